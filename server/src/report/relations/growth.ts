import type { Figure } from '../figures/figure';
import type { Sentence } from '../figures/sentence';
import { type Change, figureAt } from './change';
import { equationsOf } from './changeEquations';
import { fittingChangesOf } from './fittingChanges';
import { checkPercentages } from './percentageChanges';
import type { Member, Relation, Role } from './relation';
import { literal, member } from './writing';

const GROWTH = { kind: 'growth', rule: 'figure-growth' } as const;

/** Base, change, rate and result of every change in the sentence. */
export function findGrowth(sentence: Sentence): Relation[] {
  const relations: Relation[] = [];
  for (const change of fittingChangesOf(sentence)) {
    const relation = check(sentence, change);
    if (relation) relations.push(relation);
  }
  return relations;
}

function check(sentence: Sentence, change: Change): Relation | undefined {
  const base = figureAt(sentence, change.base);
  const result = figureAt(sentence, change.result);
  const level = result ?? base;
  if (!level) return undefined;
  if (level.unit.dimension === 'percent') return checkPercentages(sentence, change);
  const equations = equationsOf(sentence, change);
  if (equations.length === 0) return undefined;
  const members: Member[] = [];
  const name = (role: Role, figure: Figure | undefined) => {
    if (figure) members.push(member(role, figure));
  };
  name('基数', base);
  name('现值', result);
  name('增减', figureAt(sentence, change.amount));
  name('增幅', figureAt(sentence, change.rate));
  name('增幅', figureAt(sentence, change.ratio));
  const broken = equations.filter((equation) => !equation.holds);
  if (broken.length === 0) {
    const computation = equations.map((equation) => equation.computation).join('；');
    return { ...GROWTH, members, span: level.span, computation, holds: true, message: '' };
  }
  const rate = figureAt(sentence, change.rate) ?? figureAt(sentence, change.ratio);
  const amount = figureAt(sentence, change.amount);
  const suspects = [rate, amount, result, base].filter((figure) => figure !== undefined);
  const guilty = suspects.filter((figure) =>
    equations.every((equation) => equation.holds !== equation.uses.includes(figure)),
  );
  const culprit = guilty[0] ?? rate ?? amount ?? level;
  const shown = broken.find((equation) => equation.computes === culprit) ?? broken[0];
  const computation = shown?.computation ?? '';
  const written = shown ? literal(sentence, shown.computes) : '';
  return {
    ...GROWTH,
    members,
    span: culprit.span,
    computation,
    holds: false,
    message: `增减数据不相符：${computation}，文中为${written}，请核对基数、增减数和增减幅度。`,
    correction: guilty.length === 1 && shown?.computes === culprit ? shown.correction : undefined,
  };
}
