import { WordParts } from './word';

/** A report with every part that a Word file shows. */
export const SAMPLE = `---
类型: 自查报告
发文机关: 云岭县教育局
主送机关: 云岭县人民政府
发文字号: 云教发〔2025〕12号
签发人: 张三
成文日期: 2025-03-05
密级: 秘密
保密期限: 1年
份号: "000012"
附件: [学校情况统计表, 整改任务清单]
抄送: [县委办公室, 县政协办公室]
印发机关: 云岭县教育局办公室
印发日期: 2025-03-06
---

# 云岭县教育局关于开展义务教育优质均衡发展情况的自查报告

根据安排[^a]，我局开展自查。现将有关情况报告如下：

## 一、基本情况

全县共有学校30所，**全部达标**，教师“编制”使用率95%。

（一）办学条件改善。新建校舍3200平方米。

### （二）师资队伍

| 类别 | 学校数 | 备注 |
|---|---|---|
| 小学 | 13 | 含教学点 |
| 初中 | 8 | — |

| 另一表 | 数 |
|---|---|
| 甲 | 1 |

特此报告。

附件1

学校情况统计表

附件内容。

[^a]: 见县政府工作安排。
`;

let made: Promise<WordParts> | undefined;

/** The sample as a red-headed document; made once. */
export function sampleParts(): Promise<WordParts> {
  made ??= WordParts.of(SAMPLE, { format: 'document' });
  return made;
}
