import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';

/** 占…的 before a percentage; the group holds what is named as the whole. */
export const SHARE = /占(?:到|了|比|其中|其|全部|总)?([^，,；;。]{0,18}?)(?:的|比例|比重|为|达到?|约|比)*$/;

/** Words in 占…的 that only say “of all of them”. */
export const WHOLE_WORDS =
  /全县|全市|全省|全区|全镇|全乡|全校|全村|全年|全部|应|总数|总量|总额|总人数|总户数|总面积|总里程|人数|户数|总|数|量|额|的|全|其|中|比例|比重/g;

/** The clause words around a figure, before and behind it. */
export function contextOf(sentence: Sentence, figure: Figure): string {
  const index = sentence.figures.indexOf(figure);
  return sentence.lead(index) + sentence.tail(index);
}

/** Words around the subject of 占 that say no more than how exactly: 恰好占三分之一. */
const ONLY_HOW_MUCH =
  /^(?:其中|约|仅|分别|共|合计|均|已|也|则|恰好|刚好|正好|恰恰?|整整|足足|几乎|大约|大致|大体|差不多|总共|一共|合共)+|(?:约|仅|分别|共|合计|已|恰好|刚好|正好|恰恰|整整|足足|几乎|大约|大致|大体|只|就){1,12}$/g;

/** What is said to have the share: 学校食堂 in 其中学校食堂占. */
export function subjectOfShare(lead: string): string {
  return lead.slice(0, Math.max(0, lead.indexOf('占'))).replace(ONLY_HOW_MUCH, '');
}

/** Whether the words before 占 are about the part: 税收收入占… is not about the figure that happens to be nearest. */
export function speaksOfPart(sentence: Sentence, lead: string, part: Figure): boolean {
  const subject = subjectOfShare(lead);
  return subject.length < 2 || contextOf(sentence, part).includes(subject.slice(-2));
}

/** Whether 占…的 names no other whole than the one found. */
export function namesWhole(words: string, sentence: Sentence, whole: Figure): boolean {
  const rest = words.replace(WHOLE_WORDS, '');
  if (rest === '') return true;
  const context =
    sentence.slice(sentence.start, whole.span.start) + whole.unit.name + sentence.tail(sentence.figures.indexOf(whole));
  return [...rest].filter((character) => context.includes(character)).length * 2 > rest.length;
}

/** What the part of a rate may be called instead: 完成率 of 办结17件. */
const ALSO_CALLED: readonly (readonly [RegExp, RegExp])[] = [
  [/执行$/, /预算|支/],
  [/完成$/, /办结|完工|建成|竣工|落实|兑现|实施/],
  [/办结$/, /办理|答复|办复|结案|审结/],
  [/结案$/, /审结|办结/],
  [/发现$/, /存在|查出|检出/],
  [/检出$/, /查出|发现|阳性|不合格|超标/],
  [/整改$/, /销号|化解|完成/],
  [/就业$/, /签约|上岗|安置/],
];

/** Rates of what has been done of what was to be done: 完成率 of 已培训1230人 when 1500人 were planned. */
const DONE_RATE =
  /(?:完成|覆盖|落实|兑现|执行|到位|开工|竣工|推进|达成|实现|完工|建成|交付|发放|拨付|支付|征收|清收|回收)$/;
/** Words that make an amount what was to be done, and what has been done. */
const TO_DO = /计划|目标|任务|指标|应(?!急|用|届)|需|拟|预算|预计|下达|批复|安排|核定|申报|承诺|签订|总投资|总量|总数/;
const DONE = /已|实际|实(?:有|收|发|缴|到|付|参)|完成|到位|支出|累计|共/;

/** Whether the words say that one amount is part of the other: 36万名常住人口中, 应参保, 其中. */
export function isSubset(sentence: Sentence, part: Figure, whole: Figure): boolean {
  const index = sentence.figures.indexOf(whole);
  const isNamed = /[中里内]$/.test(sentence.tail(index)) || TO_DO.test(sentence.lead(index));
  return isNamed || /^其中/.test(sentence.lead(sentence.figures.indexOf(part)));
}

/** Rates that statistics offices survey; the amounts of a report do not give them. */
const SURVEYED = /失业$|出生$|死亡$|自然增长$|渗透$|收视$/;

