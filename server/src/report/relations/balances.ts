import { add, intersects, subtract } from '../../text/interval';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { isAmount, sameKind } from '../figures/units';
import type { Relation } from './relation';
import { literal, member, writeNumber, writeValue } from './writing';

/** What is left: 结余, 其余, 空编, 缺口. */
const REST =
  /(?:保留|结余|剩余|余下|盈余|节余|结存|余额|节约|其余|尚余|尚有|尚未|仍有|还有|还剩|空编|空缺|请假|缺席|缺勤|缺考|未到|核减|审减|退回|驳回|未通过|整治中|办理中|处理中|整改中|在办|缺编|缺额|缺口|短缺|赤字|超支|净增|净减|净流入|顺差|逆差|超编|净收益|净利润|盈利|亏损|相差|差额|自然增长|自然增加|净流出|欠[收缴拨付发交款]?|缺口)[^，,；;。]{0,8}$|(?:^|[^其])余$|^剩|(?:^|[^从])未[\u4e00-\u9fff]{1,8}$/;
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

const OPENING_STOCK =
  /年初|旧[存有]|期初|月初|季初|[上去](?:年|个?月|季度?|期|旬|周|学期)(?:年?末|年?底|同期末|结[转余]|滚存|存)|20\d\d年[末底]|结转上年|上期|原有|原存|原在册/;
const CLOSING_STOCK =
  /年末|年终|期末|期终|月末|季末|年底|滚存|结余|剩余|现有|现存|结存|目前|实有|库存|未结|仍有|截[至止]|在册|在库|现存|月底/;
const COMES_IN =
  /[轮拨领存借买编录选移]入|[接领拨]进|交办|选聘|聘用|招募|新列|列管|批准预售|新购|购进|进货|新增|增加|购入|入库|调入|新建|收入|转入|新招|招录|招聘|引进|补充|接收|新入|新发展|转正|流入|采购|受理|新收|新登记|购置|增购|开设|迁入|纳入|并入|划入|吸收|入职|入驻|新进|扩招|入会|新发|新生成|识别|追加|入账|出生|生产|产出|繁育|孵化|发生|签约|新签|续签|开业|开办|设立|成立|增设|扩建|增补|补栏|开发|分配|回流|复工|恢复|新(?!农合|型|华|兴)[\u4e00-\u9fff]{1,4}$/;
const GOES_OUT =
  /[轮拨借送售支]出|[审执裁办]结|解矫|耗用|损耗|报损|去化|网签|化解|辞退|解聘|免职|发出|调剂|去世|病故|离[园岗职队厂]|出库|脱贫|调出|减少|退出|注销|报废|退休|转出|流出|离职|核销|撤销|淘汰|支出|发放|使用|消耗|办结|结案|审结|移送|死亡|拆除|撤并|迁出|调拨|毕业|关闭|离开|剔除|解除|销号|划出|流失|淘汰|失效|关停|出栏|出账|消除|整改|偿还|归还|兑付|清偿|清收|收回|到期|终止|停办|停业|关闭|划转|转让|出售|宰杀|出让|领用|下拨|分流|外迁|搬出|退租|退订|退网|退保|撤离|脱困|退[\u4e00-\u9fff]{1,2}$|清退|清理|迁走|离校|离院|出院/;

/** What was done until the end of the year, or by how much the stock changed, is no stock. */
const NO_STOCK = /净[增减]|[增减][加少]|完成|实现|办结|整改|发放|抽[查检]|检查/;

/** 年初460顶，新购150顶，出库210顶，年末400顶: what was there, what came, what went, what is there. */
function stock(sentence: Sentence, index: number, end: Figure): Relation | undefined {
  const own = sentence.lead(index);
  if (!CLOSING_STOCK.test(own) || OPENING_STOCK.test(own) || NO_STOCK.test(own)) return undefined;
  const moves: Move[] = [];
  // 现有在册312人，年初在册336人: what was there may be told last.
  const next = sentence.figures[index + 1];
  const isToldLast =
    OPENING_STOCK.test(sentence.lead(index + 1)) &&
    !/比|较|增|减/.test(sentence.lead(index + 1)) &&
    next &&
    sameKind(next.unit, end.unit);
  let opening: Figure | undefined = isToldLast ? next : undefined;
  let nearer = 0;
  for (let at = index - 1; at >= 0; at--) {
    const figure = sentence.figures[at];
    const words = sentence.lead(at);
    if (!figure || sentence.bracket(at) !== sentence.bracket(index)) continue;
    const comes = COMES_IN.test(words);
    const goes = GOES_OUT.test(words);
    const isMove = sameKind(figure.unit, end.unit) && figure.hedge !== 'range' && !/其中/.test(words);
    if (isMove && opening === undefined && OPENING_STOCK.test(words)) {
      opening = figure;
      nearer = moves.length;
    } else if (isMove && comes !== goes) moves.unshift({ figure, sign: comes ? 1 : -1 });
    else if (opening === undefined) return undefined;
    else break;
  }
  if (!opening || moves.length === 0) return undefined;
  // 本年收入18.6亿元，加上上年结转1.2亿元: what is told before the opening may belong to it, or to something else.
  const near = nearer > 0 ? stockRelation(sentence, opening, moves.slice(moves.length - nearer), end) : undefined;
  return near?.holds ? near : stockRelation(sentence, opening, moves, end);
}

/** What came to a stock or went off it. */
interface Move {
  readonly figure: Figure;
  readonly sign: 1 | -1;
}

function stockRelation(sentence: Sentence, start: Figure, moves: readonly Move[], end: Figure): Relation {
  const expected = moves.reduce(
    (value, { figure, sign }) => (sign > 0 ? add(value, figure.value) : subtract(value, figure.value)),
    start.value,
  );
  const nominal = moves.reduce((value, { figure, sign }) => value.plus(figure.nominal.times(sign)), start.nominal);
  const all = [start, ...moves.map(({ figure }) => figure), end];
  const line = moves.map(({ figure, sign }) => `${sign > 0 ? '+' : '-'}${writeNumber(sentence, figure, all)}`).join('');
  const computation = `${writeNumber(sentence, start, all)}${line}=${writeValue(nominal, end)}`;
  const holds = intersects(expected, end.value);
  return {
    kind: 'sum',
    rule: 'figure-sum',
    members: [member('基数', start), ...moves.map(({ figure }) => member('增减', figure)), member('现值', end)],
    span: end.span,
    computation,
    holds,
    message: holds ? '' : `期初、增减与期末不符：${computation}，文中为${literal(sentence, end)}，请核对这几个数。`,
  };
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
  // 工地132个，发现隐患467处，已整改431处: a rest is left of what is counted in its own unit.
  const alike = before.filter((at) => sentence.figures[at]?.unit.name === rest.unit.name);
  const counted = alike.length >= 2 ? alike : before;
  // What was there at the beginning belongs to what is left: 收入减支出 alone does not.
  if (counted.some((at) => OPENING_STOCK.test(sentence.lead(at)))) return undefined;
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
