import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type CheckedFile, type Outcome, toCheckedFile } from '../../server/src/cli/checkedFile';
import { UsageError } from '../../server/src/cli/files';
import { FORMATS } from '../../server/src/cli/formats';
import { nameMatches } from '../../server/src/cli/glob';
import { Journal, JournalReader } from '../../server/src/cli/journal';
import { JsonList } from '../../server/src/cli/jsonList';
import { mergeCommand } from '../../server/src/cli/mergeCommand';
import type { FailedFile } from '../../server/src/cli/outputFormat';
import { PassageTable } from '../../server/src/cli/passageTable';
import { type Shard, shardOf } from '../../server/src/cli/shard';
import { countFile, emptyTally } from '../../server/src/cli/tally';
import type { Finding, Severity } from '../../server/src/rules/rule';
import { fc } from '../support/fastCheck';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
const TEXT = '一、工作\n“引号”\\反斜线\t制表\u2028😀[{"files": []}],\n二、问题';

const finding: fc.Arbitrary<Finding> = fc.record({
  rule: fc.constantFrom('figure-sum', 'misspelling', 'section-missing'),
  severity: fc.constantFrom(...SEVERITIES),
  message: fc.oneof(fc.string(), fc.constant('含有 "results": [] 和 \\ 的话')),
  span: fc
    .tuple(fc.nat(TEXT.length), fc.nat(TEXT.length))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
  related: fc.constantFrom([], [{ message: '另一处', span: { start: 0, end: 2 } }]),
  fixes: fc.constantFrom([], [{ title: '改', safe: true, edits: [{ span: { start: 0, end: 1 }, newText: '"\n' }] }]),
  data: fc.constantFrom({}, { count: 2, other: '甲' }),
});
const outcome: fc.Arbitrary<Outcome> = fc.record({
  type: fc.constantFrom(null, 'self-inspection'),
  typeName: fc.constantFrom(null, '自查报告'),
  asOf: fc.constant({ date: { year: 2025, month: 1, day: 2 }, source: '正文' as const }),
  script: fc.constantFrom('hans' as const, 'hant' as const),
  findings: fc.array(finding, { maxLength: 3 }),
  failures: fc.constant([]),
  durationMs: fc.nat(10_000).map((value) => value / 100),
});

/** The output of a run over some of the files; `undefined` stands for a file that could not be read. */
function outputOf(
  name: 'json' | 'sarif',
  files: readonly (readonly [number, string, CheckedFile | undefined])[],
  shard?: Shard & { readonly total: number },
): string {
  const format = FORMATS[name];
  const tally = emptyTally();
  const pieces: string[] = [];
  const failed: FailedFile[] = [];
  for (const [position, file, checked] of files) {
    if (shard && shardOf(file, shard.of) !== shard.index) continue;
    if (!checked) {
      failed.push({ position, message: `读不了“${file}”。` });
      continue;
    }
    countFile(tally, checked.findings);
    pieces.push(...format.pieces(checked, shard ? position : undefined));
  }
  const note = shard && { ...shard, failed, bySeverity: tally.bySeverity };
  return format.head + pieces.join(format.separator) + format.tail(tally, pieces.length === 0, note);
}