/** Whether the rate is called after what the amounts count: 获奖率 after 获奖59人. */
export function namesRate(words: string, sentence: Sentence, part: Figure, whole: Figure): boolean {
  if (SURVEYED.test(words)) return false;
  const core = words.slice(-4).replace(/[的总全年均综合]/g, '');
  const context = contextOf(sentence, part) + contextOf(sentence, whole);
  // A single common character (地 in 绿地率 and 占地) names nothing.
  const telling = [...core.slice(-2)].filter(
    (character) => !'地面人数生校学县市村年项户度量本展开发动会行'.includes(character),
  );
  const called = ALSO_CALLED.find(([name]) => name.test(core))?.[1];
  if (called?.test(contextOf(sentence, part))) return true;
  if (
    DONE_RATE.test(core) &&
    TO_DO.test(contextOf(sentence, whole)) &&
    DONE.test(sentence.lead(sentence.figures.indexOf(part)))
  )
    return true;
  // 审结1842件，其中执行306件，结案率97.2%: what is called so is the whole, so the rate is of something else.
  if (called?.test(contextOf(sentence, whole))) return false;
  // 参保41.27万人，其中居民37.42万人，参保率98.4%: what the whole is called is not the part, and all of it is not told.
  if (isOfWholeAlone(core.slice(-2), contextOf(sentence, part), contextOf(sentence, whole))) return false;
  if (context.includes(core.slice(-2)) || telling.some((character) => context.includes(character))) return true;
  return (
    isShouldAndIs(sentence, core, part, whole) ||
    namesBoth(words, contextOf(sentence, part), contextOf(sentence, whole))
  );
}

function isOfWholeAlone(core: string, part: string, whole: string): boolean {
  return whole.includes(core) && !part.includes(core) && !TO_DO.test(whole);
}

/** 应到42名，实到39名; 持证残疾人2.4万人，已享受补贴的1.8万人，覆盖面: the words say which is all and which is done. */
function isShouldAndIs(sentence: Sentence, core: string, part: Figure, whole: Figure): boolean {
  const clause = (figure: Figure) =>
    /[^，,；;。：:]{0,40}$/.exec(
      sentence.slice(Math.max(sentence.start, figure.span.start - 40), figure.span.start),
    )?.[0] ?? '';
  const [some, all] = [clause(part), clause(whole)];
  if (/应(?!急|用|届)/.test(all)) return /实|已/.test(some);
  return /^(?:覆盖?|惠及|受益|参与|普及|享受)$/.test(core.slice(-2)) && /已|其中/.test(some) && !/已|其中/.test(all);
}

/** 合格碘盐食用率 of 碘盐样品300份 and 合格285份: one pair of characters is of the part alone, another of the whole. */
function namesBoth(words: string, part: string, whole: string): boolean {
  let ofPart = false;
  let ofWhole = false;
  const named = new Set<number>();
  for (let at = 0; at + 2 <= words.length; at++) {
    const pair = words.slice(at, at + 2);
    const isOfWhole = whole.includes(pair);
    const isOfPart = !isOfWhole && part.includes(pair);
    if (isOfWhole) ofWhole = true;
    if (isOfPart) ofPart = true;
    if (isOfWhole || isOfPart) named.add(at).add(at + 1);
  }
  // 城镇籍退役士兵自谋职业率: what nobody counted before is a part of the part.
  if (words.length - named.size > 2) return false;
  return ofPart && ofWhole;
}

/** Rates of what was saved or is missing: 节约率 is one less the share that was used. */
export function saves(words: string | undefined): boolean {
  return /(?:节约|节资|节支|下浮|优惠|让利|核减|审减|空置|缺编|空编)$/.test(words ?? '');
}

/** 组织55名学生参赛，获奖59人，获奖率90.8%: the rate is that of the only two amounts there are. */
export function exceedsPlainly(
  sentence: Sentence,
  amounts: readonly Figure[],
  part: Figure,
  rateWords: string | undefined,
): boolean {
  const core = rateWords?.slice(-2) ?? '';
  if (/完成|达标|达成/.test(core)) return true;
  // 新增转移25万人，累计转移1953万人，转移率75%: what has added up over years has another whole.
  if (/累计|总|共/.test(sentence.lead(sentence.figures.indexOf(part)))) return false;
  return amounts.length === 2 && core.length === 2 && contextOf(sentence, part).includes(core);
}
