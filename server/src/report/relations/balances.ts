import { intersects, subtract } from '../../text/interval';
import { type Figure, nominalSum } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import type { Relation } from './relation';
import { CLOSING_STOCK, OPENING_STOCK, stock } from './stocks';
import { literal, member, writeNumber, writeValue } from './writing';

/** What is left: 结余, 其余, 空编, 缺口. */
const REST =
  /(?:保留|结余|剩余|余下|盈余|节余|结存|余额|节约|其余|尚余|尚有|[还尚仍][差缺欠]|尚未|仍有|还有|还剩|空编|空缺|请假|缺席|缺勤|缺考|未到|核减|审减|退回|驳回|未通过|整治中|办理中|处理中|整改中|在办|缺编|缺额|缺口|短缺|赤字|超支|净增|净减|净流入|顺差|逆差|超编|净收益|净利润|盈利|亏损|相差|差额|自然增长|自然增加|净流出|欠[收缴拨付发交款]?|缺口)[^，,；;。]{0,8}$|(?:^|[^其])余$|^剩|(?:^|[^从])未[\u4e00-\u9fff]{1,8}$/;
/** What goes off a whole: done, spent, filled. */
const TAKEN =
  /压减|撤并|裁减|精简|已|现有|实[^现施验践体质]|在职|中标|决算|结算|审定|实际|实支|参加|参考|实到|完成|办结|整改|支出|使用|支付|拨付|实有|在编|在岗|到位|撤销|注销|除|消耗|发放|搬迁|解决|销号|达标|脱贫|退出|减少|退休|调出|归还|偿还|入库|审核|受理|录取|报到|回收|收回|清退|核销|化解|建成|开工|通过/;
const GIVEN =
  /报名|上报|申报|申请|提交|报送|概算|送审|估算|收入|筹集|预算|安排|下达|核定|编制|应|共|总|原有|原|现有|全|计划|需|排查|受理|新增|入|引进|上级|争取|查摆|征集|收到|结转|年初|期初|上年末|录用|招/;

/** Pairs of which the second goes off the first. */
const OPPOSED: readonly (readonly [RegExp, RegExp])[] = [
  [/出口/, /进口/],
  [/收入/, /支出/],
  [/盈利|盈余/, /亏损/],
  [/存入|存款/, /取出|提取/],
  [/入库|调入/, /出库|调出/],
  [/招录|录用|引进|入职/, /辞职|离职|退休|流失/],
  [/出生/, /死亡/],
  [/流入/, /流出/],
  [/转入/, /转出/],
  [/迁入/, /迁出/],
  [/新增|新登记|新设/, /注销|减少|退出/],
];

/** Rests in a sentence: 收入减支出, 核定减实有, 总数减已完成. */
export function findBalances(sentence: Sentence): Relation[] {
  const relations: Relation[] = [];
  for (let index = 2; index < sentence.figures.length; index++) {
    const rest = sentence.figures[index];
    if (!rest || !isAmount(rest.unit.dimension) || rest.hedge === 'range') continue;
    const lead = sentence.lead(index);
    const isRest = REST.test(lead);
    if (!isRest && !CLOSING_STOCK.test(lead) && !TAKEN.test(lead)) continue;
    const relation =
      stock(sentence, index, rest) ?? (isRest ? check(sentence, index, rest) : present(sentence, index, rest));
    if (relation) relations.push(relation);
  }
  return relations;
}

