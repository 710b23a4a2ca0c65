import { isHan } from '../text/cjk';
import { fold } from '../text/script';
import { overlaps, type Span, spanOf } from '../text/span';
import {
  BLANK,
  BRACKET,
  CALENDAR,
  DIGIT,
  DOT,
  DOUBLED_MARK,
  LATIN,
  MASK,
  QUERY,
  QUOTATION,
  traitsOf,
} from '../text/traits';
import type { Block } from './block';
import { prosesOf } from './blockProses';
import type { Prose } from './prose';

/** Units of counting and time, each with the words that begin alike and are none: 个 but not 个别. */
const COUNTED =
  '(?:年(?!轻|级|货|画|味|报|龄)|月(?!光|球|饼)|日(?!常|益|前|夜|本|记|报|子)|个(?!别|人|体|性|税|案)|名(?!师|校|优|牌|人|称|录|单|额|医|义|著|企)|' +
  '所(?!以|有|谓|在|需|属|长|得|能|作|取|学|致|涉|带|提|反|做)|人(?!民|才|员|类|大|社|口|均|事|物|力|格|文|居|心|生|选|身|际|防|行|为)|' +
  '万(?!众|一|全|象|物|事|家|里|水)|亿|元(?!素|旦|宵|首|气|老|件)|户(?!籍|口|主|外|型|均)|件(?!数)|项(?!目)|次(?!要|数|日|年|于|序|生)|' +
  '家(?!庭|长|校|园|访|乡|属|具|电|政|族|里|国|风|委|教|禽|居|门|用|务|人)|套(?!餐|路|取|用)|台(?!账|帐|阶|风|词|湾|州|商|资)|条(?!件|例|理|款|块|线|目|文)|' +
  '辆|亩(?!产|均)|公里|千米|平方|公顷|吨|届|号(?!召|称|角|码|令)|期(?!间|待|望|末|中|限|盼)|批(?!评|准|复|示|改|发|次|量|阅|捕|判|办)|' +
  '场(?!所|地|馆|景|面|合|次|域)|座(?!谈|位|椅|机)|处(?!理|于|置|罚|方|分|长|级|室|境|在|以|事)|间(?!接|隔|断)|天(?!然|气|下|津|空|网|地|赋|眼|平|才|生|文)|倍|百分点|[%％‰])';
/** Places and bodies that a mask hides the name of. */
const NAMED =
  '(?:县|市(?!场|民|值|面|容|价|政)|省(?!级|直|内|外|力|心|时|略|去)|区(?!别|分|域|间|位|块)|镇(?!静|痛|压)|乡(?!村|亲|镇|愁|土|情|音)|村(?!民|庄|级|居|两委|支)|州|盟|旗(?!帜|下|舰|袍)|' +
  '局(?!部|面|势|限|长)|委(?!托|员|派|屈|婉)|办(?!理|法|公|学|事|案|结|好|成|园)|厅|处室|科室|中学|小学|学校|幼儿园|街道|社区|公司|单位|同志)';
const UNIT_AHEAD = new RegExp(`^[ 　]?(?:${COUNTED}|${NAMED})`);
const COUNTED_AHEAD = new RegExp(`^[ 　]?${COUNTED}`);
const NAMED_AHEAD = new RegExp(`^${NAMED}(?!数)`);
/** Words that ask for a number at once. */
const NUMBER_EXPECTED = /(?:共|共有|共计|达|达到|约|增长|下降|占|近|超过|第|辖|下辖)$/;

const DOTS = /\.{3,}|(?:\. ){2,}\.|…+|⋯+|。{3,}|．{3,}/g;
const MASK_RUN = /[XＸ×✕╳]+|[xｘ]+|[*＊]+|[_＿]{2,}|[○◯]{2,}|[□■▇█]{2,}|某某/g;
const BRACKETED = /([【［[〔（({<＜])([^【】［］[\]〔〕（）(){}<>＜＞\n]{0,40})([】］\]〕）)}>＞])/g;
/** Words in brackets that speak to whoever fills the form in. */
const PROMPT =
  /待补|待填|待核(?!酸)|待定稿|待统计|待添加|此处(?:填|写|补|插|应|请|需|待|省略)|请(?:自行)?(?:填写|补充|核实|修改)|根据实际(?:情况)?填|填写(?:单位|姓名|名称|数|时间|日期|地点)|数据待(?:补|填|核|更新|确认)/;
