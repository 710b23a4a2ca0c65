import { decimal, toText, ZERO } from '../../text/decimal';
import { sum } from '../../text/interval';
import { standsBeside } from '../figures/beside';
import { type Figure, nominalSum } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { FALL } from './changeClauses';
import { isComplete, mayOverlap } from './partition';
import type { Relation } from './relation';
import { literal, member } from './writing';

/** Rates that count part of a whole and so never pass 100%. 毛入学率, 完成率, 负债率 and the like may. */
const BOUNDED =
  /(?:监察|督办|核实|侦破|归档|备案|交房|出苗|发芽|供电可靠|审核|应诉|出庭|反馈|就诊|好转|治愈|留存|覆盖|列养|划定|硬化|保洁|收集|安装|上岗|注册|录入|回访|巡查|检查|抽查|处置|消除|核查|轮训|参训|公示|兑付|合格|出勤|出席|到会|入学|普惠|参与|电气化|无害化处理|集中处理|规范管理|接种|免疫|建档|公开|履约|兑现|救治|复学|返校|通达|通畅|通车|亮化|受理|应答|到课|升学|办结|满意|达标|普及|及格|优秀|优良|成活|绿化|优良天数|回收|毕业|签约|通过|整改|入住|获奖|录取|上线|发病|死亡|失业|就业|发生|辍学|识别|准确|知晓|支持|投票|见面|化解|调解成功|在岗|持证|安装|及时|按时|按期|正确|治愈|检出|处置|结案|报到|抽检|受检|参检|中标|开课|配备|达成|销号|入户|入网|联网|硬化|自来水|集中供养|通电|通水|通网|供水|清运|配套|装备|配齐|持有|完好|登记|上报|报告|保存|存活|受胎|受益|惠及|筛查|诊断|体检|上诉|改判|服判息诉|息诉|调撤|撤诉|宣判|适用|网办|可办|即办|机械化|良种|综合利用|资源化利用|回收利用|处理|净化|城镇化|空置|闲置|优良品|优质品|正点|准点|废品|返修|遵守|佩戴|拥护|信任|赞成|同意|认可|好评|响应|送达|打卡|签收|阅读|建成|入园|入托|在园|升入|治理|修复|复垦|拆除|腾退|清零|清退|化解|查处|追回|退还|参合|参保|参训|随访|答复|采纳|火化|控辍|接通|拦截|命中|复核|接处|签领|到达|赔付到位|送达|落图|上图|贴码|亮码|赋码|封闭|甲级|上网|[种薯盐膜]使用|定位|纳管|接访|挂牌|预约|签到|旁听|悬挂|张贴|持卡|激活|接入|贯通|联通|畅通|直达|归集|立案|起诉|批捕|逮捕|执结|陪审|再审|采信|退查|羁押|再犯罪|重新犯罪|脱管|漏管|复吸|承保|续保|断保|续约|续签|电子化|无纸化|标准化|规范化|网格化|流失|离职|到岗|上课|达优|过线|过关|获证|取证|年检|年审|年报|受训|缺勤|迟到|迎检|合规|合法|违规|违法|违约|逾期|不良|空巢|撂荒|抛荒|复绿|消纳|脱硫|除尘|截污|分流|分类|投放|分拣|焚烧|填埋|还田|回用|装配|普法|受教育|巡河|巡林|巡田|在线|下沉|包联|走访|家访|转办|交办|按期办结|代表|投保|配比|纯净|成苗|保灌|保苗|越冬|挂果|坐果|产仔成活|断奶成活|上路|首检|复检|送检|挂号|复诊|转诊|确诊|抢救成功|无偿献血|规范治疗|规范服药|规范管理服务|母乳喂养|住院分娩|产检|婚检|孕检|筛检)率$/;
/** Rates that tell how well something was done, whatever words stand before: 处置完成及时率. */
const ALWAYS_BOUNDED = /(?:及时|按时|按期|准时|准确|正确|知晓|满意|合格|应诉|规范)率$/;
const BOUNDED_END = /(?:[均都已也平全部]){0,3}(?:为|是|达到?|高达|约|保持在|稳定在|升至|提高到)?了?$/;
const UNBOUNDED =
  /拨备|流动性|保值|自给|预算|年初|上年|去年|同期|毛|完成|目标|计划|任务|增长|产销|负债|支出|债务|产能|能力|容量|限额|核定|编制|生产总值|GDP|执行|利用|收益|回报|超额|环比|同比/;
const FALLS = new RegExp(`(?:${FALL}|节约|节省)(?:了|约|近|幅度为?|率为?)?$`);
/** What may fall by more than itself, because it may become negative. */
const MAY_TURN_NEGATIVE = /利润|盈利|收益|盈余|亏|净|现金流|结余|增速|增幅/;
const NOT_SEVERAL = /[不无]重[复叠]|不交叉|互不/;
const SEVERAL_CHOICES = /多选|多项|不定项|可选多|可多|选[2-9两二三四五]|不限项|兼|重复|交叉|至少选|每人选[2-9两二三]/;
const ONE_CHOICE = /限选(?:一|1)项?|单选|只选(?:一|1)|仅选(?:一|1)|选其一|任选(?:一|1)/;

