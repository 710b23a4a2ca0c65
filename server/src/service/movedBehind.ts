import type { ReportChange } from '../report/reportChange';
import { moveFinding } from '../rules/moveFinding';
import type { Finding } from '../rules/rule';

/** The findings at their places after an edit; undefined when one is in a paragraph that was edited, or right behind it. */
export function movedBehind(
  findings: readonly Finding[],
  { text, removed }: ReportChange,
): readonly Finding[] | undefined {
  const [first, last] = [removed[0], removed[removed.length - 1]];
  if (!text || !first || !last) return findings;
  const end = last.offset + last.block.source.length;
  const distance = text.afterEnd - text.beforeEnd;
  let isTouched = false;
  const place = (offset: number) => {
    if (offset <= first.offset) return offset;
    if (offset <= end) isTouched = true;
    return offset + distance;
  };
  const moved = findings.map((finding) => moveFinding(finding, place));
  return isTouched ? undefined : moved;
}
