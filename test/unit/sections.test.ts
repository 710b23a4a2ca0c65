import assert from 'node:assert/strict';
import { identifyProfile } from '../../server/src/report/identify';
import { missingSections } from '../../server/src/report/missing';
import { Report } from '../../server/src/report/report';
import { toChineseOrdinal } from '../../server/src/text/numerals';
import { inScript, type Script } from '../../server/src/text/script';
import { builtInKnowledge } from '../support/knowledge';

/** A kind of paper with headings as offices write them, and what is missing when one of them is taken out. */
interface Sample {
  readonly title: string;
  readonly lead?: string;
  readonly headings: readonly string[];
  /** Index of the heading taken out: roles that are missing then; `?` where the rest may stand for it. */
  readonly lose?: Readonly<Record<number, string>>;
}

const LEAD = '根据上级通知要求，我局认真组织开展了有关工作，现将有关情况报告如下：';
const SAMPLES: readonly Sample[] = [
  {
    title: '某局关于财务管理的自查报告',
    headings: ['自查工作开展情况', '自查发现的主要问题', '下一步整改措施'],
    lose: { 1: 'problem', 2: 'next' },
  },
  {
    title: '某镇安全生产自查报告',
    headings: ['提高认识，加强领导', '完善制度，落实责任', '突出重点，强化排查', '存在的薄弱环节', '今后工作打算'],
    lose: { 3: 'problem', 4: 'next' },
  },
  {
    title: '某校师德师风自查自纠报告',
    headings: ['组织部署情况', '对照检查情况', '存在问题及原因分析', '整改方向及措施'],
    lose: { 2: 'problem', 3: 'next' },
  },
  {
    title: '某局政务公开自查报告',
    headings: ['主要做法', '取得的成效', '存在的不足', '改进措施'],
    lose: { 2: 'problem', 3: 'next' },
  },
  {
    title: '某县义务教育均衡发展自查报告',
    headings: ['县域基本情况', '自查结果', '工作措施及成效', '问题与不足', '努力方向'],
    lose: { 3: 'problem', 4: 'next' },
  },
  {
    title: '关于开展违规收费自查情况的报告',
    headings: ['迅速安排部署', '认真开展自查', '自查中发现的问题', '整改落实情况'],
    lose: { 2: 'problem', 3: 'next' },
  },
  {
    title: '某局意识形态工作责任制落实情况自查报告',
    headings: ['主要工作情况', '存在问题', '下步工作打算'],
    lose: { 1: 'problem', 2: 'next' },
  },
  {
    title: '某县人民政府履行教育职责自评报告',
    headings: ['县情及教育概况', '主要举措和成效', '自评得分情况', '存在的困难与问题', '整改措施及下步打算'],
    lose: { 3: 'problem', 4: 'next' },
  },
  {
    title: '某区学前教育普及普惠自评报告',
    headings: ['基本情况', '自评工作开展情况', '普及普惠水平情况', '政府保障情况', '存在问题及改进方向'],
    lose: { 4: 'problem,next' },
  },
  { title: '某校办学水平自我评价报告', headings: ['学校概况', '办学特色', '自评结果', '主要问题与对策'] },
  {
    title: '某局2016年工作总结',
    headings: ['2016年工作回顾', '存在的主要问题', '2017年工作计划'],
    lose: { 1: 'problem', 2: 'next', 0: 'work' },
  },
  {
    title: '某局2016年工作总结',
    headings: [
      '狠抓项目建设，发展后劲持续增强',
      '强化民生保障，群众福祉不断增进',
      '存在的困难和问题',
      '2017年工作思路',
    ],
    lose: { 2: 'problem', 3: 'next' },
  },
  {
    title: '某镇2019年工作总结及2020年工作打算',
    headings: ['2019年主要工作完成情况', '工作中存在的不足', '2020年工作打算'],
    lose: { 1: 'problem', 2: 'next' },
  },
  {
    title: '某局2020年度工作总结',
    headings: ['重点工作完成情况', '特色亮点工作', '问题和短板', '明年工作谋划'],
    lose: { 2: 'problem', 3: 'next' },
  },
  {
    title: '某县教育局2018年工作总结',
    headings: ['一年来的主要工作', '几点体会', '面临的主要困难', '下一年度工作重点'],
    lose: { 2: 'problem', 3: 'next' },
  },
  {
    title: '某县2021年上半年工作总结',
    headings: ['上半年工作开展情况', '存在问题', '下半年工作安排'],
    lose: { 1: 'problem', 2: 'next' },
  },
  {
    title: '某县2021年上半年工作总结暨下半年工作计划',
    headings: ['主要经济指标完成情况', '重点工作推进情况', '存在的困难和不足', '下半年重点工作'],
    lose: { 2: 'problem', 3: 'next' },
  },
  {
    title: '某局2022年上半年工作总结',
    headings: ['加强党的建设，筑牢思想根基', '突出主责主业，提升服务水平', '当前工作中的短板弱项', '下一阶段工作举措'],
    lose: { 2: 'problem', 3: 'next' },
  },
  {
    title: '某局2022年工作要点',
    lead: '2022年全局工作的总体要求是：坚持稳中求进，扎实做好各项工作。',
    headings: ['全面加强党的建设', '着力解决群众急难愁盼问题', '补齐民生短板', '切实强化工作保障'],
  },
  { title: '某局2022年工作要点', headings: ['总体要求', '主要目标', '重点任务', '保障措施'] },
  {
    title: '某局关于巡察反馈意见整改落实情况的报告',
    headings: ['提高政治站位，压实整改责任', '聚焦问题清单，逐项整改到位', '强化成果运用，健全长效机制'],
    lose: { 1: 'work?', 2: 'next' },
  },
  {
    title: '某局审计查出问题整改报告',
    headings: ['整改工作总体部署情况', '审计发现问题的整改情况', '尚未整改到位的问题', '下一步工作措施'],
    lose: { 1: 'work', 3: 'next' },
  },
  {
    title: '某镇环保督察反馈问题整改报告',
    headings: ['整改进展情况', '存在的主要困难', '下步工作计划'],
    lose: { 0: 'work', 2: 'next' },
  },
  { title: '某镇问题整改报告', headings: ['问题整改情况', '整改工作成效', '巩固提升措施'], lose: { 0: 'work?' } },
  {
    title: '2022年度述职述廉报告',
    lead: '本人于2020年任某局局长，现将本年度履职情况报告如下，请予评议。',
    headings: ['强化理论学习', '履行岗位职责', '廉洁自律方面', '存在的问题和不足', '下步努力方向'],
    lose: { 2: 'integrity', 3: 'problem', 4: 'next' },
  },
  {
    title: '2022年述职报告',
    lead: '一年来，本人认真履行职责，现将有关情况报告如下。',
    headings: ['思想政治方面', '工作实绩方面', '自身存在的差距', '今后打算'],
    lose: { 2: 'problem', 3: 'next' },
  },
  {
    title: '关于农村公路管护情况的调研报告',
    headings: ['我县农村公路管护现状', '管护工作面临的突出问题', '产生问题的原因', '加强管护工作的对策建议'],
    lose: { 1: 'problem', 3: 'advice' },
  },
  {
    title: '关于产业发展的调研报告',
    headings: ['发展现状', '主要做法和成效', '制约因素', '几点建议'],
    lose: { 2: 'problem', 3: 'advice' },
  },
  {
    title: '关于乡村治理的调研报告',
    headings: ['基本情况及特点', '存在的短板和弱项', '推进乡村治理的路径思考'],
    lose: { 1: 'problem', 2: 'advice' },
  },
  {
    title: '关于重点工作督查情况的通报',
    headings: ['总体情况', '存在问题', '有关要求'],
    lose: { 1: 'problem', 2: 'advice' },
  },
  {
    title: '关于春季开学督导检查情况的报告',
    headings: ['督导检查基本情况', '好的经验和做法', '发现的主要问题', '整改建议'],
    lose: { 2: 'problem', 3: 'advice' },
  },
  {
    title: '政府工作报告',
    lead: '现在，我代表县人民政府向大会作工作报告，请予审议。',
    headings: ['过去五年工作回顾', '今后五年总体要求和奋斗目标', '2022年重点工作'],
    lose: { 0: 'work', 2: 'task' },
  },
  {
    title: '政府工作报告',
    lead: '现在，我代表县人民政府向大会作工作报告，请予审议。',
    headings: ['2023年工作回顾', '2024年政府工作总体安排', '2024年主要任务', '加强政府自身建设'],
    lose: { 0: 'work', 2: 'task' },
  },
  {
    title: '某县校车安全整治实施方案',
    lead: '为加强校车安全管理，制定本方案。',
    headings: ['指导思想', '工作目标', '整治重点', '实施步骤', '工作要求'],
    lose: { 4: 'guarantee', 2: 'task' },
  },
  {
    title: '某县教师节庆祝活动工作方案',
    lead: '为庆祝教师节，制定本方案。',
    headings: ['活动主题', '活动时间', '活动内容', '组织领导'],
    lose: { 3: 'guarantee' },
  },
  {
    title: '某县义务教育优质均衡发展推进方案',
    lead: '为推进优质均衡，制定本方案。',
    headings: ['总体要求', '重点任务', '进度安排', '组织保障'],
    lose: { 3: 'guarantee', 1: 'task' },
  },
  {
    title: '某县关于防汛工作情况的报告',
    headings: ['雨水情及灾情', '采取的主要措施', '当前存在的困难', '下一步工作打算'],
    lose: { 3: 'next' },
  },
  {
    title: '某县关于某小区火灾情况的报告',
    headings: ['事件经过', '处置情况', '初步原因', '下一步措施'],
    lose: { 3: 'next' },
  },
  {
    title: '某市林业局关于森林防火工作的自查报告',
    headings: ['强化领导，夯实责任', '广泛宣传，营造氛围', '加强巡护，消除隐患', '主要问题', '工作打算'],
    lose: { 3: 'problem', 4: 'next' },
  },
  {
    title: '某县医保基金使用情况自查报告',
    headings: ['自查范围和方法', '自查基本情况', '查出的问题', '问题产生的原因', '整改落实措施'],
    lose: { 2: 'problem', 4: 'next' },
  },
  {
    title: '某乡扶贫资金自查自纠情况报告',
    headings: ['资金使用管理情况', '自查自纠开展情况', '存在的突出问题及整改情况'],
    lose: { 2: 'problem,next' },
  },
  {
    title: '某中学食堂管理自查报告',
    headings: ['机构健全，管理规范', '硬件达标，环境整洁', '采购规范，索证齐全', '困难与建议'],
  },
  {
    title: '某局关于2020年度保密工作自查自评报告',
    headings: ['保密工作开展情况', '自评打分情况', '存在的问题和下一步工作措施'],
    lose: { 2: 'problem,next' },
  },
  {
    title: '某县人民政府义务教育优质均衡发展自评报告',
    headings: ['基本概况', '指标达标情况', '工作举措与成效', '面临的问题与挑战', '下一步努力方向'],
    lose: { 3: 'problem', 4: 'next' },
  },
  {
    title: '某区统计局2014年度工作总结',
    headings: [
      '围绕中心抓服务，统计分析质量明显提高',
      '依法治统抓规范，统计数据质量稳步提升',
      '存在的主要不足',
      '2015年主要工作任务',
    ],
    lose: { 2: 'problem', 3: 'next' },
  },
  {
    title: '某街道2023年度工作总结和2024年度工作计划',
    headings: ['2023年工作开展情况', '2023年工作中存在的问题', '2024年工作计划'],
    lose: { 1: 'problem', 2: 'next' },
  },
  {
    title: '某镇2010年工作总结',
    headings: ['今年以来的工作', '主要经验', '不足之处', '明年的打算'],
    lose: { 2: 'problem', 3: 'next' },
  },
  {
    title: '某医院2017年工作总结',
    headings: ['医疗质量持续改进', '学科建设不断加强', '服务水平稳步提升', '存在的困难', '来年工作设想'],
    lose: { 3: 'problem', 4: 'next' },
  },
  {
    title: '某局2011年上半年工作总结',
    headings: ['上半年主要工作及成效', '存在的问题与困难', '下半年工作重点及措施'],
    lose: { 1: 'problem', 2: 'next' },
  },
  {
    title: '某县2024年上半年教育工作总结',
    headings: ['工作进展', '问题短板', '下半年打算'],
    lose: { 1: 'problem', 2: 'next' },
  },
  {
    title: '某局2023年工作思路',
    lead: '2023年，我局将坚持稳字当头，重点抓好以下工作。',
    headings: ['抓招商，扩投资', '抓项目，增后劲', '抓作风，提效能'],
  },
  {
    title: '某局关于落实人大审议意见整改情况的报告',
    headings: ['关于加大投入的意见', '关于加强监管的意见', '下一步工作'],
    lose: { 2: 'next' },
  },
  {
    title: '某区委巡察整改情况报告',
    headings: ['履行整改主体责任情况', '巡察反馈重点问题整改落实情况', '需要长期整改事项进展', '今后工作方向'],
    lose: { 1: 'work?', 3: 'next' },
  },
  {
    title: '某同志2021年度个人述职述廉报告',
    lead: '我于2019年任现职，现述职如下。',
    headings: ['政治思想建设情况', '履职尽责情况', '廉洁从政情况', '存在不足', '改进思路'],
    lose: { 2: 'integrity', 3: 'problem', 4: 'next' },
  },
  {
    title: '关于我县托育服务的调查报告',
    headings: ['托育服务发展现状', '群众需求情况', '存在的主要问题', '成因分析', '发展托育服务的建议'],
    lose: { 2: 'problem', 4: 'advice' },
  },
  {
    title: '关于县域商业体系建设的调研报告',
    headings: ['建设情况', '存在问题', '对策措施'],
    lose: { 1: 'problem', 2: 'advice' },
  },
  {
    title: '关于营商环境专项督查情况的报告',
    headings: ['督查开展情况', '各单位落实情况', '督查发现的突出问题', '下一步工作建议'],
    lose: { 2: 'problem', 3: 'advice' },
  },
  {
    title: '某县农村危房改造实施方案',
    lead: '为做好危房改造工作，制定本方案。',
    headings: ['目标任务', '补助对象和标准', '工作程序', '时间安排', '监督管理'],
  },
  {
    title: '某校防溺水专项行动方案',
    lead: '为预防溺水，制定本方案。',
    headings: ['工作目标', '组织机构', '主要措施', '工作要求'],
    lose: {},
  },
  { title: '某小学2024年春季学期工作计划', headings: ['指导思想', '工作目标', '主要工作及措施', '月度安排'] },
  { title: '某县关于粮食安全工作情况的汇报', headings: ['基本情况', '主要做法', '存在问题', '意见建议'] },
  {
    title: '政府工作报告',
    lead: '现在，我代表县人民政府向大会报告工作，请予审议。',
    headings: ['2010年和“十一五”工作回顾', '“十二五”发展总体思路和主要目标', '2011年工作安排'],
    lose: { 0: 'work', 2: 'task' },
  },
  {
    title: '某县第十次党组会议纪要',
    lead: '2024年3月5日，县政府党组书记主持召开第10次党组会议，研究有关事项。现纪要如下：',
    headings: ['传达学习有关会议精神', '研究干部有关事项'],
  },
  { title: '某县关于加强耕地保护的意见', headings: ['总体要求', '主要任务', '保障措施'] },
];

