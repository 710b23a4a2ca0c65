import assert from 'node:assert/strict';
import { TakenPlaces } from '../../server/src/service/takenPlaces';
import { overlaps, type Span } from '../../server/src/text/span';
import { fc } from '../support/fastCheck';

const spans = fc.array(
  fc.tuple(fc.nat(30), fc.nat(5)).map(([start, length]): Span => ({ start, end: start + length })),
  { maxLength: 20 },
);

describe('已选定的修改位置', () => {
  it('与逐个比较的结果相同', () => {
    fc.assert(
      fc.property(spans, (all) => {
        const places = new TakenPlaces(40);
        const taken: Span[] = [];
        for (const span of all) {
          const isFree = !taken.some((each) => overlaps(each, span));
          assert.equal(places.isFree(span), isFree, JSON.stringify([taken, span]));
          if (!isFree) continue;
          places.take(span);
          taken.push(span);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('十万处修改不用等', () => {
    const places = new TakenPlaces(1_000_000);
    let free = 0;
    for (let at = 0; at < 1_000_000; at += 5) {
      const span = { start: at, end: at + 2 };
      if (places.isFree(span)) free++;
      places.take(span);
    }
    assert.equal(free, 200_000);
  });
});
