import { type Block, blockFact } from '../block';
import type { Figure } from '../figures/figure';
import { figuresOf } from '../figures/figures';
import type { Sentence } from '../figures/sentence';
import { isAmount } from '../figures/units';
import type { Place } from '../keyedPlaces';
import { changeClause, FALL, RISE } from './changeClauses';

/** What a statement says its figure is the figure of. */
export interface Naming {
  /** Whether something is reckoned by it, as it was told before: 按核定床位420张测算. */
  readonly isBasis: boolean;
  /** Words before and behind the figure in its clause, without words of time, quantity and assertion. */
  readonly before: string;
  readonly behind: string;
  /** The year it is said of, where the sentence names one before it. */
  readonly year: number | undefined;
  /** 全县, 城区 … as written in its clause or sentence. */
  readonly scope: string;
  /** All words of its clause. */
  readonly clause: string;
  /** Words that make it another quantity: 新增, 计划, 女, 小学 … */
  readonly qualifiers: readonly string[];
  /** Part of the year the sentence names before it: 上半年, 1月至6月. */
  readonly season: string;
  /** Schools, towns, projects named in the sentence before the figure. */
  readonly entities: readonly string[];
  /** What the figure stands before as an attribute: 民办幼儿园 in 36所民办幼儿园已全部年检. */
  readonly noun: string;
  /** Whether the words point back to things that were counted before: 这36所, 新引进的36名, 36所…已全部. */
  readonly isDefinite: boolean;
  /** Whether it is said of all there are: 全部75所幼儿园, which 民办幼儿园 alone are not. */
  readonly isAll: boolean;
  /** The words its sentence begins with, where they are not those of its own clause. */
  readonly opening: string;
  /** Whether the sentence goes on with 其余, so that the figure is a part. */
  readonly isPart: boolean;
}

/** A figure with what it says about what: the smallest thing that can be stated twice. */
export class Statement {
  /**
   * Keys that it shares with statements whose digits differ by a typing slip, and that of its full name, for the few
   * indicators that have one value at a time.
   */
  readonly keys: readonly string[];
  readonly #sentence: Sentence;
  readonly #index: number;
  #naming: Naming | undefined;

  constructor(
    readonly figure: Figure,
    /** Index of its sentence among those of the block that hold figures. */
    readonly sentence: number,
    within: Sentence,
    index: number,
  ) {
    this.#sentence = within;
    this.#index = index;
    const keys = slipKeys(figure);
    if (STATE_END.test(within.lead(index))) keys.push(`${figure.unit.base}|${this.naming.before.slice(-STATE_NAME)}`);
    this.keys = keys;
  }

  /** Worked out only when a second statement has digits that look like these. */
  get naming(): Naming {
    this.#naming ??= nameOf(this.#sentence, this.#index, this.figure);
    return this.#naming;
  }
}

/** A statement at its place in the report. */
export type PlacedStatement = Place<Statement>;

const OPENING = /^[^，,；;。：:、（(\d]{2,20}/;
/** The mark of a list item before its words: （一）, 1. */
const ITEM_MARK = /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．])/;

/** The noun a figure is the attribute of, up to the adverb or verb behind it. */
const HEAD_NOUN =
  /^(?:(?!已|均|全部|全年|都|于|将|在(?![册建职编岗校园库营训])|正|开展|进行|实施|逐|组织|提供|安排|接受|分配|参观|设立|如期|按时|统一|集中|每[年季月]|按|由|经|被|中[，,的]|的|参加|参与|完成|实现|全面|共[有计同]|可以|还[有将需要]|也|则|需要|应当|未|获得|达到|占|等|组成|构成|分为|分成|签订|通过|取得|[内里中上]$|居(?![民住家])|位[居列]|名列|排[名在]|高于|低于|比|仅|创)[\u4e00-\u9fff]){2,12}/;
