import { SENTENCE_END } from '../text/cjk';
import { isQuotationMark } from '../text/patternTrie';
import { type Span, spanOf } from '../text/span';
import type { TimeAnchor } from './timeAnchors';

/**
 * What a sentence tells about the time of a thing in it: `open` goes on or is still to come (正在, 将, 继续), `past`
 * has happened (了, 已, 先后), `achieved` has come to its end (打赢, 收官, 取得胜利), `none` says nothing.
 */
export type Tense = 'open' | 'past' | 'achieved' | 'none';

/** What stands around a passage, as far as it bears on whether an old name is right there. */
export interface Surroundings {
  /** Offsets of the sentence and of the clause (between commas) in the text. */
  readonly sentence: Span;
  readonly clause: Span;
  /** Inside 《》 that hold more than the passage: 《食品流通许可证》 is the certificate itself and no other title. */
  readonly inTitle: boolean;
  /** Inside quotation marks that hold more than the passage, or in a quoted paragraph. */
  readonly inQuotation: boolean;
  /** 原××局, 时任××, ××（现…）: the text itself says that the name is an old one. */
  readonly former: boolean;
  /** Words that put the thing into the past whatever its time: 曾, 当时, 更名为, 前身. */
  readonly historic: boolean;
  /** 编制“十三五”规划, 《学前教育法（草案）》: the clause speaks of what is being prepared and not there yet. */
  readonly isPrepared: boolean;
  /** The passage is directly followed by 期间, 以来, 时期 and so names its own time. */
  readonly isTime: boolean;
  /** 期间形成的机制: that time belongs to a thing of the sentence, whatever becomes of the thing now. */
  readonly isTimeOfThing: boolean;
  /** 荣获全国“两基”先进单位称号: the old name is part of an honour's name. */
  readonly isHonour: boolean;
  /** The tense of the clause, and of the whole sentence. */
  readonly tense: Tense;
  readonly sentenceTense: Tense;
  /** The time that the text gives for it, if any; `inherited` when it stands in an earlier sentence. */
  readonly anchor: TimeAnchor | undefined;
  readonly inherited: boolean;
}

/** How far to each side, in units, the words around a passage are read. */
const REACH = 400;
/** Marks that end a clause. */
const CLAUSE_END = `${SENTENCE_END}，,；;：:\n`;

const OPEN = new RegExp(
  [
    '正在|正(?=抓紧|加快|积极|有序|全面)|当前|目前|现阶段|下一?步|今后|继续|进一步|确保|力争|争取|务必|必须|应当|即将|迎接|为(?=[^了]{1,30}(?:而|贡献|奠定|打下|努力|奋斗|提供))',
    '将(?=进一步|继续|深入|全面|认真|切实|扎实|大力|着力|积极|严格|按照|按|以|于|在|对|围绕|持续|不断|会|要|开展|推进|实施|组织|加大|加强|坚持|联合|会同|努力|重点|始终|完成|建成|启动|举办|召开|新建|建设|改扩建|投入|争取|培养|提高|达到|增加|力争|打造|构建|形成|全力|统筹|加快|落实)',
    '(?<![需主重纪摘简必次首紧扼概提只])要(?![求点素闻件紧害地领义塞是么强])',
    '拟(?=[于在新对建定])|计划(?=[于在到新开争投建用安年全])|(?:20[2-9]\\d)年计划',
  ].join('|'),
);
const DONE = /了(?!解|然)|已(?!知|婚)|曾/;
const PAST =
  /了(?!解|然)|已(?!知|婚)|先后|顺利|圆满|荣获|获得|获评|被评|被授予|取得|累计|共(?=\d)|完成|实现|建成|印发(?!的)|同比|比上年|较上年/;
const ACHIEVED =
  /如期|历史性|决定性|胜利(?!召开)|打赢|圆满|收官(?!之年|之战)|成果|成就|成效|历程|基础上|总结表彰|评估验收|通过验收|(?:已|全面|顺利|均|全部|按期)(?:完成|结束|实现|建成|消除)|结束/;