describe('大批报告', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'baogao-archive-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const inFolder = (name: string) => path.join(folder, name);

  it('各份合并起来与一次检查逐字相同，缺了、重了都不合并', async () => {
    const entry = fc.tuple(
      fc.constantFrom('甲', '乙', '丙', '丁', '戊', '己'),
      fc.option(outcome, { nil: undefined, freq: 5 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('json' as const, 'sarif' as const),
        fc.boolean(),
        async (entries, of, name, reformat) => {
          const files = entries.map(([stem, result], position) => {
            const file = path.join('文 件', `${stem}#.md`);
            return [position, file, result && toCheckedFile(file, TEXT, result)] as const;
          });
          const shards = Array.from({ length: of }, (_, at) => {
            const shard = inFolder(`${at + 1}.json`);
            const text = outputOf(name, files, { index: at + 1, of, total: files.length });
            // Whoever stores the outputs may set them anew.
            writeFileSync(shard, reformat ? JSON.stringify(JSON.parse(text)) : text);
            return shard;
          });
          const merged = inFolder('merged');
          const options = { output: merged, failOn: 'warning' as const };
          const code = await quietly(() => mergeCommand([...shards].reverse(), options));
          assert.equal(readFileSync(merged, 'utf8'), outputOf(name, files));
          const all = files.flatMap(([, , checked]) => checked?.findings ?? []);
          const isBad = all.some(({ severity }) => severity === 'error' || severity === 'warning');
          assert.equal(code, files.some(([, , checked]) => !checked) ? 2 : isBad ? 1 : 0);
          if (of > 1) {
            await assert.rejects(mergeCommand(shards.slice(1), options), /缺第 1 份/);
            await assert.rejects(mergeCommand([...shards, shards[0] as string], options), /都是第 1 份/);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('各份不重不漏，新增文件不挪动别的文件', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 50 }), fc.integer({ min: 1, max: 9 }), (files, of) => {
        for (const file of files) {
          const shard = shardOf(file, of);
          assert.ok(shard >= 1 && shard <= of);
          assert.equal(shardOf(file.replaceAll('/', '\\'), of), shardOf(file.replaceAll('\\', '/'), of));
        }
      }),
    );
    const sizes = [0, 0, 0, 0];
    for (let at = 0; at < 4000; at++) (sizes[shardOf(`报告/${at}.md`, 4) - 1] as number) += 1;
    assert.ok(Math.min(...sizes) > 900, sizes.join());
  });

  it('往年照搬的段落与最近的一年比，同年的取名字在前的一份', () => {
    const report = fc.record({
      name: fc.constantFrom('甲.md', '乙.md', '丙.md', '丁.md'),
      year: fc.constantFrom(undefined, 2021, 2022, 2023),
      passages: fc.uniqueArray(
        fc.constantFrom('00000000000000aa', 'ffffffffffffffff', '0123456789abcdef', '8000000000000000'),
      ),
    });
    fc.assert(
      fc.property(fc.array(report, { maxLength: 20 }), (reports) => {
        const table = new PassageTable();
        for (const [at, each] of reports.entries()) table.add(at, each.name, each);
        table.seal();
        for (const [at, own] of reports.entries()) {
          const expected = own.passages.flatMap((hash) => {
            const holders = reports.filter(
              ({ year, passages }) =>
                year !== undefined && own.year !== undefined && year < own.year && passages.includes(hash),
            );
            const years = [...new Set(holders.map(({ year }) => year as number))].sort();
            const best = years.map((year) => {
              const names = holders.filter((each) => each.year === year).map(({ name }) => name);
              return { name: names.sort((a, b) => (a < b ? -1 : 1))[0], year };
            });
            return best.length === 0 ? [] : [[hash, best.slice(-1)]];
          });
          assert.deepEqual(table.sharedWithEarlier(at), expected);
        }
      }),
    );
  });

  it('记录：最后一次为准，中断写了一半的一行不算，别的文件不碰', async () => {
    const file = inFolder('journal');
    const results = fc.sample(outcome, 4);
    const [one, two, three, four] = results as [Outcome, Outcome, Outcome, Outcome];
    let journal = new Journal(file);
    journal.append('甲.md', 'k1', null, one);
    journal.append('乙\n.md', 'k2', '2026-01-01', two);
    journal.append('甲.md', 'k3', null, three);
    journal.close();
    const whole = statSync(file).size;
    journal = new Journal(file);
    journal.append('丙.md', 'k4', null, four);
    journal.close();
    truncateSync(file, statSync(file).size - 5);
    journal = new Journal(file);
    assert.equal(statSync(file).size, whole);
    assert.equal(journal.placeOf('丙.md'), undefined);
    const place = journal.placeOf('甲.md');
    assert.equal(place?.key, 'k3');
    const reader = new JournalReader(file);
    assert.deepEqual(place && (await reader.read(place, '2026-05-05')), JSON.parse(JSON.stringify(three)));
    const dated = journal.placeOf('乙\n.md');
    assert.ok(dated);
    assert.equal(await reader.read(dated, '2026-01-02'), undefined);
    assert.deepEqual(await reader.read(dated, '2026-01-01'), JSON.parse(JSON.stringify(two)));
    journal.close();
    await reader.close();
    writeFileSync(inFolder('报告.md'), '# 报告\n');
    assert.throws(() => new Journal(inFolder('报告.md')), UsageError);
    assert.equal(readFileSync(inFolder('报告.md'), 'utf8'), '# 报告\n');
  });

  it('记录里过时的行太多时压缩，结果不变', async () => {
    const file = inFolder('long');
    const [one] = fc.sample(outcome, 1) as [Outcome];
    const large = { ...one, failures: ['长'.repeat(200_000)] };
    let journal = new Journal(file);
    for (let round = 0; round < 8; round++) journal.append('甲.md', `k${round}`, null, large);
    journal.append('乙.md', 'k', null, one);
    journal.close();
    const before = statSync(file).size;
    journal = new Journal(file);
    assert.ok(statSync(file).size < before / 4);
    const reader = new JournalReader(file);
    for (const [name, expected] of [
      ['甲.md', large],
      ['乙.md', one],
    ] as const) {
      const place = journal.placeOf(name);
      assert.deepEqual(place && (await reader.read(place, '')), JSON.parse(JSON.stringify(expected)));
    }
    journal.close();
    await reader.close();
  });

  it('长列表逐项读出，与整个解析相同', async () => {
    const file = inFolder('list.json');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue(), { maxLength: 6 }),
        fc.boolean(),
        fc.jsonValue(),
        async (list, spaced, other) => {
          const document = { version: 1, other: { files: [other] }, files: list, end: 'files": [' };
          writeFileSync(file, JSON.stringify(document, null, spaced ? 2 : 0));
          const elements: unknown[] = [];
          for await (const element of new JsonList(file, 'files', 2).elements()) elements.push(element);
          assert.deepEqual(elements, JSON.parse(JSON.stringify(list)));
          assert.deepEqual(
            await new JsonList(file, 'files', 2).readRest(),
            JSON.parse(JSON.stringify({ ...document, files: [] })),
          );
        },
      ),
      { numRuns: 50 },
    );
    writeFileSync(file, '{"version": 1, "files": [{"a": 1}, {"a"');
    await assert.rejects(new JsonList(file, 'files', 2).readRest(), /不是完整的 JSON/);
    appendFileSync(file, ': 2}]}');
    assert.deepEqual(await new JsonList(file, 'files', 2).readRest(), { version: 1, files: [] });
  });

  it('通配与正则表达式一致，没有写明的隐藏文件不取', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', '*', '?'), { maxLength: 7 }).map((parts) => parts.join(''));
    const names = fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(names, letters, (name, pattern) => {
        const expression = new RegExp(`^${pattern.replaceAll('?', '.').replaceAll(/\*+/g, '.*')}$`);
        assert.equal(nameMatches(name, pattern), expression.test(name));
      }),
    );
    assert.ok(!nameMatches('.git', '*') && nameMatches('.git', '.g*') && !nameMatches('node_modules', '*'));
    assert.ok(nameMatches('总结.md', '*.md') && !nameMatches('总结.md', '*.MD'));
  });
});

/** Runs something that writes to standard error without showing it. */
async function quietly<T>(run: () => Promise<T>): Promise<T> {
  const { write } = process.stderr;
  process.stderr.write = () => true;
  try {
    return await run();
  } finally {
    process.stderr.write = write;
  }
}