function check(sentence: Sentence, index: number, rest: Figure): Relation | undefined {
  if (!REST.test(sentence.lead(index))) return undefined;
  const bracket = sentence.bracket(index);
  const before: number[] = [];
  for (let at = index - 1; at >= 0 && before.length < 4; at--) {
    const figure = sentence.figures[at];
    if (!figure || sentence.bracket(at) > bracket) continue;
    if (sentence.bracket(at) !== bracket) break;
    if (/[；;]/.test(sentence.slice(figure.span.end, rest.span.start)) && before.length === 0) return undefined;
    if (sameKind(figure.unit, rest.unit) && figure.hedge !== 'range') before.unshift(at);
  }
  const figures = sentence.figuresAt(before);
  for (let from = figures.length - 2; from >= 0; from--) {
    const [whole, ...taken] = figures.slice(from);
    if (!whole) continue;
    const left = taken.reduce((value, figure) => subtract(value, figure.value), whole.value);
    const [first] = taken;
    const reversed = taken.length === 1 && first ? subtract(first.value, whole.value) : undefined;
    if (intersects(left, rest.value) || (reversed && intersects(reversed, rest.value))) {
      return balance(sentence, whole, taken, rest, true);
    }
  }
  // 已办结45件，正在办理12件，尚未启动6件: what is left is told in several parts, which a sum has to judge.
  const next = sentence.figures[index + 1];
  if (next && sameKind(next.unit, rest.unit) && /^(?:尚未|未|待|暂)/.test(sentence.lead(index + 1))) return undefined;
  // A whole that is the sum of what went off and what is left may also be told as two parts before.
  // 工地132个，发现隐患467处，已整改431处: a rest is left of what is counted in its own unit.
  const alike = before.filter((at) => sentence.figures[at]?.unit.name === rest.unit.name);
  const counted = alike.length >= 2 ? alike : before;
  // What was there at the beginning belongs to what is left: 收入减支出 alone does not.
  if (counted.some((at) => OPENING_STOCK.test(sentence.lead(at)))) return undefined;
  const [planned, ...done] = counted;
  if (planned !== undefined && done.length >= 2 && isShort(sentence, planned, done, index)) {
    const [all, ...gone] = counted.flatMap((at) => sentence.figures[at] ?? []);
    return all && balance(sentence, all, gone, rest, false);
  }
  const last = counted.slice(-2);
  const [wholeAt, takenAt] = last;
  if (wholeAt === undefined || takenAt === undefined) return undefined;
  // 累计发放41亿元 and 全年发放3.86亿元 count over different times.
  const isRunning = (at: number) => /累计/.test(sentence.lead(at));
  if (isRunning(wholeAt) !== isRunning(takenAt)) return undefined;
  const opposed = OPPOSED.some(
    ([one, other]) => one.test(sentence.lead(wholeAt)) && other.test(sentence.lead(takenAt)),
  );
  const whole = sentence.figures[wholeAt];
  const taken = sentence.figures[takenAt];
  if (!whole || !taken || (counted.length > 2 && !opposed)) return undefined;
  const remainder = /^(?:其余|剩余|余下|尚余|还剩)/.test(sentence.lead(index));
  if (!opposed && (!TAKEN.test(sentence.gap(takenAt)) || !(remainder || GIVEN.test(sentence.gap(wholeAt)))))
    return undefined;
  if (/[；;]/.test(sentence.slice(whole.span.end, rest.span.start))) return undefined;
  return balance(sentence, whole, [taken], rest, false);
}

/** 计划植树80万株，春季完成36万株，雨季完成28万株，还差16万株: what is missing of a plan that was carried out in steps. */
function isShort(sentence: Sentence, planned: number, done: readonly number[], index: number): boolean {
  return (
    /[还尚仍][差缺欠]|未完成|剩余|缺口/.test(sentence.lead(index)) &&
    /计划|任务|目标|应|核定|需/.test(sentence.lead(planned)) &&
    done.every((at) => /完成|落实|到位|实施|建成|已/.test(sentence.lead(at)))
  );
}

/** 应到245人，请假17人，实到228人: what is there, told behind what is missing. */
function present(sentence: Sentence, index: number, taken: Figure): Relation | undefined {
  const [whole, missing] = [sentence.figures[index - 2], sentence.figures[index - 1]];
  const [wholeLead, missingLead] = [sentence.lead(index - 2), sentence.lead(index - 1)];
  if (!whole || !missing || whole.unit.name !== taken.unit.name || missing.unit.name !== taken.unit.name)
    return undefined;
  if (!EXPECTED.test(wholeLead) || !REST.test(missingLead) || !TAKEN.test(sentence.lead(index))) return undefined;
  if (/其中/.test(missingLead) || /[；;。]/.test(sentence.gap(index - 1) + sentence.gap(index))) return undefined;
  if ([index - 2, index - 1].some((at) => sentence.bracket(at) !== sentence.bracket(index))) return undefined;
  return balance(sentence, whole, [missing], taken, intersects(subtract(whole.value, missing.value), taken.value));
}

const EXPECTED = /应|核定|编制|报名|发出|发放|总|共|计划|原有/;

/** A whole, what was taken off it, and what is said to be left; `holds` is the caller's judgement. */
export function balance(
  sentence: Sentence,
  whole: Figure,
  taken: readonly Figure[],
  rest: Figure,
  holds: boolean,
): Relation {
  const all = [whole, ...taken, rest];
  const computed = whole.nominal.minus(nominalSum(taken)).abs();
  const [first, second] =
    taken.length === 1 && taken[0]?.nominal.gt(whole.nominal) ? [taken[0], [whole]] : [whole, taken];
  const line = [first ?? whole, ...second].map((figure) => writeNumber(sentence, figure, all)).join('-');
  const computation = `${line}=${writeValue(computed, rest)}`;
  return {
    kind: 'sum',
    rule: 'figure-sum',
    members: [member('合计', whole), ...taken.map((figure) => member('分项', figure)), member('分项', rest)],
    span: rest.span,
    computed,
    computation,
    holds,
    message: holds ? '' : `余数与前后数字不符：${computation}，文中为${literal(sentence, rest)}，请核对这几个数。`,
  };
}
