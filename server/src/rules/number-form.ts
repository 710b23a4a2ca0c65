import { numberFaultsOf } from '../report/numberFaults';
import type { NumberFault } from '../text/numberForm';
import { addPassages } from './passageFinding';
import type { Rule } from './rule';

const FAULTS: Readonly<Record<NumberFault, { readonly message: string; readonly safe: boolean }>> = {
  zero: { message: '年份里的零应写“〇”，“零”只用于计数', safe: true },
  thousand: { message: '阿拉伯数字不与“千”“百”连用，只与“万”“亿”连用', safe: true },
  range: { message: '数值范围前一个数的“万”“亿”不能省，否则读不出是多少', safe: false },
  rangePercent: { message: '数值范围前一个数的百分号不能省', safe: true },
  shortYear: { message: '年份应写四位数字', safe: false },
  fullWidth: { message: '阿拉伯数字应用半角', safe: true },
  percent: { message: '“百分之”与阿拉伯数字不连用', safe: true },
  paddedDate: { message: '日期的月、日不编虚位，前面不加0', safe: true },
  approximate: { message: '相邻两个数连用表示概数时用汉字，中间不加顿号', safe: false },
  groupedYear: { message: '年份里不加分节的逗号', safe: true },
  mixedDate: { message: '同一个日期里汉字数字和阿拉伯数字不混用', safe: false },
  several: { message: '带“几”的概数用汉字', safe: true },
  weekday: { message: '星期几用汉字', safe: true },
};

/** Numbers that are not written as the standard on numerals asks: 二零二三年, 6千, 6～8亿, 23年5月, １２, 百分之35. */
export const numberForm: Rule = {
  id: 'number-form',
  title: '数字写法',
  titleEnglish: 'Form of numbers',
  group: '文字',
  severity: 'information',
  force: '国标',
  source: 'GB/T 15835-2011 第4、5条；GB/T 9704-2012 第7.3.5.4条',
  checkBlock(block, { asOf }, add) {
    for (const { prose, fault, passages } of numberFaultsOf(block, asOf.date.year)) {
      const { message, safe } = FAULTS[fault];
      const right = passages[0]?.newText;
      const demand = right === undefined ? '。' : `，应为“${right}”。`;
      const report = {
        message: (written: string) => `“${written}”：${message}${demand}`,
        title: (_written: string, newText: string) => `改为“${newText}”`,
        safe,
      };
      addPassages(prose, passages, report, add);
    }
  },
};
