import type { Knowledge } from '../knowledge/knowledge';
import type { Block, PlacedBlock } from '../report/block';
import type { Report } from '../report/report';
import type { ReportState } from '../report/reportChange';
import { moveFinding } from '../rules/moveFinding';
import type { Add, Finding, RawFinding, Rule, RuleContext } from '../rules/rule';
import { firstWhere } from '../text/ascending';
import { type Entry, withoutRepeats } from './oneCause';
import type { RuleGuard } from './ruleGuard';

/** What a check of blocks depends on besides the blocks. */
export interface BlockCheck {
  /** Findings of blocks outlive a change of the other reports and of the fact sheet, so block rules see none of them. */
  readonly context: Omit<RuleContext, 'others' | 'facts' | 'lastYear'>;
  readonly rules: readonly Rule[];
  /** Stays the same as long as all of that does. */
  readonly key: string;
  /** Gives a finding its rule and its final severity. */
  readonly finish: (rule: Rule, finding: RawFinding) => Finding;
}

/** The findings of one block, placed in the report; `index` counts in its blocks. */
interface PlacedFindings {
  readonly index: number;
  readonly findings: readonly Finding[];
}

interface Version {
  readonly state: ReportState;
  readonly placed: readonly PlacedFindings[];
}

/**
 * What the block rules say of the blocks of a report, kept from version to version: a block that stays is not asked
 * about again, and what is said of it only moves with it.
 */
export class BlockFindings {
  #key = '';
  #knowledge: Knowledge | undefined;
  #entries = new WeakMap<Block, readonly Entry[]>();
  #last: Version | undefined;

  /** The findings of all blocks, block by block. */
  of(report: Report, check: BlockCheck, guard: RuleGuard): Finding[] {
    if (this.#key !== check.key || this.#knowledge !== check.context.knowledge) {
      this.#key = check.key;
      this.#knowledge = check.context.knowledge;
      this.#entries = new WeakMap();
      this.#last = undefined;
    }
    const findingsOf = (placed: PlacedBlock, index: number): PlacedFindings[] => {
      const entries = this.#entriesOf(placed.block, check, guard);
      if (entries.length === 0) return NONE;
      const place = (offset: number) => offset + placed.offset;
      const findings = entries.map(({ rule, finding }) => moveFinding(check.finish(rule, finding), place));
      return [{ index, findings }];
    };
    const placed = this.#last ? this.#edited(report, this.#last, findingsOf) : report.blocks.flatMap(findingsOf);
    // What a rule said before it failed must not be taken for all it has to say.
    this.#last = guard.failures.size === 0 ? { state: report.state, placed } : undefined;
    return placed.flatMap(({ findings }) => findings);
  }

  #edited(
    report: Report,
    { state, placed }: Version,
    findingsOf: (placed: PlacedBlock, index: number) => PlacedFindings[],
  ): PlacedFindings[] {
    const { from, removed, added } = report.since(state);
    const moved = (found: PlacedFindings, index: number): PlacedFindings => {
      const distance = (report.blocks[index]?.offset ?? 0) - (state.blocks[found.index]?.offset ?? 0);
      if (distance === 0) return index === found.index ? found : { index, findings: found.findings };
      return { index, findings: found.findings.map((each) => moveFinding(each, (offset) => offset + distance)) };
    };
    const before = firstWhere(placed.length, (at) => (placed[at]?.index ?? 0) >= from);
    const behind = firstWhere(placed.length, (at) => (placed[at]?.index ?? 0) >= from + removed.length);
    return placed
      .slice(0, before)
      .map((found) => moved(found, found.index))
      .concat(
        added.flatMap((each, index) => findingsOf(each, from + index)),
        placed.slice(behind).map((found) => moved(found, found.index + added.length - removed.length)),
      );
  }

  /** What the block rules say of one block; spans count from its source. */
  #entriesOf(block: Block, { context, rules }: BlockCheck, guard: RuleGuard): readonly Entry[] {
    const known = this.#entries.get(block);
    if (known) return known;
    const entries: Entry[] = [];
    let isComplete = true;
    // One function for all rules: a block has some dozen of them and mostly no finding.
    let current: Rule | undefined;
    const add: Add = (finding) => {
      if (current) entries.push({ rule: current, finding });
    };
    const run = () => current?.checkBlock?.(block, context, add);
    const clock = guard.clockFor(block.source.length);
    const start = guard.now();
    for (const rule of rules) {
      current = rule;
      // What is kept for later versions must hold what every rule says.
      if (guard.isOff(rule) || !guard.run(rule, clock, run)) isComplete = false;
    }
    if (!clock) guard.blockTook(start);
    const found = entries.length === 0 ? NO_ENTRIES : withoutRepeats(entries);
    if (isComplete) this.#entries.set(block, found);
    return found;
  }
}

/** Most blocks have no finding; they share these lists. */
const NO_ENTRIES: readonly Entry[] = [];
const NONE: PlacedFindings[] = [];
