import type { Decimal } from '../../text/decimal';
import { add, intersects, subtract } from '../../text/interval';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { sameKind } from '../figures/units';
import type { Relation } from './relation';
import { literal, member, writeNumber, writeValue } from './writing';

/** What was there before. */
export const OPENING_STOCK =
  /年初|旧[存有]|期初|月初|季初|[上去](?:年|个?月|季度?|期|旬|周|学期)(?:年?末|年?底|同期末|结[转余]|滚存|结?存)|20\d\d年[末底]|结转上年|上期|原有|原存|原在册/;
/** What is there now, or at the end. */
export const CLOSING_STOCK =
  /年末|年终|期末|期终|月末|季末|年底|滚存|结余|剩余|现有|现存|结存|目前|实有|库存|未结|仍有|截[至止]|在册|在库|现存|月底/;
const COMES_IN =
  /[轮拨领存借买编录选移]入|[接领拨]进|交办|选聘|聘用|招募|新列|列管|批准预售|新购|购进|进货|新增|增加|购入|入库|调入|新建|收入|转入|新招|招录|招聘|引进|补充|接收|新入|新发展|转正|流入|采购|受理|新收|新登记|购置|增购|开设|迁入|纳入|并入|划入|吸收|入职|入驻|新进|扩招|入会|新发|新生成|识别|追加|入账|出生|生产|产出|繁育|孵化|发生|签约|新签|续签|开业|开办|设立|成立|增设|扩建|增补|补栏|开发|分配|回流|复工|恢复|下达|到位|征收|征缴|筹集|收治|收押|收监|入所|受赠|接转|安排|新(?!农合|型|华|兴)[\u4e00-\u9fff]{1,4}$/;
const GOES_OUT =
  /[轮拨借送售支]出|[审执裁办]结|解矫|耗用|损耗|报损|去化|网签|化解|辞退|解聘|免职|发出|调剂|去世|病故|离[园岗职队厂]|出库|脱贫|调出|减少|退出|注销|报废|退休|转出|流出|离职|核销|撤销|淘汰|支出|发放|使用|消耗|办结|结案|审结|移送|死亡|拆除|撤并|迁出|调拨|毕业|关闭|离开|剔除|解除|销号|划出|流失|淘汰|失效|关停|出栏|出账|消除|整改|偿还|归还|兑付|清偿|清收|收回|到期|终止|停办|停业|关闭|划转|转让|出售|宰杀|出让|领用|下拨|分流|外迁|搬出|退租|退订|退网|退保|撤离|脱困|退[\u4e00-\u9fff]{1,2}$|清退|清理|迁走|离校|离院|出院|释放|投牢|出所|拨付|支付|接种|领取|下发|变现|处置|转办|销售|核减|调离|辞职|离任|减持|冲销/;

/** What was done until the end of the year, or by how much the stock changed, is no stock. */
const NO_STOCK = /净[增减]|[增减][加少]|完成|实现|办结|整改|发放|抽[查检]|检查/;

/** The words before a figure with the time that stands before them in a clause of its own: 上年末，全县在册. */
function timedLead(sentence: Sentence, index: number): string {
  const lead = sentence.lead(index);
  const time = /(?:^|[。；;，,])\s*([^，,；;。]{0,6}[末底初])[，,][^，,；;。]{0,24}$/.exec(sentence.gap(index))?.[1];
  return time === undefined ? lead : time + lead;
}

/** 年初460顶，新购150顶，出库210顶，年末400顶: what was there, what came, what went, what is there. */
export function stock(sentence: Sentence, index: number, end: Figure): Relation | undefined {
  const own = timedLead(sentence, index);
  if (!CLOSING_STOCK.test(own) || OPENING_STOCK.test(own) || NO_STOCK.test(own)) return undefined;
  // 因损耗和借出，库存降至435根: what went off is told without its number.
  if (/因|由于|扣除|剔除/.test(sentence.gap(index))) return undefined;
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
    const words = timedLead(sentence, at);
    if (!figure || sentence.bracket(at) !== sentence.bracket(index)) continue;
    const comes = COMES_IN.test(words);
    const goes = GOES_OUT.test(words);
    const isMove = sameKind(figure.unit, end.unit) && figure.hedge !== 'range' && !/其中/.test(words);
    if (isMove && opening === undefined && OPENING_STOCK.test(words)) {
      opening = figure;
      nearer = moves.length;
    } else if (isMove && comes !== goes)
      moves.unshift({ figure, sign: comes ? 1 : -1, isLoose: EITHER_WAY.test(words) });
    else if (opening === undefined) return undefined;
    else break;
  }
  if (!opening || moves.length === 0) return undefined;
  // 本年收入18.6亿元，加上上年结转1.2亿元: what is told before the opening may belong to it, or to something else.
  const near = nearer > 0 ? stockRelation(sentence, opening, moves.slice(moves.length - nearer), end) : undefined;
  return near?.holds ? near : stockRelation(sentence, opening, moves, end);
}

/** Words of what comes to one office and goes off another. */
const EITHER_WAY = /下拨|调拨|拨付|收回|回收|划转|移交|移送|分配|安排|下达|出让|转让/;

/** What came to a stock or went off it. */
interface Move {
  readonly figure: Figure;
  readonly sign: 1 | -1;
  /** Whether the words leave open which of both it was. */
  readonly isLoose: boolean;
}

/** The relation with the signs as they are read, or with one loose move turned round where that comes nearer to what is stated. */
function stockRelation(sentence: Sentence, start: Figure, moves: readonly Move[], end: Figure): Relation {
  const readings = [moves];
  for (const [at, move] of moves.entries()) {
    if (move.isLoose) readings.push(moves.with(at, { ...move, sign: move.sign > 0 ? -1 : 1 }));
  }
  const missBy = (reading: readonly Move[]) => nominalEnd(start, reading).minus(end.nominal).abs();
  const nearest = readings.reduce((best, other) => (missBy(other).lt(missBy(best)) ? other : best));
  return relationOf(sentence, start, nearest, end);
}

function nominalEnd(start: Figure, moves: readonly Move[]): Decimal {
  return moves.reduce((value, { figure, sign }) => value.plus(figure.nominal.times(sign)), start.nominal);
}

function relationOf(sentence: Sentence, start: Figure, moves: readonly Move[], end: Figure): Relation {
  const expected = moves.reduce(
    (value, { figure, sign }) => (sign > 0 ? add(value, figure.value) : subtract(value, figure.value)),
    start.value,
  );
  const computed = nominalEnd(start, moves);
  const all = [start, ...moves.map(({ figure }) => figure), end];
  const line = moves.map(({ figure, sign }) => `${sign > 0 ? '+' : '-'}${writeNumber(sentence, figure, all)}`).join('');
  const computation = `${writeNumber(sentence, start, all)}${line}=${writeValue(computed, end)}`;
  const holds = intersects(expected, end.value);
  return {
    kind: 'sum',
    rule: 'figure-sum',
    members: [member('基数', start), ...moves.map(({ figure }) => member('增减', figure)), member('现值', end)],
    span: end.span,
    computed,
    computation,
    holds,
    message: holds ? '' : `期初、增减与期末不符：${computation}，文中为${literal(sentence, end)}，请核对这几个数。`,
  };
}
