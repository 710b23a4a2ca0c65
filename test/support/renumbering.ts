import { Report } from '../../server/src/report/report';
import { type Renumbering, renumber } from '../../server/src/service/renumber';

/** The text with its marks counted through. */
export function applyRenumbering(text: string, { edits }: Renumbering): string {
  return [...edits]
    .reverse()
    .reduce((now, { span, newText }) => now.slice(0, span.start) + newText + now.slice(span.end), text);
}

/** The same, counted anew from the text. */
export function renumbered(text: string): string {
  return applyRenumbering(text, renumber(Report.parse(text)));
}