const SHARES_AHEAD =
  /(?:占比|比重|比例|构成|来源|分担|分摊|出资)(?:情况)?(?:分别|依次)?(?:为|是)?[：:，,][^，,；;。：:]{1,14}$/;

/** What something is made of or paid by is told in full; 主要 would leave some out. */
const MADE_OF = /(?:构成|来源|分担|分摊|出资)(?:情况|比例)?(?:分别|依次)?(?:为|是)?[：:][^，,；;。：:]{1,14}$/;

/** Ranges that run backwards and rates that cannot be. */
export function findRanges(sentence: Sentence): Relation[] {
  if (!sentence.tells('percent') && !sentence.tells('multiple')) return [];
  const relations: Relation[] = [];
  for (const [index, figure] of sentence.figures.entries()) {
    const problem = impossible(sentence, index, figure);
    if (problem) {
      const [fact, advice] = problem;
      relations.push({
        kind: 'range',
        rule: 'figure-range',
        members: [member('数值', figure)],
        span: figure.span,
        computation: fact,
        holds: false,
        message: `${fact}，${advice}。`,
      });
    }
  }
  relations.push(...shareLists(sentence));
  return relations;
}

function impossible(sentence: Sentence, index: number, figure: Figure): [string, string] | undefined {
  if (figure.hedge === 'range') return undefined;
  const { dimension } = figure.unit;
  if (dimension !== 'percent' && dimension !== 'multiple') return undefined;
  const lead = sentence.lead(index);
  const text = literal(sentence, figure);
  if (FALLS.test(lead)) {
    if (MAY_TURN_NEGATIVE.test(sentence.slice(Math.max(sentence.start, figure.span.start - 40), figure.span.start)))
      return undefined;
    if (dimension === 'multiple' && figure.nominal.gte(1)) {
      return [`减少不能用“${text}”表示`, '减少一倍就等于零，请改用百分比或者分数，或写明降到原来的几分之几'];
    }
    if (dimension === 'percent' && figure.nominal.gt(100))
      return [`下降${text}超过了100%`, '减少量不可能大于原有的数量，请核对'];
    return undefined;
  }
  if (dimension !== 'percent' || !figure.nominal.gt(100) || figure.hedge === 'under') return undefined;
  const name = nameOfRate(sentence, index).replace(BOUNDED_END, '');
  const isShare = /占(?:比|总数的?|全[县市区镇乡校部]的?|[^，,；;。]{1,12}的)?$/.test(name);
  // 一般公共预算收入中税收占比: what the share is taken of stands before.
  const own = /占比$/.test(name) ? name.replace(/^.*[中里内]/, '') : name;
  const isAlways = ALWAYS_BOUNDED.test(name) && !/毛|增长|目标|计划/.test(name);
  if (!isAlways && (UNBOUNDED.test(own === name ? lead : own) || UNBOUNDED.test(own))) return undefined;
  return isAlways || BOUNDED.test(name) || isShare
    ? [`${isShare ? '占比' : '这个比率'}为${text}，超过了100%`, '部分不可能大于全部，请核对']
    : undefined;
}

/** The words that name a percentage; 由92%提高到104% is named before the first. */
function nameOfRate(sentence: Sentence, index: number): string {
  const lead = sentence.lead(index);
  const before = sentence.lead(index - 1);
  if (
    /(?:到|至|为)$/.test(lead) &&
    /[由从][^，,；;。]{0,10}$/.test(before) &&
    sentence.figures[index - 1]?.unit.dimension === 'percent'
  ) {
    return before.replace(/[由从][^，,；;。]{0,10}$/, '');
  }
  return lead;
}

/** Shares of one whole that add up to more than 100%; to less only where the parts are known to be all. */
function shareLists(sentence: Sentence): Relation[] {
  const relations: Relation[] = [];
  for (let first = 0; first < sentence.figures.length; first++) {
    const list = listFrom(sentence, first);
    if (list.indexes.length < 2) continue;
    const relation = checkList(sentence, list);
    if (relation) relations.push(relation);
    first = list.indexes[list.indexes.length - 1] ?? first;
  }
  return relations;
}

interface ShareList {
  readonly indexes: readonly number[];
  readonly labels: readonly string[];
  /** One 占 for the whole list: 分别占48.5%、36.2%和27.3%. */
  readonly together: boolean;
  /** Whether the words before say that the shares make up all: 资金来源为：国债45%、市级20%. */
  readonly isWhole: boolean;
}

