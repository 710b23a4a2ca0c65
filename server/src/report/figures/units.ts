import { type Decimal, decimal } from '../../text/decimal';

/**
 * What a figure measures. Figures of different dimensions are never compared: 人 and 人次, % and 个百分点 and 倍 are
 * as different as 亩 and 元.
 */
export type Dimension =
  | 'count'
  | 'money'
  | 'area'
  | 'length'
  | 'mass'
  | 'volume'
  | 'energy'
  | 'duration'
  | 'age'
  | 'score'
  | 'percent'
  | 'point'
  | 'multiple'
  | 'doubling'
  | 'rank';

/** A unit as it is written, with what it counts in. */
export interface Unit {
  /** Folded form: 万元 is read as the number's 万 and the unit 元. */
  readonly name: string;
  readonly dimension: Dimension;
  /** Units with the same base are converted into one another: 公顷 into 平方米. */
  readonly base: string;
  readonly factor: Decimal;
}

/**
 * `dimension base: unit unit*factor …`. Counting words with the same base count the same kind of thing (人, 名, 位);
 * all others stand for themselves.
 */
const TABLE: readonly string[] = [
  'money 元: 元 块钱 圆 角*0.1',
  'money 美元: 美元',
  'money 港元: 港元 港币',
  'money 欧元: 欧元',
  'money 新台币: 新台币',
  'area 平方米: 平方米 平方 平米 m² ㎡ m2 平方公里*1000000 平方千米*1000000 km² 公顷*10000 hm²',
  // Reports do not add 亩 to 公顷, so they stay apart although they could be converted.
  'area 亩: 亩',
  'volume 立方米: 立方米 立方 方 m³ 升*0.001',
  'length 米: 米 公尺 延米 公里*1000 千米*1000 km*1000 厘米*0.01 公分*0.01 毫米*0.001 海里*1852',
  'mass 千克: 千克 公斤 kg 克*0.001 吨*1000 斤*0.5 市斤*0.5 担*50 毫克*0.000001 微克*0.000000001',
  'energy 千瓦时: 千瓦时 度电 kWh',
  'energy 千瓦: 千瓦 兆瓦*1000 kW MW',
  'duration 年: 年',
  'duration 月: 个月 个多月',
  'duration 天: 天 个工作日 工作日',
  'duration 小时: 小时 个小时 个钟头',
  'duration 分钟: 分钟',
  'duration 秒: 秒',
  'duration 周: 周 个星期',
  'duration 学时: 学时 课时 个学时 个课时',
  'age 岁: 岁 周岁',
  'score 分: 分',
  'score 摄氏度: 摄氏度 ℃',
  'score 分贝: 分贝',
  'percent %: % ％ ‰*0.1',
  'point 百分点: 个百分点 百分点 个点 千分点*0.1 个千分点*0.1',
  'multiple 倍: 倍',
  'doubling 番: 番',
  'count 人: 人 名 位 员',
  'count 人次: 人次 人·次 人/次',
  'count 家: 家',
  'count 场: 场次 场',
  'count 个: 个',
  'count 例: 例',
  'count 户: 户',
  'count 项: 项',
];

/** Counting words that stand for themselves. 户次 and 台次 count visits, not 户 and 台. */
const OWN_BASE =
  '户次 家次 台次 辆次 架次 件次 起次 班次 航次 亩次 头次 批次 次 所 座 处 间 栋 幢 套 台 辆 艘 架 列 件 起 宗 条 份 本 册 期 批 ' +
  '张 幅 篇 部 支 只 头 匹 羽 尾 株 棵 盏 口 眼 孔 道 路 班 校 园 村 乡 镇 县 市 省 区 州 组 队 团 站 点 门 科 类 种 款 轮 届 对 双 ' +
  '桩 笔 单 票 把 顶 床 枚 副 桌 块 片 根 箱 袋 瓶 桶 趟 字 节 堂 层 排 级 大 步 招 环 线 街 馆 厅 室 局 院 企 国 者 方 案 课 句 ' +
  '部门 单位 方面 坝 河 库 塘 井 亭 站点 车次 标箱 标准箱 床位 公里路 人份 剂次 剂 针 章 卷 册次 幕 首 曲 旗 盟 地 社 厂 店 岗 席 股 颗 朵 色';

