import type { Span } from '../text/span';
import type { PlacedBlock } from './block';
import type { Report } from './report';

/** A place whose year cannot be that of the report; the span counts from the start of the report. */
export interface PeriodClaim {
  readonly span: Span;
  readonly written: string;
  readonly year: number;
  /** Where it stands, as the message names it. */
  readonly place: '开头' | '时段' | '正文' | '标题' | '小标题' | '报告期' | '成文日期' | '下年打算' | '结尾';
  /** The year for which the title announces the plan that this place is part of. */
  readonly announced?: number;
}

/** The claim of the words `written` at an offset of the block's prose. */
export function claim(
  report: Report,
  placed: PlacedBlock,
  at: number,
  written: string,
  year: number,
  place: PeriodClaim['place'],
): PeriodClaim {
  return { span: report.proseSpan(placed, at, at + written.length), written, year, place };
}