const POINTS_BACK = /(?:这一?|该|上述|以上|前述|此|的|所有|全部)$/;
/** 全县86个在建工程进行了全覆盖检查. */
const WHOLE_PLACE = /(?:全[县市区镇乡省州旗校局院]|全系统|全街道|辖区)(?:现有|的|在册的)?$/;
const EVERY_ONE = /全覆盖|逐[一家个户村镇乡校县组社店厂人件]|地毯式|无一?遗漏|不漏[一户]|不留死角|一个不落/;
const ALL_OF_THEM = /^(?:现?已)?(?:全部|均|都|全数|悉数|无一|分为|分成)|^[中内里](?:[，,的]|$)/;

/** Last characters of a name under which its statements are found. */
const STATE_NAME = 5;

/** Indicators that have one value at a time. */
export const STATE =
  /(?:率|比例|比重|总投资|总面积|总人口|总数|总量|总额|编制数?|在校生|户籍人口|常住人口|面积|藏书量?|里程)$/;
const STATE_END =
  /(?:率|比例|比重|投资|面积|人口|总数|总量|总额|编制数?|在校生|藏书量?|里程)(?:已?达到?|为|有|约|共|稳定在)*$/;
const NOISE =
  /全[县市省区镇乡校村国]|我[县市省区镇乡校局]|本[县市省区镇乡校局年级]|各级|截至|目前|今年|年末|年底|\d{1,2}月|20\d\d年度?|上述|以上|这[些一]?|该|其中|累计|总计|合计|共计|共有?|总共|现有|已经?|均|达到?|实现|核定|确定|为|是|约|近|有|计|的|了|到|在|对(?![象口])|将|和|与|及|等|个|名|中|由|从|于|可|能|本次|此次/g;
/** 按核定床位420张测算 takes the number as it was told. */
const BASIS =
  /^(?:[\u4e00-\u9fff]{0,8}[^执])?(?:按(?![时期月季年规要序])照?|依照|以(?![上下来内外及前后便]))(?=[\u4e00-\u9fff]{2})/;
const SCOPE = /(?<![在居列占])全[县市省区镇乡校村国]|城区|县城(?!为)|市区|全系统/;
/** 低于全省平均: another place that is only compared with. */
const COMPARED = /低于|高于|不及|超过|优于|比|较|居/;

/** Words without those of time, quantity and assertion, as names are compared. */
export function plainWords(words: string): string {
  return words.replace(NOISE, '');
}
const QUALIFIER =
  /新增|新建|改建|扩建|续建|计划|目标|预计|预算|力争|上年|去年|前年|同期|上半年|下半年|月均|年均|日均|人均|实际|应|拟|未|尚|剩余|其余|其他|女|男|小学|初中|高中|中学|幼儿|中职|大学|公办|民办|城镇|农村|一般|重点|困难|优秀|合格|满意|已完成|完成|到位|支出|收入|结余|国家级|省级|市级|县级|二期|一期|三期|最高|最低|平均|每|不|超|欠|减|增|另|再|差|缺|第[一二三四五六七八九十]/g;
/** Those of them that name a kind of person or thing and so may stand behind the figure as well. */
const KIND =
  /女|男|小学|初中|高中|中学|幼儿|中职|大学|公办|民办|城镇|农村|一般|重点|困难|优秀|合格|满意|国家级|省级|市级|县级|[一二三]期|未|不|其余/g;
/** 由县级统筹 tells who pays, and not of what kind the thing is. */
const BY_WHOM = /^(?:由|经|已|通过|用于|从|向|按)/;
const SEASON = /(?:\d{1,2}月?(?:至|到|[-—–～~]+))?\d{1,2}月|上半年|下半年|前三季度|[一二三四]季度|学期/g;
const ENTITY =
  /[\u4e00-\u9fff]{0,6}(?:[^城乡村集，,；;。：:、]镇|街道|[^农乡全逐各每政然个，,；;。：:、]村(?![民级委干医组集卫务两支容企])|社区|小学|中学|学校|幼儿园|医院|公司|厂|水库|大桥|工程|项目|园区|景区|[一二三四五六七八九十]中|公园|中心)/g;
/** Words that name a kind and no place. */
const GENERIC_NAME = /^(?:街道|社区|学校|医院|公司|项目|工程|园区|景区|公园|中心|小学|中学|幼儿园|水库)$/;
const CHANGE_END = new RegExp(`(?:${RISE}|${FALL}|增幅|降幅|增速)(?:了|幅度?|比例|率)?(?:为|达|约)?$`);