/** Counting words for people and visits; what they count is never added to things. */
const PERSONS: ReadonlySet<string> = new Set(['人', '人次', '户', '户次', '家次', '台次', '批次', '次']);

const units = new Map<string, Unit[]>();

function register(unit: Unit): void {
  const first = unit.name.charAt(0);
  const list = units.get(first) ?? [];
  list.push(unit);
  // The longest name wins: 人次 before 人, 平方公里 before 平方.
  list.sort((a, b) => b.name.length - a.name.length);
  units.set(first, list);
}

for (const line of TABLE) {
  const [head = '', names = ''] = line.split(': ');
  const [dimension = '', base = ''] = head.split(' ');
  for (const entry of names.split(' ')) {
    const [name = '', factor = '1'] = entry.split('*');
    register({ name, dimension: dimension as Dimension, base, factor: decimal(factor) });
  }
}
for (const name of OWN_BASE.split(' ')) register({ name, dimension: 'count', base: name, factor: decimal(1) });

/** Characters that such a word has at most. */
const GUARD_LENGTH = 5;

/** Words behind a number in which its seeming unit is only the first character: 三分校 is no score, 两市场 no cities. */
const NOT_UNIT: Readonly<Record<string, RegExp>> = {
  分: /^分(?:之(?![间内多上下])|[校别为布公院局班类管行店支成工批级段区层散]|[一二三四五六七八九])/,
  方: /^方(?:面|案|式|法|针|便|向|略|阵)/,
  市: /^市(?:场|民|级|委|直|政|属|教)/,
  区: /^区(?:域|别|级|委|直|属|位)/,
  县: /^县(?:级|委|直|域|属|政)/,
  省: /^省(?:级|委|直|属)/,
  村: /^村(?:级|民|委)/,
  乡: /^乡(?:村振|级|贤|亲)/,
  镇: /^镇(?:级|街)/,
  国: /^国(?:家|际|民|内|有|防|道|债|土|省)/,
  地: /^地(?:区|方|上|级|处|位|质|下|面)/,
  点: /^点[0-9一二三四五六七八九十半]/,
  部: /^部(?:门|分|署|委|级|队|长)/,
  企: /^企业/,
  大: /^大(?:会|学|力|量|幅|于|约|小|中|专(?!项)|型|数据)/,
  科: /^科(?:学|技|研|级|普|室)/,
  线: /^线(?:上|下|索|路|城)/,
  局: /^局(?:面|部|长)/,
  路: /^路(?:面|段|边|网)/,
  班: /^班(?:子|级|主|车|长)/,
  步: /^步(?:入|伐|走)/,
  周: /^周(?:年|期|边|密)/,
  年: /^年(?:级|龄|度|轻|均|代)/,
  案: /^案[例件]/,
  园: /^园(?:区|长|林|所)/,
  校: /^校(?:园|长|舍|车|际|外|内|本)/,
  社: /^社[会区]/,
  队: /^队[伍长]/,
  团: /^团[结队员长]/,
  组: /^组[织建成长]/,
  家: /^家(?:长|庭|校|访|风|具|园|乡)/,
  人: /^人(?:民|才|均(?:收入|可支配|消费|纯收|GDP|产值|生产|寿命|住房|占|耕地|面积|预期|月|年)|事|力|大|文|工|社|防|身|居|物|生)/,
  门: /^门(?:户|诊|类|前)/,
  级: /^级别/,
  章: /^章程/,
  期: /^期(?:间|末|初|中|限|望)/,
  对: /^对(?:口|接|标|象|全|于|照|比|策)/,
  道: /^道[路德]/,
  层: /^层(?:次|级|面)/,
  节: /^节(?:约|能|日|点|水)/,
  单: /^单[位元]/,
  片: /^片[区面]/,
  条: /^条[件例]/,
  站: /^站[点位]/,
  室: /^室[内外]/,
  元: /^元(?:旦|素|宵)/,
  员: /^员[工额]/,
  席: /^席卷/,
};