function listFrom(sentence: Sentence, first: number): ShareList {
  const indexes: number[] = [];
  const labels: string[] = [];
  const none: ShareList = { indexes, labels, together: false, isWhole: false };
  const head = sentence.lead(first);
  if (sentence.figures[first]?.unit.dimension !== 'percent') return none;
  // 各年龄段占比分别为：35岁以下42%、36至50岁38% says once for all of them that they are shares.
  const start = sentence.figures[first]?.span.start ?? 0;
  const isHeaded = SHARES_AHEAD.test(sentence.slice(Math.max(sentence.start, start - 40), start));
  const together = /分别(?:占|为|是)?(?:比)?[^，,；;。]{0,8}$/.test(head) && /占|比例|比重/.test(head);
  for (let index = first; index < sentence.figures.length; index++) {
    const figure = sentence.figures[index];
    if (figure?.unit.dimension !== 'percent' || figure.hedge === 'range') break;
    if (sentence.bracket(index) !== sentence.bracket(first)) break;
    const lead = sentence.lead(index);
    const gap = sentence.gap(index);
    if (index > first && (/[；;]/.test(gap) || gap.length > 24)) break;
    if (together) {
      if (index > first && !standsBeside(sentence, index)) break;
    } else {
      const label =
        /^(?:其中|和|与|及)?([^占]{1,14}?)(?:占比?|占总数的?|占全部的?|比重|比例)(?:为|达)?$/.exec(lead) ??
        (isHeaded ? /^([^占率]{1,14}?)[为是]?$/.exec(lead) : null);
      // 35岁以下, 36至50岁, 51岁以上 are all; what follows divides them anew.
      if (!label || (labels.length >= 2 && isComplete(labels))) break;
      labels.push(label[1] ?? '');
    }
    indexes.push(index);
  }
  const isWhole = isHeaded && MADE_OF.test(sentence.slice(Math.max(sentence.start, start - 40), start));
  return { indexes, labels, together, isWhole };
}

function checkList(sentence: Sentence, list: ShareList): Relation | undefined {
  const figures = sentence.figuresAt(list.indexes);
  const before = sentence.slice(sentence.start, figures[0]?.span.start ?? sentence.start);
  const whole = sentence.slice(sentence.start, sentence.end);
  if (
    (SEVERAL_CHOICES.test(whole) && !NOT_SEVERAL.test(whole)) ||
    /率(?:分别)?[^，,；;。]{0,4}$/.test(before.replace(/占比?$/, ''))
  )
    return undefined;
  if (mayOverlap(list.labels)) return undefined;
  const total = sum(figures.map((figure) => figure.value));
  const nominal = nominalSum(figures);
  const slack = decimal('0.2');
  const over = total.low?.gt(decimal(100).plus(slack)) ?? false;
  const under = total.high?.lt(decimal(100).minus(slack)) ?? false;
  const line = `${figures.map((figure) => sentence.slice(figure.digitSpan.start, figure.digitSpan.end)).join('+')}=${toText(nominal)}%`;
  const closed = isComplete(list.labels);
  if (over) {
    const plausible = list.together || ONE_CHOICE.test(before) || closed || figures.length >= 3;
    if (!plausible || nominal.gt(160)) return undefined;
    return shareSum(figures, 'figure-range', line, `各项占比相加超过100%：${line}，请核对各项占比。`);
  }
  if (under && (closed || (list.isWhole && figures.length >= 3))) {
    return shareSum(figures, 'figure-sum', line, `各项占比相加不足100%：${line}，请核对各项占比。`);
  }
  return undefined;
}

function shareSum(figures: readonly Figure[], rule: string, computation: string, message: string): Relation {
  const first = figures[0];
  const last = figures[figures.length - 1];
  return {
    kind: 'range',
    rule,
    members: figures.map((figure) => member('占比', figure)),
    span: { start: first?.span.start ?? 0, end: last?.span.end ?? 0 },
    computation,
    holds: false,
    message,
  };
}

const INDUSTRIES = /(\d{1,2}(?:\.\d{1,2})?)\s*[:：∶]\s*(\d{1,2}(?:\.\d{1,2})?)\s*[:：∶]\s*(\d{1,2}(?:\.\d{1,2})?)/g;

/** 三次产业结构比12.1:43.6:44.3 adds up to 100. */
export function findIndustryRatios(text: string): Relation[] {
  const relations: Relation[] = [];
  if (!text.includes('产业') || !/[:：∶]/.test(text)) return relations;
  for (const match of text.matchAll(INDUSTRIES)) {
    if (!/产业[^，,；;。]{0,40}$/.test(text.slice(Math.max(0, match.index - 60), match.index))) continue;
    const parts = match.slice(1, 4).map((part) => decimal(part ?? '0'));
    const total = parts.reduce((all, part) => all.plus(part), ZERO);
    // Three rounded shares may miss 100 by a unit and a half of the last place.
    const isNear = total
      .minus(100)
      .abs()
      .lte(match[0].includes('.') ? '0.2' : '1');
    if (total.lt(70) || total.gt(130)) continue;
    const computation = `${parts.map((part) => part.toFixed()).join('+')}=${total.toFixed()}`;
    const span = { start: match.index, end: match.index + match[0].length };
    relations.push({
      kind: 'range',
      rule: total.gt(100) && !isNear ? 'figure-range' : 'figure-sum',
      members: [{ role: '占比', span }],
      span,
      computation,
      holds: isNear,
      message: isNear ? '' : `三次产业占比相加应为100：${computation}，请核对。`,
    });
  }
  return relations;
}