/** 提高到, 增至: the result of a change whose subject stands before its base. */
const PURE_RESULT = new RegExp(`^(?:${RISE}|${FALL})?(?:到|至|为)`);

/** Names of projects, in which 扩建 and 新建 are part of the name. */
const PROJECT = /[\u4e00-\u9fff]{0,8}(?:工程|项目)/g;

/** Verbs that only say so: 收入完成9.86亿元. */
const ASSERTS = /(?<=[^已未]{3})(?:完成|实现|到位|达到?|核定|确定)?(?:为|是|了)?$/;

/** The statements of a block that could contradict others: plain figures of amounts and rates. */
export const statementsOf = blockFact((block: Block): readonly Statement[] => {
  const statements: Statement[] = [];
  for (const [at, sentence] of figuresOf(block).sentences.entries()) {
    for (const [index, figure] of sentence.figures.entries()) {
      if (isStatement(sentence, index, figure)) statements.push(new Statement(figure, at, sentence, index));
    }
  }
  return statements;
});

function isStatement(sentence: Sentence, index: number, figure: Figure): boolean {
  if (figure.hedge !== 'none' || figure.sharesUnit) return false;
  // Small numbers in words are those of lists and groups.
  if (figure.chinese && (figure.exponent > 0 || figure.digits.length < 3)) return false;
  const { dimension } = figure.unit;
  if (!isAmount(dimension) && dimension !== 'percent' && dimension !== 'score') return false;
  if (figure.digits.replace('.', '').replace(/^0+/, '').length < 2) return false;
  const lead = sentence.lead(index);
  // 完成年度任务的103.1%, 占…的, 提高到 say it of something named before.
  if (
    /^(?:完成|占|为|是|达到?|超过?|实现|提前)|(?:目标|任务|计划|预算|指标)(?:任务|数)?的?$/.test(lead) &&
    dimension === 'percent'
  )
    return false;
  if (PURE_RESULT.test(lead)) return false;
  // 全县单位能耗下降3.6% names what fell; 同比下降3.6% does not.
  return (
    !CHANGE_END.test(lead) || (dimension === 'percent' && (changeClause(sentence, index)?.subject.length ?? 0) >= 6)
  );
}

/** Keys two statements share when their digits differ by one place or by two exchanged neighbours. */
function slipKeys({ digits, unit, exponent }: Figure): string[] {
  const kind = `${unit.base}|${exponent}|`;
  const keys = [`${kind}~${[...digits].sort().join('')}`];
  for (let at = 0; at < digits.length; at++) {
    if (digits.charAt(at) !== '.') keys.push(`${kind}${digits.slice(0, at)}*${digits.slice(at + 1)}`);
  }
  // 1200公顷 and 1.2万亩: the digits were kept where the unit was exchanged.
  if (unit.dimension === 'area') keys.push(`area|${digits.replace('.', '').replace(/^0+|(?<!0)0+$/g, '')}`);
  return keys;
}

/** 纳入定点的123家医疗机构: some of those counted before; 列入年度计划的63处 are all that were to be done. */
function isNarrowed(lead: string): boolean {
  return NARROWED.test(lead) && (!/(?:计划|任务|实事)的$/.test(lead) || /[国省市部]级|国家|上级/.test(lead));
}

