import assert from 'node:assert/strict';
import { Report } from '../../server/src/report/report';
import { selectionsAt } from '../../server/src/service/selectionRanges';
import { wholeReports } from '../support/drafts';
import { fc } from '../support/fastCheck';

describe('扩大选区', () => {
  it('任何位置：每一层包住前一层，都含光标', () => {
    const reports = wholeReports().map((text) => Report.parse(text));
    const place = fc.tuple(fc.nat(reports.length - 1), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(place, ([index, at]) => {
        const report = reports[index] as Report;
        const offset = Math.round(report.text.length * at);
        const spans = selectionsAt(report, offset);
        for (const [level, span] of spans.entries()) {
          const inner = spans[level - 1] ?? { start: offset, end: offset };
          assert.ok(span.start <= inner.start && inner.end <= span.end);
          if (level > 0) assert.ok(span.end - span.start > inner.end - inner.start);
        }
        assert.deepEqual(spans[spans.length - 1], { start: 0, end: report.text.length });
      }),
      { numRuns: 300 },
    );
  });
});