/** Below the headings stands text that speaks of problems, measures and goals without being the part for them. */
const TEXTS = [
  '针对排查发现的问题，建立台账，逐一整改到位，整改率百分之百，群众满意度明显提高。',
  '坚持城乡统筹，缩小城乡差距，有效改善办学条件，完成投资一千二百万元，惠及群众八千人。',
  '强化组织领导，成立领导小组，制定实施方案，组织开展检查四十二次，为下一步工作打下坚实基础。',
  '关心困难群众生活，发放救助资金三百万元，切实解决群众反映的突出问题，目标任务全面完成。',
];

/** 一、 with the text below, or （一） with the text behind, or Markdown headings. */
type Form = 'numbered' | 'runIn' | 'hashed';

function write(sample: Sample, headings: readonly string[], form: Form, script: Script): string {
  const sections = headings.map((heading, index) => {
    const text = TEXTS[index % TEXTS.length];
    const ordinal = toChineseOrdinal(index + 1);
    if (form === 'runIn') return `（${ordinal}）${heading}。${text}`;
    return `${form === 'hashed' ? '## ' : ''}${ordinal}、${heading}\n\n${text}`;
  });
  const title = form === 'hashed' ? `# ${sample.title}` : sample.title;
  return inScript([title, sample.lead ?? LEAD, ...sections].join('\n\n'), script);
}

