import type { Decimal } from '../../text/decimal';
import type { Span } from '../../text/span';
import type { Figure } from '../figures/figure';

/** What ties the figures of a relation together. */
export type RelationKind =
  | 'sum'
  | 'growth'
  | 'share'
  | 'average'
  | 'points'
  | 'direction'
  | 'range'
  | 'count'
  | 'conflict';

/** The part a figure plays in its relation, in words for the reader. */
export type Role =
  | '合计'
  | '分项'
  | '基数'
  | '增减'
  | '增幅'
  | '现值'
  | '占比'
  | '均值'
  | '个数'
  | '名次'
  | '目标'
  | '数值';

export interface Member {
  readonly role: Role;
  /** Prose offsets of the figure or of the listed item. */
  readonly span: Span;
  readonly figure?: Figure | undefined;
}

/** Figures of one block that arithmetic ties together, whether they agree or not. Offsets count in its prose. */
export interface Relation {
  readonly kind: RelationKind;
  /** The rule that reports the relation when it is broken. */
  readonly rule: string;
  readonly members: readonly Member[];
  /** The place that is reported: the total, the stated rate, the stated count. */
  readonly span: Span;
  /** Of a sum, what the other figures come to in the place of the one that is reported, in the base of its unit. */
  readonly computed?: Decimal;
  /** The arithmetic as a clerk would write it: 13+8+10=31. */
  readonly computation: string;
  readonly holds: boolean;
  /** What is wrong and what to do; empty when the relation holds. */
  readonly message: string;
  /** The right value for the reported figure's digits, where only that figure can be the wrong one. */
  readonly correction?: Correction | undefined;
}

export interface Correction {
  readonly span: Span;
  readonly newText: string;
}

/** The first figure that plays the role in the relation. */
export function figureOf({ members }: Relation, role: Role): Figure | undefined {
  return members.find((each) => each.role === role)?.figure;
}