/** 上升2.3个点 are percentage points; 建成助餐点113个, 113个点 are places. */
const CHANGED = /[高低升降长落增减涨跌差窄大快慢][^\d，,；;。]{0,4}\d+(?:\.\d+)?$/;

/**
 * Reads the unit at `at`, the longest that fits. Returns undefined where the characters are part of another word,
 * as in 三分校 or 两市场.
 */
export function readUnit(text: string, at: number): Unit | undefined {
  const candidates = units.get(text.charAt(at));
  if (!candidates) return undefined;
  for (const unit of candidates) {
    if (!text.startsWith(unit.name, at)) continue;
    const guard = NOT_UNIT[unit.name];
    if (guard?.test(text.slice(at, at + GUARD_LENGTH))) continue;
    if (unit.name === '个点' && !CHANGED.test(text.slice(Math.max(0, at - 16), at))) continue;
    return unit;
  }
  return undefined;
}

/** Counting words for institutions, places and things, which reports add up under one 个, 处, 项 or 件. */
const GENERIC: ReadonlySet<string> = new Set(['个', '处', '项', '件', '所', '家', '座']);

/** Whether figures in these units may be added or compared as they stand. */
export function sameKind(a: Unit, b: Unit): boolean {
  if (a.dimension !== b.dimension) return false;
  if (a.base === b.base) return true;
  return a.dimension === 'count' && GENERIC.has(a.base) && GENERIC.has(b.base);
}

/**
 * Whether figures in these units count the very same thing, so that one may stand in the other's place: 公顷 and 平方米, but
 * not 个 and 项, which `sameKind` lets a report add up.
 */
export function sameBase(a: Unit, b: Unit): boolean {
  return a.base === b.base;
}

/** Whether the unit counts things that a general 处, 个, 项, 件 may sum up: 217口 and 935盏 are 1152处. */
export function isThing(unit: Unit): boolean {
  return unit.dimension === 'count' && !PERSONS.has(unit.base);
}

/** Whether the unit is one a sum of different things may be given in. */
export function isGenericUnit(unit: Unit): boolean {
  return unit.dimension === 'count' && GENERIC.has(unit.base);
}

const special = (name: string, dimension: Dimension): Unit => ({ name, dimension, base: name, factor: decimal(1) });
/** Percent written in words: 百分之七, 三成, 三分之二, 一半. */
export const PERCENT: Unit = { name: '%', dimension: 'percent', base: '%', factor: decimal(1) };
/** The unit of a table's number that neither cell nor header nor caption names. */
export const UNNAMED: Unit = special('', 'count');
/** A place in a ranking: 第7位. */
export const RANK: Unit = special('名次', 'rank');

/** Whether amounts of the dimension can be added up and make shares of one another. */
export function isAmount(dimension: Dimension): boolean {
  return (
    dimension === 'count' ||
    dimension === 'money' ||
    dimension === 'area' ||
    dimension === 'length' ||
    dimension === 'mass' ||
    dimension === 'volume' ||
    dimension === 'energy' ||
    dimension === 'duration'
  );
}

/** Whether figures in the unit are added up: amounts, and the marks of an assessment. */
export function isAddable({ dimension, base }: Unit): boolean {
  return isAmount(dimension) || base === '分';
}

/** Whether whole numbers of the dimension are counted and therefore exact, as against measured and rounded. */
export function isCounted(dimension: Dimension): boolean {
  return dimension === 'count' || dimension === 'money' || dimension === 'duration' || dimension === 'age';
}
