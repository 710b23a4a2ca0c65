import assert from 'node:assert/strict';
import { fc } from '../support/fastCheck';
import { faultsIn, tableOf } from '../support/tables';

/** Changes one digit of a number, so that another number comes out. */
function spoiled(text: string, seed: number): string {
  const places = [...text].flatMap((character, index) => (/\d/.test(character) ? [index] : []));
  const at = places[seed % places.length] ?? 0;
  const digit = String((Number(text.charAt(at)) + 1 + (seed % 8)) % 10);
  return text.slice(0, at) + digit + text.slice(at + 1);
}

const names = ['东片', '西片', '南片', '北片', '中片', '城区'];

describe('表格数据', () => {
  const counts = fc.array(fc.tuple(fc.integer({ min: 10, max: 9999 }), fc.integer({ min: 10, max: 9999 })), {
    minLength: 2,
    maxLength: 6,
  });
  const crossTable = (rows: readonly (readonly [number, number])[]): string[][] => {
    const sum = (pick: (row: readonly [number, number]) => number) => rows.reduce((total, row) => total + pick(row), 0);
    return [
      ['片区', '男', '女', '合计'],
      ...rows.map(([a, b], index) => [names[index] ?? '', String(a), String(b), String(a + b)]),
      ['合计', String(sum(([a]) => a)), String(sum(([, b]) => b)), String(sum(([a, b]) => a + b))],
    ];
  };

  it('相符的表不报告', () => {
    fc.assert(fc.property(counts, (rows) => assert.deepEqual(faultsIn(tableOf(crossTable(rows))), [])));
  });

  it('改动一格，就在这一格报告，并算得出原数', () => {
    fc.assert(
      fc.property(counts, fc.nat(), fc.nat(), (rows, place, seed) => {
        const cells = crossTable(rows);
        const row = 1 + (place % (cells.length - 1));
        const column = 1 + (place % 3);
        const before = cells[row]?.[column] ?? '';
        const after = spoiled(before, seed);
        fc.pre(Number(after) !== Number(before) && !after.startsWith('0'));
        (cells[row] as string[])[column] = after;
        assert.deepEqual(faultsIn(tableOf(cells)), [{ text: after, right: before }]);
      }),
    );
  });

  it('任何表格都不出错', () => {
    const cell = fc.constantFrom(
      '',
      '12',
      '3.5%',
      '合计',
      '小计',
      '其中：男',
      '—',
      '约5',
      '1,200',
      '占比',
      '累计',
      '上年',
      '增长',
      '2023年',
      '-3',
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 3, maxLength: 7 }), (rows) => {
        faultsIn(tableOf(rows));
      }),
    );
  });
});
