import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount } from '../figures/units';
import { changeClause } from './changeClauses';
import type { Relation } from './relation';
import { literal, member } from './writing';

/** Words for what is told in percent; where one of them stands before, the points may be its own. */
const RATE_WORDS =
  /[率比]|占|增[速幅]|涨幅|降幅|升幅|进度|比例|比重|百分|指数|份额|税负|利差|杠杆|毛利|浓度|成数|折扣|集中度|密度|程度|水平|覆盖|参与/;

/** 办理退税2.17亿元，比上年增长12.4个百分点: an amount grows by percent; points are what two percentages differ by. */
export function findPointMisuse(sentence: Sentence): Relation[] {
  const relations: Relation[] = [];
  for (let index = 1; index < sentence.figures.length; index++) {
    const points = sentence.figures[index];
    const level = sentence.figures[index - 1];
    if (points?.unit.dimension !== 'point' || !level || !isAmount(level.unit.dimension)) continue;
    const clause = changeClause(sentence, index);
    if (clause?.subject !== '' || !isToldOf(sentence, index, level)) continue;
    relations.push({
      kind: 'points',
      rule: 'percentage-point',
      members: [member('现值', level), member('增幅', points)],
      span: points.span,
      computation: `${literal(sentence, level)}的变化`,
      holds: false,
      message: `“${literal(sentence, level)}”不是百分数，变化幅度应当用“%”，不用“个百分点”：文中为${literal(sentence, points)}，请核对。`,
    });
  }
  return relations;
}

/** Whether the points can only be told of the amount before them: the clause follows it and nothing before is in percent. */
function isToldOf(sentence: Sentence, index: number, level: Figure): boolean {
  if (!/^[，,]?(?:[^，,；;。：:、（(]{0,14})$/.test(sentence.gap(index))) return false;
  if (level.hedge === 'range' || level.unit.dimension === 'duration') return false;
  const percentBefore = sentence.figures.slice(0, index).some(({ unit }) => unit.dimension === 'percent');
  return (
    !percentBefore &&
    !RATE_WORDS.test(withoutComparison(sentence.slice(sentence.start, level.span.start))) &&
    !RATE_WORDS.test(withoutComparison(sentence.gap(index)))
  );
}

/** The words without those that only compare: 同比, 比上年的, 比2022年的. */
function withoutComparison(words: string): string {
  return words.replace(/同比|环比|相比|^[，,]?(?:与|比)|比(?=[上去前年同\d])/g, '');
}
