import { blockFact } from './block';

/** A passage that asks a superior for money, posts or approval; prose offsets. */
export interface RequestPassage {
  readonly start: number;
  readonly end: number;
}

/** Who is asked: a body above the writer's own, as a report names it. */
const SUPERIOR =
  '(?:上级|国家|中央|贵[局厅委办部]|[省市州县区旗](?![直属民场内外区（(])|[^，。；各有相关]{0,3}[省市州县](?:委|政府|财政|编办))';
/** What is asked for. */
const DEMAND =
  /拨付|拨给|拨款|核拨|下拨|划拨|追加|增拨|安排|解决|批准|审批|同意|批复|核准|审定|核增|增加|增设|核定|调剂|下达|补助|给予|予以|帮助|协调|支持|列入|纳入/;
const OBJECT =
  /资金|经费|款项|补助|补贴|预算|计划|编制|名额|指标|岗位|职数|用地|项目|贷款|设备|车辆|人员|[0-9０-９]\s{0,4}[余多]?\s{0,4}(?:万元|亿元|元|名|个编|辆|亩)|[一二三四五六七八九十百千万两](?:万元|亿元|元|名)/;
/** Approval needs no object: 请予批准. */
const APPROVAL = /(?:予以?|请)(?:批准|审批|批复|核准|审定|同意)/;

/** The words of a request; each begins a clause or follows its subject. */
const PLEA = /恳请|恳求|祈请|敬请|特请|特申请|现申请|特此申请|请求|希望|盼望|望|请|申请/g;
const STRONG = /^(?:恳请|恳求|祈请|特请|特申请|现申请|特此申请)$/;
const REPORTED =
  /(?:已|曾|多次|群众|职工|教师|家长|学生|村民|企业|来信|来访|提出|受理|收到|积极|主动|向上|依法|按程序)[^，。；]{0,4}$/;
/** A request that is quoted, or that others made. */
const QUOTED = /[“‘「『"]$|要求[，,：:]$/;
const ASKED = new RegExp(`^${SUPERIOR}`);

/** The requests to a superior that stand in the paragraph. Linear: every clause is looked at once. */
export const requestPassagesOf = blockFact((block): readonly RequestPassage[] => {
  const text = block.prose.folded;
  const passages: RequestPassage[] = [];
  let last = 0;
  for (const match of text.matchAll(PLEA)) {
    const start = match.index;
    if (start < last) continue;
    const plea = match[0];
    const before = text.slice(Math.max(0, start - 10), start);
    if (REPORTED.test(before) || QUOTED.test(before) || isPartOfWord(text, start, plea)) continue;
    const rest = text.slice(start + plea.length, start + plea.length + 90);
    const sentence = /^[^。；！？!?;\n]*/.exec(rest)?.[0] ?? '';
    const clause = /^[^，,。；！？!?;\n：:]*/.exec(rest)?.[0] ?? '';
    const isAsked = STRONG.test(plea) || ASKED.test(clause) || APPROVAL.test(plea + clause);
    if (!isAsked || !demands(plea, clause, sentence)) continue;
    const length = OBJECT.test(clause) || APPROVAL.test(plea + clause) ? clause.length : sentence.length;
    last = start + plea.length + length;
    passages.push({ start, end: last });
  }
  return passages;
});

function demands(plea: string, clause: string, sentence: string): boolean {
  if (
    APPROVAL.test(plea + clause) ||
    (/^(?:恳请|恳求|祈请|敬请|特请)$/.test(plea) && /批准|批复|审批|同意/.test(clause))
  )
    return true;
  const demand = DEMAND.exec(clause) ?? DEMAND.exec(sentence);
  if (/申请$/.test(plea)) return OBJECT.test(clause);
  return demand !== null && OBJECT.test(sentence);
}

/** 请 inside 邀请, 聘请, 请示 …; 望 inside 期望, 展望 …; 申请 as a noun. */
function isPartOfWord(text: string, start: number, plea: string): boolean {
  const before = text.charAt(start - 1);
  const after = text.charAt(start + plea.length);
  if (plea === '请') return /[邀聘申提报延宴约]/.test(before) || /[示假教客柬愿求缨辞进]/.test(after);
  if (plea === '望') return /[希期展愿渴盼威声绝失观看瞻名众有大]/.test(before) || /[江着远闻见]/.test(after);
  if (plea === '申请') return true;
  if (plea === '请求') return /[的和等]/.test(after);
  return false;
}
