import type { Figure } from '../figures/figure';

/** Things that are listed by name when they are counted; a number before anything else is an amount. */
const LISTED =
  '方面|环节|机制|体系|制度|措施|举措|任务|工程|行动|专项|要素|阶段|步骤|层面|维度|领域|类别|重点|学段|板块|原则|关系|目标|部分|平台|抓手|清单|计划|模式|工作|建设|改革|战役|攻坚|活动|课程|学科|主题|主体|主线|支撑|支柱|保障|优势|特色|产业|品牌|中心|基地|园区|片区|系统|指标|要求|服务|大事|实事|事项|整治|检查|考核|评价|赛事|比赛|奖项|灾害|能力|素养|技能|设施|业务|职责|岗位|环境|因素|条件|情形|情况|关口|底线|红线|防线|问题|特点|特征|亮点|变化|突破|不足|困难|成效|经验|做法|启示|体会|趋势|挑战|机遇|矛盾|关系|到位|振兴|短板|渠道|载体|路径|方向|内容|项目|意识|自信|维护|坚持|着力|确保|转变|提升|统筹|结合|层次|梯队|队伍|标准|纪律|责任|主义|作风|现象|风险|难题|机构|职能|档次|等级|类型|方式|方法|形式|途径|文件|办法|方案|意见|规定|手册|条例|法规|法律|荣誉|称号|奖牌|招牌|殊荣|牌匾|冠军';

const LISTED_HEAD = new RegExp(`^(?:重点|主要|突出|具体|关键|重要|核心|基本|大|新)*(?:${LISTED})`);

const LISTED_NOUN = new RegExp(`^(?:重点|主要|突出|具体|关键|重要|核心|基本|大|新|的)*(?:${LISTED})|(?:${LISTED})$`);

export const CONJUNCTION =
  /以及|(?<![共平总饱缓温])和(?![谐平解睦气美善乐])|(?<!参)与(?!会)|(?<![普涉波触])及(?![时格])|暨|或(?!许)/g;

export const QUOTES = /[“”"「」『』‘’]/g;

/** Units that count things by name. */
const UNITS: ReadonlySet<string> = new Set([
  ...'个项大条种类点方面步招件份所家级村乡镇县市省区校州者站片块门课处本部道关组队支层环线方节期批篇张案场股室色',
  '部门',
  '单位',
  '方面',
]);

/** Whether the figure counts as many things as a report tells one by one: 2 to 19. */
export function isSmallCount({ unit, hedge, digits, exponent }: Figure): boolean {
  if (unit.dimension !== 'count' || hedge !== 'none' || exponent !== 0 || digits.length > 2) return false;
  return /^(?:[2-9]|1\d)$/.test(digits);
}

/** Whether the figure may count named things: a small whole number with a counting word. */
export function isListCount(figure: Figure): boolean {
  const { base, name } = figure.unit;
  return (UNITS.has(base) || name === '位' || name === '名') && isSmallCount(figure);
}

/** 政府、企业、社会“三位一体”: the one thing that 位 counts by name. */
export function isUnity(text: string, { unit, digits, chinese, span }: Figure): boolean {
  return unit.name === '位' && chinese && /^[2-9]$/.test(digits) && text.startsWith('一体', span.end);
}

/** The noun behind the counting word, up to the next mark or quote. */
export function nounBehind(text: string, figure: Figure): string {
  const match = /^[^，,；;。.．：:、（(）)“”"「」『』\s]{0,14}/.exec(text.slice(figure.span.end, figure.span.end + 14));
  return match?.[0] ?? '';
}

/** Length of the counted name behind the figure: 方面 in 五个方面的工作, all of a name in quotes. */
export function nameLength(text: string, figure: Figure): number {
  const noun = nounBehind(text, figure);
  if (isQuotedAt(text, figure.span.start)) return noun.length;
  return LISTED_HEAD.exec(noun)?.[0].length ?? 0;
}

/** Whether the noun behind a count is one that reports list by name: 措施, 问题. */
export function isListedNoun(noun: string): boolean {
  return LISTED_NOUN.test(noun);
}

/** “甲”“乙”“丙” side by side are a list without 、. */
export function partedByQuotes(text: string): string {
  return /[”」』’][“「『‘]/.test(text) ? text.replace(/([”」』’])(?=[“「『‘])/g, '$1、') : text;
}

const QUOTE_OPENERS: ReadonlySet<string> = new Set('“"「『‘');

/** Whether a quotation opens right before the place, as “ does before 三 in “三项建设”. */
export function isQuotedAt(text: string, at: number): boolean {
  return QUOTE_OPENERS.has(text.charAt(at - 1));
}