/** Instructions in a notice tell the reader to fill in a form, not the writer. */
const INSTRUCTION = /附件|《|登记表|申报表|回执|报名/;
/** Words that name what is missing, as skeletons and forms write them between 【】 in a sentence. */
const FIELD =
  /(?:名称|姓名|数字|数据|数量|数值|人数|金额|日期|时间|地点|单位|年份|年度|若干|XX|××|待定|事项|任务|措施|目的|工作|问题|议题|思想|依据|会议|文号|事例|内容|时限|指标|要求|结果|建议|事实|原因|做法|成效|体会|机关|上级|机制|背景|期间|职务|方式|现状|节点|目标|重点|方法|什么|某项|标准|期数|课题|询问|批评|安排|情况|电话|联系人|[组局县市区省镇乡村年月日数])$|^(?:[\s　]*|几|具体.*)$/;
/** The same at the beginning of a sentence, where 【经验做法】 and its like head a text. */
const ACTOR =
  /^(?:单位|单位名称|[县市区局省镇]|乡镇|(?:牵头|配合|责任)(?:单位|机构)|调研组|督查组|上级(?:机关)?|年份|年度|日期|姓名|职务|期数|(?:会议|工作)名称|[^、，]*[、，].*)$/;
/** Parts of a document that stand on lines of their own. */
const ELEMENT = /^(?:主送机关|发文机关(?:署名)?|署名|成文日期|印发日期|标题|发文字号|签发人)$/;
const EMPTY_DATE =
  /(?:(?:19|20)\d\d[ 　]*年[ 　]*月[ 　]*日|(?:19|20)\d\d[ 　]*年[ 　]*\d{1,2}[ 　]*月[ 　]+日|(?<![^\s　：:])年[ 　]+月[ 　]+日)/g;
const WORK_MARK = /(?<![A-Za-z])(?:TODO|FIXME|TBD|TBC)(?![A-Za-z])/g;
const QUERY_MARKS = /(?:共|有|达|为|约|计|占|增长|下降)([?？]{2,})(?=[个名所人元万亿%％])/g;
/** A year with digits masked: 20XX年, 201×年, 20**年. */
const MASKED_YEAR = /(?<!\d)(?:19|20)(?:\d[XＸ×x*＊_＿]|[XＸ×x*＊_＿]{1,2})(?=年|-|—)/g;
/** Brackets and places before a unit that hold nothing but blanks. */
const EMPTY_PLACES =
  /(?<=[\u3400-\u9fff])[（(][ 　]{1,10}[）)]|(?<=[\u3400-\u9fff])（）(?=[\u3400-\u9fff])|《[ 　]{0,8}》|(?:增长|下降|占|达到?|为|约)[ 　]{1,8}[%％]|(?<=共|约|达|资金|投资|投入|经费|完成|新增|培训|面积|受益|发放|争取|落实|建成)[ 　]{2,8}(?=(?:万元|亿元|元|个|所|人次|人|名|户|公里|亩)(?![\u3400-\u9fff]))/g;
/** A decimal with its digits masked: X.X%, XX.X亿元. */
const MASKED_DECIMAL = /(?<![A-Za-z0-9.])[XＸ×x]{1,3}\.[XＸ×x]{1,2}(?=[%％‰万亿元个人所米吨亩公])/g;
/** An emphasised bare unit is no emphasis but a mask of asterisks that Markdown has eaten: 2023年*月*日. */
const EATEN_MASK = /(?<![*\\])\*{1,3}(?:[年月日县市区镇乡村个所名人元]|万元)\*{1,3}(?!\*)/g;
/** Set phrases with a mask at their head; `fixed-phrase` reports them and knows what to write. */
const MASKED_PHRASE = /^(?:新时代中国特色社会主义|总书记|同志为核心)/;
const SURNAME = /[赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹潘葛范彭鲁韦马方袁柳唐罗薛雷贺汤]$/;

/**
 * Places in a piece of text where something was left blank or masked: `...年`, 共……所, 【待补充】, XX县, `__`, 20××年. Spans count in
 * `text`. A real ellipsis, a multiplication sign, a code with letters and a person whose name is kept secret are not among them.
 */
export function findBlanks(text: string): readonly Span[] {
  return blanksIn(fold(text), traitsOf(text));
}