function nameOf(sentence: Sentence, index: number, figure: Figure): Naming {
  const lead = sentence.label(index);
  const tail = sentence.tail(index).slice(0, 16);
  // 二 of 二期项目总投资 is read as a figure of its own.
  const before = sentence.figures[index - 1];
  const stage =
    before?.chinese && before.unit.base === '期' && before.span.end === sentence.leadStart(index)
      ? sentence.slice(before.span.start, before.span.end)
      : '';
  const clause = `${stage}${lead}${tail}`;
  const head = sentence.slice(sentence.start, figure.span.start);
  const after = tail.replace(/^的/, '');
  const noun = HEAD_NOUN.exec(after)?.[0] ?? '';
  const isEach = WHOLE_PLACE.test(lead) && EVERY_ONE.test(sentence.slice(figure.span.end, sentence.end));
  const isWhole =
    /^占(?:全[县市区镇乡村])?$/.test(lead) && tail.slice(noun.length).startsWith('的') && noun.length >= 3;
  const isBack = POINTS_BACK.test(lead) || ALL_OF_THEM.test(after.slice(noun.length)) || isEach;
  const isDefinite = isWhole || (isBack && !isNarrowed(lead));
  const begin = sentence.start + (ITEM_MARK.exec(sentence.slice(sentence.start, sentence.start + 6))?.[0].length ?? 0);
  const opening = OPENING.exec(sentence.slice(begin, begin + 24))?.[0] ?? '';
  return {
    opening: sentence.leadStart(index) > begin + opening.length ? opening : '',
    noun,
    isDefinite,
    isAll: /(?:所有|全部)$/.test(lead),
    before: lead.replace(BASIS, '').replace(NOISE, ''),
    isBasis: BASIS.test(lead),
    behind: tail.replace(/^[^\u4e00-\u9fff]+/, '').replace(NOISE, ''),
    year: yearBefore(sentence, figure),
    clause,
    scope: (SCOPE.exec(lead + (tail.split(COMPARED)[0] ?? '')) ?? SCOPE.exec(head))?.[0] ?? '',
    season: head.match(SEASON)?.pop() ?? '',
    entities: (`${head}${tail}`.match(ENTITY) ?? [])
      .filter((entity) => !/中小学$/.test(entity))
      .map((entity) => entity.replace(NOISE, '').replace(/^[该本这此我全]/, ''))
      .filter((entity) => entity !== '' && !GENERIC_NAME.test(entity) && !noun.includes(entity.slice(-2))),
    isPart: isToldAsPart(sentence, figure, clause),
    qualifiers: [
      ...new Set([
        ...(stage === '' ? [] : [stage]),
        ...(ownWords(isDefinite ? lead.replace(PLANNED, '') : lead).match(QUALIFIER) ?? []),
        ...(BY_WHOM.test(tail) ? [] : (tail.slice(0, 4).match(KIND) ?? [])),
      ]),
    ],
  };
}

/** Attributes that pick some of a kind. */
const NARROWED = /(?:[纳列]入|属于|符合|具备|获得|参加|涉及|达到|通过|申报|评定)[^，,；;。]{0,14}的$/;
/** 纳入年度计划的82座…全部完工: all that was planned has been done. */
const PLANNED = /(?:[纳列]入[^，,；;。]{0,12}|计划[\u4e00-\u9fff]{0,4})的$/;

/** 完成固定资产投资46.8亿元 says no more than 固定资产投资46.8亿元. */
const ACHIEVES = /(?:完成|实现)(?=[^，]{0,10}(?:投资|收入|产值|税收|总值|总额|零售额|增加值|面积)$)/;

/** The lead without what qualifies nothing: asserting verbs, names of projects, and 改扩建 before 新增. */
function ownWords(lead: string): string {
  const words = lead
    .replace(ASSERTS, '')
    .replace(PROJECT, (name) => /[一二三]期/.exec(name)?.[0] ?? '')
    .replace(ACHIEVES, '')
    .replace(/每[年季月周]度?/g, '')
    .replace(/新建的|改建的|扩建的/g, '');
  return words.includes('新增') ? words.replace(/[改扩新续]{1,2}建/g, '') : words;
}

function yearBefore(sentence: Sentence, figure: Figure): number | undefined {
  const before = sentence.years.filter((year) => year.span.end <= figure.span.start);
  return before[before.length - 1]?.lastYear;
}

/** Whether its sentence goes on with 其余, or with its share of all there are: 覆盖社区10个，占社区总数的83.3%. */
function isToldAsPart(sentence: Sentence, figure: Figure, clause: string): boolean {
  const behind = sentence.slice(figure.span.end, sentence.end);
  const whole = /^[^，,；;。]{0,6}[，,]占全?[县市区镇乡]?([\u4e00-\u9fff]{2,8}?)(?:总数|总量|总额|总户数)/.exec(
    behind,
  )?.[1];
  return /其余|剩余|尚有|余下/.test(behind) || (whole !== undefined && clause.includes(whole.slice(-2)));
}
