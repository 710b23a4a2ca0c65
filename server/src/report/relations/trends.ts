import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { sameKind } from '../figures/units';
import { changeClause, FALL, RISE } from './changeClauses';
import type { Relation } from './relation';
import { literal, member } from './writing';

/** 逐年上升, 连续三年下降, 呈逐季回升态势. */
const TREND = new RegExp(
  `(?:呈现?(?:出)?(?:逐步|持续|明显|稳步|不断)?(?=[\\u4e00-\\u9fff]{2}(?:趋势|态势))|逐[年季月次期批届]|连[年季月]|连续[一二两三四五六七八九十\\d]{1,2}(?:个)?[年季月届次](?:度)?)(?:稳步|持续|明显|大幅|呈|保持|实现)?(?:(${RISE})|(${FALL}))`,
);

/** 2021年12起、2022年9起、2023年7起，逐年上升: a run of levels against the trend told of it. */
export function findTrends(sentence: Sentence): Relation[] {
  if (sentence.figures.length < 3) return [];
  const text = sentence.slice(sentence.start, sentence.end);
  const match = TREND.exec(text);
  if (!match) return [];
  const at = sentence.start + match.index;
  const run = runBefore(sentence, at) ?? runBehind(sentence, at);
  if (!run) return [];
  const told = match[1] !== undefined ? 1 : -1;
  for (let index = 1; index < run.length; index++) {
    const [before, after] = [run[index - 1], run[index]];
    if (!before || !after) continue;
    const order = after.nominal.cmp(before.nominal);
    if (order === 0 || order === told) continue;
    const [a, b] = [literal(sentence, before), literal(sentence, after)];
    const fact = `从${a}到${b}是${order > 0 ? '上升' : '下降'}`;
    return [
      {
        kind: 'direction',
        rule: 'figure-direction',
        members: run.map((figure) => member('数值', figure)),
        span: { start: at, end: at + match[0].length },
        computation: fact,
        holds: false,
        message: `“${match[0]}”与数字不符：${fact}，请核对各期的数和用词。`,
      },
    ];
  }
  return [];
}

/** Three or more levels of one kind that end right before `at`. */
function runBefore(sentence: Sentence, at: number): readonly Figure[] | undefined {
  const before = sentence.figures.filter(({ span }) => span.end <= at);
  const last = before[before.length - 1];
  if (!last || !/^[^；;。]{0,24}$/.test(sentence.slice(last.span.end, at))) return undefined;
  return levels(sentence, before.reverse()).reverse();
}

/** Three or more levels of one kind that begin right behind the words: 逐年下降，分别为12起、9起和7起. */
function runBehind(sentence: Sentence, at: number): readonly Figure[] | undefined {
  const behind = sentence.figures.filter(({ span }) => span.start > at);
  const first = behind[0];
  const gap = first ? sentence.slice(at, first.span.start) : '';
  return /^[^；;。]{0,6}(?:趋势|态势)[：:]第?[一二三四]季度$/.test(gap) ||
    /^[^；;。]{0,24}(?:分别|依次|[：:，,（(](?:从|由)?20\d\d年)[^；;。]{0,8}$/.test(gap)
    ? levels(sentence, behind)
    : undefined;
}

/** The run of levels of one kind at the beginning of the figures; empty when there are fewer than three. */
function levels(sentence: Sentence, figures: readonly Figure[]): Figure[] {
  const [first] = figures;
  const run: Figure[] = [];
  for (const figure of figures) {
    if (!first || !sameKind(figure.unit, first.unit) || figure.hedge !== 'none') break;
    const clause = changeClause(sentence, sentence.figures.indexOf(figure));
    if (clause?.direction === -1 || /其中/.test(sentence.lead(sentence.figures.indexOf(figure)))) return [];
    if (clause && figure.unit.dimension !== 'percent') return [];
    run.push(figure);
  }
  return run.length >= 3 ? run : [];
}
