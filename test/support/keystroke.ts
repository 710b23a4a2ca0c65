import type { Block } from '../../server/src/report/block';
import type { Prose } from '../../server/src/report/prose';
import { Report } from '../../server/src/report/report';
import { rules as allRules } from '../../server/src/rules/index';
import type { Rule } from '../../server/src/rules/rule';
import { Checker } from '../../server/src/service/check';
import { TODAY } from './check';
import { builtInKnowledge } from './knowledge';

/** What was done after a keystroke. */
export interface Work {
  readonly blocks: number;
  /** Blocks that were parsed. */
  readonly parsed: number;
  /** Blocks that the rules of blocks were asked about. */
  readonly asked: number;
  /** Rules of the whole report that were asked. */
  readonly rules: readonly string[];
  /** Facts worked out of blocks that had not changed. */
  readonly facts: number;
  /** How often the text of a block that had not changed was taken up. */
  readonly reads: number;
}

/** Types one character into an open report that has been checked, and counts the work that it makes. */
export function workOfKeystroke(text: string, at: number, rules: readonly Rule[] = allRules): Work {
  const asked = new Set<Block>();
  const askedRules = new Set<string>();
  const counting = rules.map((rule): Rule => {
    const { checkBlock, checkReport } = rule;
    return {
      ...rule,
      ...(checkBlock && {
        checkBlock(block, context, add) {
          asked.add(block);
          checkBlock.call(rule, block, context, add);
        },
      }),
      ...(checkReport && {
        checkReport(report, context, add) {
          askedRules.add(rule.id);
          checkReport.call(rule, report, context, add);
        },
      }),
    };
  });
  const checker = new Checker(builtInKnowledge(), counting);
  const typed = (count: number) => text.slice(0, at) + '工'.repeat(count) + text.slice(at);
  const before = Report.parse(typed(0));
  checker.check(before, TODAY);
  // What is worked out with the first change only is not what a keystroke costs.
  const between = Report.parse(typed(1), before);
  checker.check(between, TODAY);

  let reads = 0;
  const old = new Map<Block, number>();
  for (const { block } of between.blocks) {
    if (old.has(block)) continue;
    old.set(block, factsIn(block));
    for (const prose of prosesIn(block)) watch(prose, () => reads++);
  }
  asked.clear();
  askedRules.clear();
  const after = Report.parse(typed(2), between);
  reads = 0;
  checker.check(after, TODAY);
  const blocks = new Set(after.blocks.map(({ block }) => block));
  let facts = 0;
  for (const [block, count] of old) if (blocks.has(block)) facts += factsIn(block) - count;
  const parsed = [...blocks].filter((block) => !old.has(block)).length;
  return { blocks: after.blocks.length, parsed, asked: asked.size, rules: [...askedRules], facts, reads };
}

function factsIn(block: Block): number {
  return block.memo.filter((fact) => fact !== undefined).length;
}

function prosesIn(block: Block): Prose[] {
  return [block.prose, ...(block.table?.rows.flat().map((cell) => cell.prose) ?? [])];
}

const watched = new WeakSet<Prose>();

function watch(prose: Prose, read: () => void): void {
  if (watched.has(prose)) return;
  watched.add(prose);
  for (const name of ['text', 'folded'] as const) {
    const value = prose[name];
    Object.defineProperty(prose, name, {
      get() {
        read();
        return value;
      },
    });
  }
}
