import { clue } from '../figures/clues';
import { Sentence } from '../figures/sentence';
import { sameBase } from '../figures/units';
import { findAverages } from './averages';
import type { Relation } from './relation';

/** What an amount that reaches so many people is shared out among. */
const REACHES = /惠及|涉及|受益|覆盖|补[助贴]|奖补|资助|安置|搬迁|参[加与训]|发放|慰问|救助|帮扶/;
/** Common characters that two nouns may share by chance. */
const COMMON = '的了共有全年县市区人户名个所总数各项发放资金补助金工作现在为';

const SHARED_SIGNS = clue('均每');

/** Means of what the sentence before has told: 拨付216万元，支持12个村。户均1800元. */
export function findMeansAcross(sentences: readonly Sentence[], known: readonly Relation[]): Relation[] {
  const relations: Relation[] = [];
  if (!sentences.some((sentence) => sentence.has(SHARED_SIGNS))) return relations;
  const told = new Set(known.flatMap(({ members }) => members.map(({ figure }) => figure)));
  for (let at = 1; at < sentences.length; at++) {
    const before = sentences[at - 1];
    const sentence = sentences[at];
    if (!before || !sentence) continue;
    const joined = sentence.has(SHARED_SIGNS) ? Sentence.join([before, sentence]) : undefined;
    if (!joined) continue;
    const border = sentence.start;
    const found = findAverages(joined)
      .filter((relation) => isMeant(joined, relation))
      .filter(({ members }) => {
        const own = members.filter(({ span }) => span.start >= border);
        return own.length > 0 && own.length < members.length && own.every(({ figure }) => !told.has(figure));
      });
    const first = found.find(({ holds }) => !holds) ?? found[0];
    if (first) relations.push(first);
  }
  return relations;
}

/** Whether a mean is that of the total and the number in the sentence before; money may be paid to only some of those counted there. */
function isMeant(joined: Sentence, { holds, members }: Relation): boolean {
  const [average, total, count] = members.map(({ figure }) => figure);
  if (holds) return true;
  if (!average || !total || !count || count.nominal.eq(0)) return false;
  // 老党员人均2000元，困难党员人均1000元: the total was shared out among several groups.
  const means = joined.figures.filter(
    ({ unit }, index) => sameBase(unit, average.unit) && /[人户]均/.test(joined.lead(index)),
  );
  if (means.length > 1) return false;
  const at = (figure: typeof average) => joined.figures.indexOf(figure);
  const words = (figure: typeof average) => joined.lead(at(figure)) + joined.tail(at(figure));
  // What is far off is no slip, but the mean of something else.
  const quotient = total.nominal.div(count.nominal.div(count.unit.factor));
  if (quotient.times(2).lt(average.nominal) || average.nominal.times(2).lt(quotient)) return false;
  const alike = joined.figures.filter((figure) => sameBase(figure.unit, count.unit) && figure !== average);
  if (alike.length !== 1 && !sameBase(count.unit, total.unit)) return false;
  const totals = joined.figures.filter((figure) => figure !== average && sameBase(figure.unit, average.unit));
  // 培训312人次。办班6期，平均每期52人次: there is no other total, and the number stands right before the mean.
  if (total.span.start < count.span.start && totals.length === 1 && at(count) === at(average) - 1) return true;
  const isMoney = total.unit.dimension === 'money';
  if (total.span.start < count.span.start) return shareWord(joined.lead(at(average)), words(total));
  return isMoney
    ? REACHES.test(joined.lead(at(count))) || shareWord(words(count), words(total))
    : !/其中/.test(words(total));
}

/** Whether two namings have two telling characters in common. */
function shareWord(one: string, two: string): boolean {
  const telling = new Set([...one].filter((sign) => /[\u4e00-\u9fff]/.test(sign) && !COMMON.includes(sign)));
  return new Set([...two].filter((sign) => telling.has(sign))).size >= 2;
}
