import { decimal } from '../../text/decimal';
import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { sentenceFact } from '../figures/sentenceFacts';
import type { Dimension } from '../figures/units';

/** What a number in its unit cannot be, by the words before it: too much for one person, too little for a county. */
interface Bound {
  readonly words: RegExp;
  /** Unit base, or dimension, that the bounds count in. */
  readonly base: string;
  readonly least?: number;
  readonly most?: number;
}

const ASSERTED = '(?:提高|增加|增长|上升|达|增|升|降|减少|下降)?(?:到|至|为|是|达|约|完成|实现|有|共)?';
const after = (words: string) => new RegExp(`(?:${words})${ASSERTED}$`);

/** Means and standards of one person, household or 亩, in 元, 平方米 and 千克; generous, for they only catch lost and doubled 万. */
const EACH: readonly Bound[] = [
  {
    words: after('(?:人均|户均|平均)[^，,；;。]{0,10}(?:收入|工资|薪酬|年薪|增收|补助|补贴|养老金|存款)'),
    base: '元',
    most: 2_000_000,
  },
  { words: after('人均可支配收入|人均纯收入|年平均工资'), base: '元', least: 300 },
  { words: after('每人每[月天日次]'), base: '元', most: 100_000 },
  { words: after('价(?:格)?每(?:公斤|千克|斤)'), base: '元', most: 10_000 },
  { words: after('每[人户生](?:每[月年天日])?'), base: '元', most: 2_000_000 },
  { words: after('人均[^，,；;。]{0,10}面积'), base: '平方米', most: 2000 },
  { words: after('亩产量?|平均单产|亩均产量'), base: '千克', most: 50_000 },
];

/** What a whole county has in a year, in 元. */
const COUNTY: readonly Bound[] = [
  {
    words: after(
      '生产总值|GDP|固定资产投资|社会消费品零售总额|工业总产值|财政总?收入|一般公共预算收入|进出口总额|[存贷]款余额',
    ),
    base: '元',
    least: 10_000_000,
  },
];
const WHOLE = /全[县市省区州]/;

const SPENT = /(?:总?投资|投入(?:资金)?|造价|概算(?:投资)?|预算|资金)(?:约|共|为|达)?$/;
const BUILDS =
  /(?:新建|建设|改造|扩建|迁建|修建|改扩建|大中修|翻建)[^，,；;。]{0,20}(?:楼|工程|中心|厂|站|小区|公路|道路|管网|桥|校舍|项目|水库)|(?:工程|厂|大桥|水库|项目)[^，,；;。]{0,12}(?:通水|竣工|投运|开工|建成|通车)|(?:公路|路面|管网|小区|大桥)/;
/** Below this a building project has lost its 万. */
const LEAST_PROJECT = decimal(10_000);
const ONE_OF_MANY = /每|均|单价|标准|捐|奖励|补[助贴]|购置|添置|采购|印制|维修/;

/** Counting words of what comes in whole numbers only. */
const WHOLE_NUMBERS: ReadonlySet<string> = new Set([...'人户家所辆起宗', '人次', '户次']);
const MEAN = /每|均|[百千万]人|比|密度|折|当量|率/;

/** Nouns that are measured in one dimension alone, with how its units are told. */
const MEASURES: readonly {
  readonly noun: RegExp;
  readonly fits: (figure: Figure) => boolean;
  readonly unit: string;
}[] = [
  {
    noun: /面积(?:约|共|为|达到?|是|[由从](?:原来的?|上年的?|去年的?)?)?$/,
    fits: ({ unit }) => unit.dimension === 'area',
    unit: '面积单位',
  },
  {
    noun: /(?:里程|全长|总长度?)(?:约|共|为|达到?|是)?$/,
    fits: ({ unit }) => unit.dimension === 'length',
    unit: '长度单位',
  },
  {
    noun: /(?:发电量|用电量|售电量|上网电量)(?:约|共|为|达到?|是)?$/,
    fits: ({ unit }) => unit.base === '千瓦时',
    unit: '“千瓦时”',
  },
  {
    noun: /(?:装机容量|装机规模|最大负荷)(?:约|共|为|达到?|是)?$/,
    fits: ({ unit }) => unit.base === '千瓦',
    unit: '“千瓦”',
  },
  {
    noun: /(?:库容|蓄水量|供水量)(?:约|共|为|达到?|是)?$/,
    fits: ({ unit }) => unit.dimension === 'volume' || unit.dimension === 'mass',
    unit: '体积单位',
  },
];
const PHYSICAL: ReadonlySet<Dimension> = new Set(['area', 'length', 'mass', 'volume', 'energy', 'money']);
const RATE = /(?<![频速功倍汇费税斜概效产])率(?:为|达到?|是)$/;

/** Why the figure cannot stand in its unit, as the message says it; undefined when it may. */
export function implausibleUnit(sentence: Sentence, index: number, figure: Figure): string | undefined {
  if (figure.hedge === 'range') return undefined;
  const lead = sentence.lead(index);
  const outside = beyond(EACH, figure, lead) ?? (isOfWhole(sentence) ? beyond(COUNTY, figure, lead) : undefined);
  if (outside !== undefined) return outside;
  if (isLostProject(sentence, index, figure)) return '一项工程的投资不会这样少，可能漏了“万”';
  if (
    WHOLE_NUMBERS.has(figure.unit.base) &&
    figure.decimals > 0 &&
    figure.exponent === 0 &&
    !MEAN.test(sentence.slice(Math.max(sentence.start, figure.span.start - 40), figure.span.start)) &&
    !/^[/／]/.test(sentence.slice(figure.span.end, figure.span.end + 1))
  ) {
    return '这里应是整数，可能漏了“万”';
  }
  const measure = PHYSICAL.has(figure.unit.dimension) ? MEASURES.find(({ noun }) => noun.test(lead)) : undefined;
  if (measure && !measure.fits(figure)) return `这里应当用${measure.unit}`;
  const isCount = figure.unit.dimension === 'count';
  if (isCount && lead.includes('率') && RATE.test(lead) && !lead.includes('每')) return '比率应当用“%”';
  return undefined;
}

/** Whether the sentence tells of a whole county, city or province. */
const isOfWhole = sentenceFact((sentence) => WHOLE.test(sentence.slice(sentence.start, sentence.end)));

/** How the figure lies outside one of the bounds, if it does. */
function beyond(bounds: readonly Bound[], figure: Figure, lead: string): string | undefined {
  for (const { words, base, least, most } of bounds) {
    if (figure.unit.base !== base || !words.test(lead)) continue;
    if (most !== undefined && figure.nominal.gt(most)) return '这个数过大';
    if (least !== undefined && figure.nominal.lt(least)) return '这个数过小';
  }
  return undefined;
}

function isLostProject(sentence: Sentence, index: number, figure: Figure): boolean {
  const { unit, exponent } = figure;
  if (unit.name !== '元' || exponent > 0 || !SPENT.test(sentence.lead(index))) return false;
  if (figure.nominal.gte(LEAST_PROJECT) || figure.nominal.lt(100)) return false;
  const told = sentence.slice(sentence.start, sentence.end);
  const clause = sentence.lead(index) + sentence.tail(index);
  // A building of 860平方米 for 2600元.
  const isBuilding = sentence.figures.some(
    (other, at) => /建筑面积/.test(sentence.lead(at)) && other.unit.dimension === 'area' && other.nominal.gte(100),
  );
  return (isBuilding || BUILDS.test(told)) && !ONE_OF_MANY.test(clause) && !/每|补[助贴]/.test(told);
}
