import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import type { Relation } from './relation';
import { literal, member } from './writing';

/** 在校生数继续下降，: a clause that tells the direction before any figure. */
const TOLD =
  /(?:持续|继续|不断|逐步|逐年|逐渐|进一步|稳步|稳中有|明显|有所|大幅|小幅|显著|同步|平稳|快速|略有|总体|呈)(?:(增加|增长|上升|提高|提升|上涨|扩大|回升|攀升|增多|走高)|(减少|下降|降低|缩小|缩短|回落|下滑|下跌|走低|压减|缩减))(?:趋势|态势|势头)?[，,：:]$/;
/** Words of time with which a level is told, and nothing else. */
const THEN =
  /^(?:上年|去年|前年|上一年|上届|上期|前期|20\d\d年)(?:同期|全年|末|底)?(?:为|是|有|仅|共|达)?(?:人均|户均)?$/;
const NOW =
  /^(?:而)?(?:今年|本年|本届|本期|目前|现在|当前|20\d\d年)(?:同期|全年|末|底)?(?:为|是|有|仅|只有|共|达)?(?:人均|户均)?$/;
/** Where a smaller number is the better one, or a number is less than nothing. */
const REVERSED = /排名|位次|名次|亏|赤字|负|降幅|减幅|差距|压力/;

/** 学生数继续下降，去年为20916人，今年为21480人: the direction is told first, the levels of two times behind it. */
export function findToldTrends(sentence: Sentence): Relation[] {
  const relations: Relation[] = [];
  for (let index = 0; index + 1 < sentence.figures.length; index++) {
    const [before, after] = [sentence.figures[index], sentence.figures[index + 1]];
    if (!before || !after || !isLevel(before) || !isLevel(after) || !sameKind(before.unit, after.unit)) continue;
    if (!THEN.test(sentence.lead(index)) || !NOW.test(sentence.lead(index + 1))) continue;
    const words = sentence.slice(Math.max(sentence.start, sentence.leadStart(index) - 40), sentence.leadStart(index));
    const match = TOLD.exec(words);
    if (!match || /[；;。]/.test(sentence.gap(index + 1)) || !isOrdered(sentence, index)) continue;
    const clause = /[^，,；;。：:]{0,40}[，,：:]$/.exec(words)?.[0] ?? '';
    const told = match[1] === undefined ? -1 : 1;
    const order = after.nominal.cmp(before.nominal);
    if (REVERSED.test(clause) || order === 0 || order === told) continue;
    const [a, b] = [literal(sentence, before), literal(sentence, after)];
    const fact = `${b}${order > 0 ? '大于' : '小于'}${a}`;
    const verb = match[1] ?? match[2] ?? '';
    const start = sentence.leadStart(index) - (match[0].length - match[0].indexOf(verb));
    relations.push({
      kind: 'direction',
      rule: 'figure-direction',
      members: [member('基数', before), member('现值', after)],
      span: { start, end: start + verb.length },
      computation: fact,
      holds: false,
      message: `升降与数字相反：${fact}，文中却说${told > 0 ? '上升' : '下降'}，请核对两个数的先后和升降用词。`,
    });
  }
  return relations;
}

function isLevel(figure: Figure): boolean {
  const { dimension } = figure.unit;
  return figure.hedge === 'none' && (dimension === 'percent' || dimension === 'score' || isAmount(dimension));
}

/** Years that are named stand in their order. */
function isOrdered(sentence: Sentence, index: number): boolean {
  const year = (at: number) => Number(/^20\d\d/.exec(sentence.lead(at))?.[0] ?? 0);
  const [first, second] = [year(index), year(index + 1)];
  return (first === 0) === (second === 0) && (first === 0 || first < second);
}
