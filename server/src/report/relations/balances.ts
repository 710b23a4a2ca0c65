import { intersects, subtract } from '../../text/interval';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import type { Relation } from './relation';
import { literal, member, writeNumber, writeValue } from './writing';

/** What is left: 结余, 其余, 空编, 缺口. */
const REST =
  /(?:结余|剩余|余下|盈余|节余|结存|余额|节约|其余|尚余|尚有|尚未|仍有|还有|还剩|空编|空缺|缺编|缺额|缺口|短缺|赤字|超支|净增|净减|净流入|顺差|逆差|超编|净收益|净利润|盈利|亏损|相差|差额)[^，,；;。]{0,8}$|(?:^|[^其])余$|^剩/;
/** What goes off a whole: done, spent, filled. */
const TAKEN =
  /已|完成|办结|整改|支出|使用|支付|拨付|实有|在编|在岗|到位|撤销|注销|除|消耗|发放|搬迁|解决|销号|达标|脱贫|退出|减少|退休|调出|归还|偿还|入库|录取|报到|回收|收回|清退|核销|化解|建成|开工|通过/;
const GIVEN =
  /收入|筹集|预算|安排|下达|核定|编制|应|共|总|原有|原|现有|全|计划|需|排查|受理|新增|入|引进|上级|争取|查摆|征集|收到|结转|年初|期初|上年末|录用|招/;

/** Rests in a sentence: 收入减支出, 核定减实有, 总数减已完成. */
export function findBalances(sentence: Sentence): Relation[] {
  const relations: Relation[] = [];
  for (let index = 2; index < sentence.figures.length; index++) {
    const rest = sentence.figures[index];
    if (!rest || !isAmount(rest.unit.dimension) || rest.hedge === 'range') continue;
    if (!REST.test(sentence.lead(index))) continue;
    const relation = check(sentence, index, rest);
    if (relation) relations.push(relation);
  }
  return relations;
}

function check(sentence: Sentence, index: number, rest: Figure): Relation | undefined {
  const bracket = sentence.bracket(index);
  const before: number[] = [];
  for (let at = index - 1; at >= 0 && before.length < 4; at--) {
    const figure = sentence.figures[at];
    if (!figure || sentence.bracket(at) > bracket) continue;
    if (sentence.bracket(at) !== bracket) break;
    if (/[；;]/.test(sentence.slice(figure.span.end, rest.span.start)) && before.length === 0) return undefined;
    if (sameKind(figure.unit, rest.unit) && figure.hedge !== 'range') before.unshift(at);
  }
  const figures = before.map((at) => sentence.figures[at]).filter((figure) => figure !== undefined);
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
  // A whole that is the sum of what went off and what is left may also be told as two parts before.
  const last = before.slice(-2);
  const [wholeAt, takenAt] = last;
  if (wholeAt === undefined || takenAt === undefined) return undefined;
  const whole = sentence.figures[wholeAt];
  const taken = sentence.figures[takenAt];
  if (!whole || !taken || before.length > 2) return undefined;
  if (!TAKEN.test(sentence.gap(takenAt)) || !GIVEN.test(sentence.gap(wholeAt))) return undefined;
  if (/[；;]/.test(sentence.slice(whole.span.end, rest.span.start))) return undefined;
  return balance(sentence, whole, [taken], rest, false);
}

function balance(sentence: Sentence, whole: Figure, taken: readonly Figure[], rest: Figure, holds: boolean): Relation {
  const all = [whole, ...taken, rest];
  const value = taken.reduce((left, figure) => left.minus(figure.nominal), whole.nominal).abs();
  const [first, second] =
    taken.length === 1 && taken[0]?.nominal.gt(whole.nominal) ? [taken[0], [whole]] : [whole, taken];
  const line = [first ?? whole, ...second].map((figure) => writeNumber(sentence, figure, all)).join('-');
  const computation = `${line}=${writeValue(value, rest)}`;
  return {
    kind: 'sum',
    rule: 'figure-sum',
    members: [member('合计', whole), ...taken.map((figure) => member('分项', figure)), member('分项', rest)],
    span: rest.span,
    computation,
    holds,
    message: holds ? '' : `余数与前后数字不符：${computation}，文中为${literal(sentence, rest)}，请核对这几个数。`,
  };
}
