import assert from 'node:assert/strict';
import Big from 'big.js';
import { decimal, powerOfTen } from '../../server/src/text/decimal';
import { fc } from '../support/fastCheck';

const Exact = Big();
Exact.DP = 12;
Exact.RM = 1;
Exact.PE = 40;
Exact.NE = -40;

/** Numbers as reports write them, and such as no whole number of binary floating point holds. */
const written = fc
  .tuple(
    fc.oneof(fc.nat({ max: 1000 }).map(String), fc.stringMatching(/^[0-9]{1,17}$/)),
    fc.oneof(
      fc.constant(''),
      fc.constant('.'),
      fc.stringMatching(/^\.[0-9]{1,4}$/),
      fc.stringMatching(/^\.[0-9]{1,17}$/),
    ),
  )
  .map(([whole, fraction]) => whole + fraction);

/** A number with its powers of ten, as 万 and the factor of a unit give it. */
const numbers = fc.record({ text: written, exponent: fc.integer({ min: -9, max: 12 }), negative: fc.boolean() });

function both({ text, exponent, negative }: { text: string; exponent: number; negative: boolean }) {
  const sign = negative ? -1 : 1;
  return {
    own: decimal(text).times(powerOfTen(exponent)).times(sign),
    big: new Exact(text).times(`1e${exponent}`).times(sign),
  };
}

describe('properties of decimals', () => {
  it('short numbers are reckoned as exactly as long ones', () => {
    fc.assert(
      fc.property(numbers, numbers, fc.integer({ min: 0, max: 4 }), (first, second, places) => {
        const [a, b] = [both(first), both(second)];
        assert.equal(a.own.toFixed(), a.big.toFixed());
        assert.equal(a.own.plus(b.own).toFixed(), a.big.plus(b.big).toFixed());
        assert.equal(a.own.minus(b.own).toFixed(), a.big.minus(b.big).toFixed());
        assert.equal(a.own.times(b.own).toFixed(), a.big.times(b.big).toFixed());
        assert.equal(a.own.cmp(b.own), a.big.cmp(b.big));
        assert.equal(a.own.abs().toFixed(), a.big.abs().toFixed());
        assert.equal(a.own.toFixed(places), a.big.toFixed(places, Exact.roundHalfUp));
        assert.equal(a.own.round(places).toFixed(), a.big.round(places, Exact.roundHalfUp).toFixed());
        assert.equal(a.own.round(places, true).toFixed(), a.big.round(places, Exact.roundDown).toFixed());
        // There is one zero; that of big.js has a sign.
        assert.equal(a.own.toNumber() + 0, a.big.toNumber() + 0);
        if (b.big.eq(0)) assert.throws(() => a.own.div(b.own));
        else assert.equal(a.own.div(b.own).toFixed(), a.big.div(b.big).toFixed());
      }),
    );
  });

  it('what is no number is refused', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6 }), (text) => {
        const isNumber = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text);
        if (isNumber) assert.equal(decimal(text).toFixed(), new Exact(text).toFixed());
        else assert.throws(() => decimal(text));
      }),
    );
  });
});