/** The same for all texts of a block and for what Markdown has eaten of its source; sorted, spans count from the source. */
export function blanksOf(block: Block): readonly Span[] {
  const spans = prosesOf(block).flatMap((prose) =>
    blanksOfProse(prose).map(({ start, end }) => prose.sourceSpan(start, end)),
  );
  if (block.kind === 'paragraph') {
    for (const eaten of eatenMasks(block.source)) if (!spans.some((span) => overlaps(span, eaten))) spans.push(eaten);
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** The traits of a block's text are known. */
function blanksOfProse(prose: Prose): readonly Span[] {
  return prose.has(SUSPICIOUS) || prose.folded.includes('年月') ? blanksIn(prose.folded, prose.traits) : [];
}

/** A text with none of these holds no blank but a bare 年月日. */
const SUSPICIOUS = DOT | DOUBLED_MARK | MASK | LATIN | BRACKET | QUOTATION | BLANK;

function blanksIn(folded: string, traits: number): readonly Span[] {
  const has = (wanted: number) => (traits & wanted) !== 0;
  const all = (pattern: RegExp) => [...folded.matchAll(pattern)].map(spanOfMatch);
  const found: Span[] = [];
  if (has(DOT | DOUBLED_MARK)) found.push(...dotBlanks(folded));
  if (has(MASK | LATIN)) found.push(...masks(folded));
  if (has(BRACKET)) found.push(...bracketed(folded));
  if (has(LATIN)) found.push(...all(WORK_MARK), ...all(MASKED_DECIMAL));
  if (has(MASK | LATIN) && has(DIGIT)) found.push(...all(MASKED_YEAR));
  if (has(CALENDAR) && (has(BLANK) || folded.includes('年月'))) found.push(...all(EMPTY_DATE));
  if (has(BLANK) || /（）|《》/.test(folded)) found.push(...all(EMPTY_PLACES));
  if (has(QUERY) && has(DOUBLED_MARK)) {
    for (const match of folded.matchAll(QUERY_MARKS)) {
      const end = match.index + match[0].length;
      found.push(spanOf(end - (match[1] ?? '').length, end));
    }
  }
  return found.length < 2 ? found : withoutOverlaps(found);
}

/** Masks that Markdown takes for emphasis, so that only the source still shows them; spans count in `source`. */
function eatenMasks(source: string): readonly Span[] {
  return source.includes('*') ? [...fold(source).matchAll(EATEN_MASK)].map(spanOfMatch) : [];
}

function spanOfMatch(match: RegExpMatchArray): Span {
  const start = match.index ?? 0;
  return spanOf(start, start + match[0].length);
}

function withoutOverlaps(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Span[] = [];
  for (const span of sorted) if (span.start >= (kept[kept.length - 1]?.end ?? 0)) kept.push(span);
  return kept;
}

function dotBlanks(text: string): readonly Span[] {
  const sure: Span[] = [];
  const likely: Span[] = [];
  for (const match of text.matchAll(DOTS)) {
    const span = spanOfMatch(match);
    const before = text.slice(Math.max(0, span.start - 4), span.start);
    const after = text.slice(span.end, span.end + 6);
    const left = before.slice(-1);
    if (/^[ 　]?等/.test(after) || (/\d$/.test(before) && /^\d/.test(after))) continue;
    const isPair = ['《》', '〔〕', '〈〉'].includes(left + after.charAt(0));
    if (isPair || (/^[，,；;。]/.test(after) && /[^及就]$/.test(before) && NUMBER_EXPECTED.test(before)))
      sure.push(span);
    else if (/^[，。；、！？：,;:!?”’）)》】…]/.test(after) || after === '') continue;
    else if (match[0].startsWith('…') || match[0].startsWith('⋯')) {
      const opensQuote = /[“‘「]$/.test(before) || isInQuotation(text, span.start);
      const inTitle = /^的(?:通知|意见|方案|决定|报告|请示|办法|函|批复|通报)》/.test(after) && /关于$/.test(before);
      if (inTitle || (!opensQuote && (COUNTED_AHEAD.test(after) || NUMBER_EXPECTED.test(before)))) sure.push(span);
    } else if (isHan(after.charCodeAt(0)) || /^[%％（(《]/.test(after)) {
      const inList = /、[^，。；、]{1,12}$/.test(text.slice(Math.max(0, span.start - 14), span.start));
      const opens = left === '' || /[《（(〔“，。；：:、\s]$/.test(before);
      if (UNIT_AHEAD.test(after) || NUMBER_EXPECTED.test(before) || (/[《〔]$/.test(before) && !inList))
        sure.push(span);
      else if (opens || !inList) likely.push(span);
    }
  }
  return sure.length > 0 ? [...sure, ...likely] : [];
}

/** How far back, in units, the beginning of a quotation is looked for. */
const QUOTATION_LIMIT = 400;

/** Whether the place lies between “ and ”. */
function isInQuotation(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - QUOTATION_LIMIT), at);
  return before.lastIndexOf('“') > before.lastIndexOf('”');
}

function masks(text: string): readonly Span[] {
  const spans: Span[] = [];
  const pairedAsterisks = new Map<string, number>();
  for (const [run] of text.matchAll(/\*{2,}/g)) pairedAsterisks.set(run, (pairedAsterisks.get(run) ?? 0) + 1);
  for (const match of text.matchAll(MASK_RUN)) {
    const span = spanOfMatch(match);
    const run = match[0];
    const before = text.slice(Math.max(0, span.start - 3), span.start);
    const after = text.slice(span.end, span.end + 12);
    if (/[A-Za-z+＋&\\/.-]$/.test(before) || /^[A-Za-z0-9+＋&\\/-]/.test(after)) continue;
    if (MASKED_PHRASE.test(after)) continue;
    if (run === '某某') {
      if (NAMED_AHEAD.test(after) && !SURNAME.test(before)) spans.push(span);
    } else if (/^[_＿]/.test(run)) spans.push(span);
    else if (/^[○◯]/.test(run)) {
      if (!/[一二三四五六七八九十]$/.test(before) && /^[一二三四五六七八九]/.test(after) === false) spans.push(span);
    } else if (/^[□■▇█]/.test(run)) {
      if (isHan(after.charCodeAt(0)) || isHan(before.charCodeAt(before.length - 1))) spans.push(span);
    } else if (run.startsWith('*')) {
      const strict = UNIT_AHEAD.test(after) || /[第《“]$/.test(before);
      const isMarkup = run.length > 1 && (pairedAsterisks.get(run) ?? 0) % 2 === 0;
      if (run.length >= 3 ? strict || !isMarkup : strict && !isMarkup) spans.push(span);
    } else if (run.length >= 2) {
      if (isLongMask(before, after, run)) spans.push(span);
    } else if (isShortMask(before, after, run)) spans.push(span);
  }
  return spans;
}

function isLongMask(before: string, after: string, run: string): boolean {
  if (/[0-9]$/.test(before)) return isHan(after.charCodeAt(0));
  if (SURNAME.test(before) && run.length <= 2 && !NAMED_AHEAD.test(after) && !COUNTED_AHEAD.test(after)) return false;
  if (/[A-Za-z][ ]$/.test(before) || /^[ ][A-Za-z]/.test(after)) return false;
  const touches =
    /[\u3400-\u9fff《“‘（(〔：:，,、。；第]$/.test(before) || /^[\u3400-\u9fff》”’）)〕，,、。；%％]/.test(after);
  return touches || (before.trim() === '' && after.trim() === '');
}

/** A single sign is a mask only where nothing but a number or a name can stand. */
function isShortMask(before: string, after: string, run: string): boolean {
  if (/[0-9)）]$/.test(before)) return false;
  const isTimes = /[×✕╳]/.test(run);
  if (isTimes && /[\u3400-\u9fff]$/.test(before)) {
    return /^(?:县|年[XＸ×✕╳xｘ]月|月[XＸ×✕╳xｘ]日)/.test(after) || /第$/.test(before) || /[年月]$/.test(before);
  }
  return isTimes || run === 'x' || run === 'ｘ'
    ? NAMED_AHEAD.test(after) || COUNTED_AHEAD.test(after)
    : UNIT_AHEAD.test(after);
}