const HISTORIC =
  /曾(?!孙|祖|国)|当时|时任|历任|原任|前身|更名|改名|改称|改制|改组|并入|撤并|撤销|合并|整合(?!资源)|划转|转隶|划入|历史上|从前|以前|此前|之前|沿革|旧称|简称的|过渡到|改为|升级为|重组|取代|替代|废止|取消|停止执行|不再|受[“"「]?＿[^，。]{0,8}影响/;
/** 民法典施行前签订的合同: the whole sentence is about the time before a change. */
const BEFORE_CHANGE =
  /(?:施行|实施|出台|改革|合并|更名|撤销|挂牌|生效|废止|调整)(?:以|之)?前(?![期后提列沿])|仍然?适用/;
/** Words of preparing before a name (编制教育“十四五”规划), and behind it (“十四五”规划编制工作, 《学前教育法（草案）》). */
const PREPARED_BEFORE =
  /(?:编制|谋划|起草|制[定订]|拟[定订]|拟于|拟出台|立法|筹备|筹建|筹划|酝酿|研究提出|即将|将要|将于|呼吁|建议|编好)[^，。；：]{0,16}$/;
const PREPARED_BEHIND =
  /^[》”"」』]?(?:规划|纲要)?的?(?:[（(]?(?:草案|征求意见|送审|讨论稿)|编制|起草|立法|制定|拟定|前期|出台(?:前|后|之)|施行后|实施后)/;
/** 原 that is no prefix of a name: 草原, 中原, 原则, 原因 … */
const FORMER = /(?<![草平太中高还复燎开五])原(?![则因料件有本来告理始油])[^，。；：！？,;:!?（）()]{0,14}$/;
const FORMER_LIST =
  /(?<![草平太中高还复燎开五])原(?![则因料件有本来告理始油])[^，。；：！？,;:!?]{0,40}[、和与及][^，。；：！？,;:!?]{0,14}$/;
const OFFICE = /(?:时任|历任|曾任|原任|前身(?:是|为)?)[^，。；：！？]{0,14}$/;
const NOW_CALLED = /^[”"」』]?[（(](?:现|今|后|原|已|2|1)/;
const TIME_OF_THING =
  /^[”"」』]?(?:工作|活动)?(?:期间|以来|时期|初期)[^，。；：！？,;:!?、的]{0,8}(?:形成|建立|建成|移交|移送|交办|排查|签订|取得|改造|新增|遗留|留下|积累|制定|出台|印发|实施|发现|查处|创造|总结|探索|培养|选派|命名|发放|购置|投入|开展|新建)(?:起来|下来|出来)?的/;
/** 是“十一五”期间8300万元的3.39倍, 比“十三五”末增加1.2万人: an old time that the present is held against. */
const COMPARED_BEFORE = /(?:比|较|是|为|超过|高于|低于|多于|少于|相当于|与|同)$/;
const COMPARED_BEHIND = /^[^，。；]{0,16}\d/;
const HONOURED = /(?:荣获|获得|获评|获|评为|授予|命名为|荣膺|表彰|认定为|列为|入选)[^。；]{0,24}$/;
const HONOUR = /^[”"」』]?[^，。；]{0,12}(?:先进|称号|模范|标兵|荣誉|奖|示范|优秀|文明|红旗|特色)/;
const OWN_TIME =
  /^[”"」』]?(?:工作|活动|政策|实施|开展|推进|攻坚|建设)?(?:期间|以来|时期|之初|初期|末(?![端梢])|初(?!步)|阶段(?!性)|结束后|收官后|完成后)/;

/**
 * Works out the surroundings of the passage `start`–`end` of a folded text; `anchors` are all times named in it.
 * Looks no further than `REACH` units to each side, so that one endless sentence with many terms stays cheap.
 */
export function surroundingsOf(
  folded: string,
  anchors: readonly TimeAnchor[],
  start: number,
  end: number,
  isQuoted = false,
): Surroundings {
  const sentence = stretch(folded, start, end, `${SENTENCE_END}\n`);
  const clause = stretch(folded, start, end, CLAUSE_END);
  const before = folded.slice(sentence.start, start);
  const after = folded.slice(end, sentence.end);
  const around = `${folded.slice(clause.start, start)}＿${folded.slice(end, clause.end)}`;
  const { anchor, inherited } = anchorOf(folded, anchors, start, end, sentence, clause);
  return {
    sentence,
    clause,
    inTitle: isInside(folded, start, end, '《', '》') && !isWholeTitle(folded, start, end),
    inQuotation: isQuoted || isInQuotation(folded, start, end),
    former: FORMER.test(before) || FORMER_LIST.test(before) || OFFICE.test(before) || NOW_CALLED.test(after),
    historic: HISTORIC.test(around) || BEFORE_CHANGE.test(before) || BEFORE_CHANGE.test(after),
    isPrepared: PREPARED_BEFORE.test(folded.slice(clause.start, start)) || PREPARED_BEHIND.test(after),
    isTime: OWN_TIME.test(after),
    isTimeOfThing: TIME_OF_THING.test(after) || (COMPARED_BEFORE.test(before) && COMPARED_BEHIND.test(after)),
    isHonour: HONOURED.test(before) && HONOUR.test(after),
    tense: tenseOf(around),
    sentenceTense: tenseOf(`${before}＿${after}`),
    anchor,
    inherited,
  };
}

function tenseOf(clause: string): Tense {
  if (OPEN.test(clause) && !DONE.test(clause)) return 'open';
  if (ACHIEVED.test(clause)) return 'achieved';
  return PAST.test(clause) || DONE.test(clause) ? 'past' : 'none';
}

function stretch(text: string, start: number, end: number, ends: string): Span {
  const first = Math.max(0, start - REACH);
  const last = Math.min(text.length, end + REACH);
  let from = start;
  while (from > first && !ends.includes(text.charAt(from - 1))) from--;
  let to = end;
  while (to < last && !ends.includes(text.charAt(to))) to++;
  return spanOf(from, to);
}

/** Whether an opening mark before the passage is closed only behind it; looks at most 120 units to each side. */
function isInside(text: string, start: number, end: number, open: string, close: string): boolean {
  const before = text.slice(Math.max(0, start - 120), start);
  if (before.lastIndexOf(open) <= before.lastIndexOf(close)) return false;
  const after = text.slice(end, end + 120);
  const closing = after.indexOf(close);
  const opening = after.indexOf(open);
  return closing >= 0 && (opening < 0 || closing < opening || close === '》');
}

function isWholeTitle(text: string, start: number, end: number): boolean {
  return text.charAt(start - 1) === '《' && text.charAt(end) === '》';
}

/** Units by which a quotation must be longer than the passage, so that a mere “精准扶贫” is not one. */
const QUOTATION_EXTRA = 4;

function isInQuotation(text: string, start: number, end: number): boolean {
  const sentence = stretch(text, start, end, '\n');
  let opened = -1;
  for (let at = Math.max(sentence.start, start - 400); at < start; at++) {
    const unit = text.charCodeAt(at);
    if (!isQuotationMark(unit)) continue;
    const mark = text.charAt(at);
    if ('“「『〝'.includes(mark)) opened = at;
    else if ('”」』〞'.includes(mark)) opened = -1;
    else opened = opened < 0 ? at : -1;
  }
  if (opened < 0) return false;
  for (let at = end; at < Math.min(sentence.end, end + 400); at++) {
    if (!isQuotationMark(text.charCodeAt(at))) continue;
    return at - opened - 1 - (end - start) >= QUOTATION_EXTRA;
  }
  return false;
}

/**
 * The time that goes with the passage: one named behind it in the same clause with 于, 在 or in brackets; else the
 * nearest before it in the sentence; else one behind it in the clause, or in the rest of the sentence; else the last of an
 * earlier sentence.
 */
function anchorOf(
  text: string,
  anchors: readonly TimeAnchor[],
  start: number,
  end: number,
  sentence: Span,
  clause: Span,
): { anchor: TimeAnchor | undefined; inherited: boolean } {
  const before = firstBehind(anchors, start) - 1;
  let index = before + 1;
  while (index < anchors.length && (anchors[index] as TimeAnchor).start < end) index++;
  const next = anchors[index];
  const behind = next && next.start < clause.end ? next : undefined;
  if (behind && /[于在自从（(]$/.test(text.slice(end, behind.start)) && typeof behind.to === 'object') {
    return { anchor: behind, inherited: false };
  }
  const nearest = anchors[before];
  if (nearest && nearest.start >= sentence.start) return { anchor: nearest, inherited: false };
  if (behind) return { anchor: behind, inherited: false };
  // 列入“十二五”规划，2014年动工: a later clause may tell the time, but only a time that is over.
  if (next && next.start < sentence.end && !next.lasts) return { anchor: next, inherited: true };
  return { anchor: nearest, inherited: nearest !== undefined };
}

/** Index of the first anchor that ends behind `offset`; anchors are in order and do not overlap. */
function firstBehind(anchors: readonly TimeAnchor[], offset: number): number {
  let low = 0;
  let high = anchors.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((anchors[middle] as TimeAnchor).end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
