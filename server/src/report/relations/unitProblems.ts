import type { Span } from '../../text/span';
import { type Block, blockFact } from '../block';
import type { Figure } from '../figures/figure';
import { figuresOf, figureText } from '../figures/figures';
import { implausibleUnit } from './implausible';
import { mixedUnits } from './mixedUnits';
import type { Relation } from './relation';
import { relationsOf } from './relations';
import { scaleSlip } from './scaleSlips';

/** A unit that is probably wrong or missing. Offsets count in the prose of the block. */
export interface UnitProblem {
  readonly span: Span;
  readonly message: string;
  readonly related: readonly Span[];
}

/** Two names of one unit, of which a text should use one. */
const SAME_UNIT: readonly (readonly [string, string])[] = [
  ['公里', '千米'],
  ['公斤', '千克'],
];

/** 元 for 万元, a number without its unit in a list, one unit under two names in a paragraph. */
export const unitProblemsOf = blockFact((block: Block): readonly UnitProblem[] => {
  const problems: UnitProblem[] = [];
  for (const relation of relationsOf(block)) {
    const figure = relation.rule === 'figure-unit' ? scaleSlip(relation) : undefined;
    if (figure) problems.push(scaleProblem(block, figure, relation));
  }
  problems.push(...missingUnits(block), ...mixedNames(block), ...doubtfulUnits(block));
  return problems;
});

/** What the right unit makes true. */
const FITTING: Partial<Readonly<Record<Relation['kind'], string>>> = {
  sum: '分项之和才与总数相符',
  average: '平均数才与总数相符',
  share: '占比才与数量相符',
  growth: '增减幅度才与数量相符',
};

function scaleProblem(block: Block, figure: Figure, relation: Relation): UnitProblem {
  const text = figureText(block).slice(figure.digitSpan.start, figure.span.end);
  const right = figure.exponent === 0 ? text.replace('元', '万元') : text.replace('万', '');
  return {
    span: figure.span,
    message: `“${text}”的单位可疑：按“${right}”计算，${FITTING[relation.kind] ?? '前后才相符'}，请核对单位。`,
    related: relation.members.filter((member) => member.figure !== figure).map(({ span }) => span),
  };
}

/** 小学5所、初中3、高中2所: the middle number lacks the unit that both neighbours have. */
function missingUnits(block: Block): UnitProblem[] {
  const { figures, unitless } = figuresOf(block);
  const text = figureText(block);
  const problems: UnitProblem[] = [];
  let next = 0;
  for (const span of unitless) {
    while (next < figures.length && (figures[next]?.span.start ?? 0) < span.start) next++;
    const before = figures[next - 1];
    const after = figures[next];
    if (!before || !after || before.unit.name !== after.unit.name || before.exponent !== after.exponent) continue;
    if (!/^[、，,][\u4e00-\u9fff]{1,8}$/.test(text.slice(before.span.end, span.start))) continue;
    if (!/^[、，,][\u4e00-\u9fff]{1,8}$/.test(text.slice(span.end, after.span.start))) continue;
    problems.push({
      span,
      message: `“${text.slice(span.start, span.end)}”后面缺单位，前后都是“${before.unit.name}”，请补上。`,
      related: [before.span, after.span],
    });
  }
  return problems;
}

/** Units that the words before a number exclude, and one indicator told in two units. */
function doubtfulUnits(block: Block): UnitProblem[] {
  const problems: UnitProblem[] = [];
  const text = figureText(block);
  for (const sentence of figuresOf(block).sentences) {
    for (const [index, figure] of sentence.figures.entries()) {
      const reason = implausibleUnit(sentence, index, figure);
      if (reason === undefined) continue;
      const written = text.slice(figure.digitSpan.start, figure.span.end);
      problems.push({ span: figure.span, message: `“${written}”的单位可疑：${reason}，请核对。`, related: [] });
    }
    const mixed = mixedUnits(sentence);
    if (!mixed) continue;
    const { first, second } = mixed;
    problems.push({
      span: second.span,
      message: `同一指标前面用“${first.unit.name}”，这里用“${second.unit.name}”，请核对单位，并统一成一种。`,
      related: [first.span],
    });
  }
  return problems;
}

function mixedNames(block: Block): UnitProblem[] {
  const problems: UnitProblem[] = [];
  const { figures } = figuresOf(block);
  for (const pair of SAME_UNIT) {
    const first = figures.find(({ unit }) => pair.includes(unit.name));
    const second = figures.find(({ unit }) => pair.includes(unit.name) && unit.name !== first?.unit.name);
    if (!first || !second) continue;
    problems.push({
      span: second.span,
      message: `同一段里“${first.unit.name}”与“${second.unit.name}”混用，是同一单位的两种叫法，请统一。`,
      related: [first.span],
    });
  }
  return problems;
}