function bracketed(text: string): readonly Span[] {
  const sure: Span[] = [];
  const likely: Span[] = [];
  for (const match of text.matchAll(BRACKETED)) {
    const [whole, open = '', inside = ''] = match;
    const start = match.index;
    const before = text.slice(Math.max(0, start - 2), start);
    const after = text.charAt(start + whole.length);
    const span = spanOf(start, start + whole.length);
    if (open === '{') {
      if (/[\\A-Za-z^_]$/.test(before) || /^[\d,.\s-]+$/.test(inside)) continue;
      sure.push(before.endsWith('$') ? spanOf(start - 1, span.end) : span);
    } else if (PROMPT.test(inside) && !INSTRUCTION.test(inside)) sure.push(span);
    else if ((open === '【' || open === '［' || open === '[') && !/^[\d０-９年—～-]+$/.test(inside)) {
      if (isField(open, inside, before, after)) sure.push(span);
      else if (open === '【' && inside.trim() !== '') likely.push(span);
    }
  }
  // Where one 【】 is a blank the others of the paragraph are blanks too.
  return sure.some((span) => text.charAt(span.start) === '【') ? [...sure, ...likely] : sure;
}

function isField(open: string, inside: string, before: string, after: string): boolean {
  const isForm = open === '【';
  const isBetween =
    /[\u3400-\u9fff，,、（(《“]$/.test(before) && (after === '' || /[\u3400-\u9fff，,、。；;）)》”%％]/.test(after));
  if (inside.trim() === '') return isForm && isBetween;
  const isAnswer = /[：:]$/.test(before) && after === '';
  if (!isForm) return isBetween && /(?:名称|姓名|数字|金额|日期|待定)$/.test(inside);
  if (ELEMENT.test(inside) && before.trim() === '') return true;
  // Alone or in front of a sentence only what cannot be a heading counts.
  return isBetween || isAnswer || /[，。、；]/.test(after)
    ? FIELD.test(inside)
    : after !== '：' && after !== ':' && ACTOR.test(inside);
}
