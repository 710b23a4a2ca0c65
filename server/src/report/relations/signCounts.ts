import type { Span } from '../../text/span';
import type { Relation } from './relation';

/** The number a single numeral stands for, 二 and 两 to 九. */
export function countOf(numeral: string): number {
  return '两三四五六七八九'.indexOf(numeral === '二' ? '两' : numeral) + 2;
}

/** The relation between a group's name that says how many it has, and the list of its members. */
export function signRelation(words: string, at: number, list: Span, listed: number, holds: boolean): Relation {
  return {
    kind: 'count',
    rule: 'figure-count',
    members: [{ role: '分项', span: list }],
    span: { start: at, end: at + words.length },
    computation: `列出${listed}项，文中为“${words}”`,
    holds,
    message: holds ? '' : `“${words}”与所列不符：列出的是${listed}项，请核对数字，或补上、删去相应的内容。`,
  };
}