function missingIn(text: string): readonly { role: string; isRequired: boolean }[] {
  const report = Report.parse(text);
  const profile = identifyProfile(report, builtInKnowledge().profiles);
  assert.ok(profile, `认不出类型：${text.slice(0, 40)}`);
  return missingSections(report, profile).map(({ section }) => ({
    role: section.role,
    isRequired: section.need === 'required',
  }));
}

describe('各类文稿常见的小标题', () => {
  const forms: readonly Form[] = ['numbered', 'runIn', 'hashed'];
  for (const sample of SAMPLES) {
    it(`${sample.title}：${sample.headings.join('、')}`, () => {
      for (const script of ['hans', 'hant'] as const) {
        for (const form of forms) {
          const full = missingIn(write(sample, sample.headings, form, script));
          assert.deepEqual(
            full.filter((each) => each.isRequired),
            [],
            `${form} ${script}`,
          );
        }
        for (const [lost, roles] of Object.entries(sample.lose ?? {})) {
          const rest = sample.headings.filter((_, index) => index !== Number(lost));
          const missing = missingIn(write(sample, rest, 'numbered', script));
          const wanted = roles.split(',');
          for (const role of wanted.filter((each) => !each.endsWith('?'))) {
            assert.ok(
              missing.some((each) => each.role === role),
              `删去“${sample.headings[Number(lost)]}”没有发现缺少${role}`,
            );
          }
          const others = missing.filter(
            (each) => each.isRequired && !wanted.some((role) => role.replace('?', '') === each.role),
          );
          assert.deepEqual(others, [], `删去“${sample.headings[Number(lost)]}”`);
        }
      }
    });
  }
});
