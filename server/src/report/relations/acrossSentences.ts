import { Sentence } from '../figures/sentence';
import { findAverages } from './averages';
import { changeClause } from './changeClauses';
import { findDirections } from './directions';
import { findGrowth } from './growth';
import type { Relation } from './relation';

const FORMER = /上年|去年|前年|同期|年初|期初|上期|上届|20\d\d年/;
const NOW = /^[\s”]*(?:到|至|截至)?(?:今年|本年|当年|本期|本届|目前|现在|年末|年底|期末|20\d\d年)/;
/** What an amount that reaches so many people is shared out among. */
const REACHES = /惠及|涉及|受益|覆盖|补[助贴]|奖补|资助|安置|搬迁|参[加与训]|发放|慰问|救助|帮扶/;
/** Common characters that two nouns may share by chance. */
const COMMON = '的了共有全年县市区人户名个所总数各项发放资金补助金工作现在为';

/** Relations between figures of two sentences, of which the second goes on with what the first has told. */
export function findAcrossSentences(sentences: readonly Sentence[], known: readonly Relation[]): Relation[] {
  const relations: Relation[] = [];
  const told = new Set(known.flatMap(({ members }) => members.map(({ figure }) => figure)));
  for (let at = 1; at < sentences.length; at++) {
    const before = sentences[at - 1];
    const sentence = sentences[at];
    if (!before || !sentence) continue;
    const grows = goesOnGrowing(before, sentence);
    const shares = /[均每]/.test(sentence.slice(sentence.start, sentence.end));
    const joined = grows || shares ? Sentence.join([before, sentence]) : undefined;
    if (!joined) continue;
    const border = sentence.start;
    const found = [
      ...(grows ? [...findDirections(joined), ...findGrowth(joined)] : []),
      ...(shares ? findAverages(joined).filter((relation) => isMeant(joined, relation)) : []),
    ].filter(({ members }) => {
      const own = members.filter(({ span }) => span.start >= border);
      return own.length > 0 && own.length < members.length && own.every(({ figure }) => !told.has(figure));
    });
    const first = found.find(({ holds }) => !holds) ?? found[0];
    if (first) relations.push(first);
  }
  return relations;
}

/** 同比增长12% at the beginning of a sentence, or 今年完成5.28亿元 behind 上年4.8亿元. */
function goesOnGrowing(before: Sentence, sentence: Sentence): boolean {
  const { dimension } = sentence.figures[0]?.unit ?? {};
  const isFirst = sentence.leadStart(0) === sentence.start;
  const isRate = dimension === 'percent' || dimension === 'multiple' || dimension === 'point';
  const tells = isRate || /^[\s”]*(?:同比|环比|[比较与])/.test(sentence.lead(0));
  if (isFirst && tells && changeClause(sentence, 0)?.subject === '') return true;
  const last = before.figures.length - 1;
  return NOW.test(sentence.slice(sentence.start, sentence.start + 12)) && FORMER.test(before.lead(last));
}

/** Whether a mean is that of the total and the number in the sentence before; money may be paid to only some of those counted there. */
function isMeant(joined: Sentence, { holds, members }: Relation): boolean {
  const [average, total, count] = members.map(({ figure }) => figure);
  if (holds) return true;
  if (!average || !total || !count) return false;
  const at = (figure: typeof average) => joined.figures.indexOf(figure);
  const words = (figure: typeof average) => joined.lead(at(figure)) + joined.tail(at(figure));
  // What is far off is no slip, but the mean of something else.
  const quotient = total.nominal.div(count.nominal.div(count.unit.factor));
  if (quotient.times(2).lt(average.nominal) || average.nominal.times(2).lt(quotient)) return false;
  const alike = joined.figures.filter((figure) => figure.unit.base === count.unit.base && figure !== average);
  if (alike.length !== 1 && count.unit.base !== total.unit.base) return false;
  const totals = joined.figures.filter((figure) => figure !== average && figure.unit.base === average.unit.base);
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
