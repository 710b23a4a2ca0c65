import { type Block, blockFact, type PlacedBlock } from '../report/block';
import { type BodyName, bodyNamesOf } from '../report/bodyNames';
import { type LawName, lawNamesOf } from '../report/lawNames';
import type { Report } from '../report/report';
import { blocksAt, blocksWith } from '../report/reportFact';
import type { Span } from '../text/span';
import type { Add, Rule, RuleContext } from './rule';

/**
 * The same local body under two names, without 以下简称, mentioned once for each body; and laws cited now by their full
 * and now by their short name, mentioned once for the report.
 */
export const inconsistentName: Rule = {
  id: 'inconsistent-name',
  title: '机构名称不一致',
  titleEnglish: 'Inconsistent body name',
  group: '提法',
  severity: 'information',
  force: '条例',
  source: '《党政机关公文处理工作条例》第十九条（表述准确）；使用简称应先用全称并注明简称',
  reads: { block: (block) => (namesIn(block) ? block : undefined) },
  checkReport,
};

interface Place {
  readonly placed: PlacedBlock;
  readonly body: BodyName;
}

function checkReport(report: Report, _context: RuleContext, add: Add): void {
  checkBodies(report, add);
  checkLaws(report, add);
}

function checkBodies(report: Report, add: Add): void {
  const byBody = new Map<string, Map<string, Place>>();
  for (const [, placed] of blocksAt(report, blocksWithBodies(report))) {
    for (const body of bodyNamesOf(placed.block)) {
      const places = byBody.get(body.key) ?? new Map<string, Place>();
      if (!places.has(body.name)) places.set(body.name, { placed, body });
      byBody.set(body.key, places);
    }
  }
  for (const places of byBody.values()) {
    const [first, second] = [...places.values()];
    if (!first || !second || isIntroduced(report, [...places.keys()])) continue;
    const span = spanOf(second);
    add({
      span,
      message: `“${second.body.name}”与前面的“${first.body.name}”应是同一机构，全文宜用一个名称；要用简称，请在第一次出现时注明“以下简称……”。`,
      related: [{ message: `前面写作“${first.body.name}”`, span: spanOf(first) }],
      data: { names: [...places.keys()] },
    });
  }
}

const blocksWithBodies = blocksWith((block) => bodyNamesOf(block).length > 0);
const blocksWithLaws = blocksWith((block) => lawNamesOf(block).length > 0);
const introducing = blocksWith((block) => introductionIn(block) !== undefined);

function namesIn(block: Block): boolean {
  return bodyNamesOf(block).length > 0 || lawNamesOf(block).length > 0 || introductionIn(block) !== undefined;
}

/** The text of a paragraph that says 简称, and where; undefined for all others. */
const introductionIn = blockFact(({ prose: { folded: text } }) => {
  const at = text.indexOf('简称');
  return at < 0 ? undefined : { text, at };
});

/** Whether the report says which short name stands for the body: （以下简称“县人社局”）. */
function isIntroduced(report: Report, names: readonly string[]): boolean {
  return blocksAt(report, introducing(report)).some(([, { block }]) => {
    const found = introductionIn(block);
    return found !== undefined && names.some((name) => found.text.includes(name.slice(1), found.at));
  });
}

function spanOf({ placed, body }: { placed: PlacedBlock; body: Pick<BodyName, 'prose' | 'start' | 'end'> }): Span {
  const span = body.prose.sourceSpan(body.start, body.end);
  return { start: placed.offset + span.start, end: placed.offset + span.end };
}

/** Most places of laws that one finding points to. */
const PLACES = 20;

function checkLaws(report: Report, add: Add): void {
  const seen = new Map<string, { full: LawPlace | undefined; short: LawPlace | undefined; isIntroduced: boolean }>();
  for (const [, placed] of blocksAt(report, blocksWithLaws(report))) {
    for (const name of lawNamesOf(placed.block)) {
      const known = seen.get(name.law) ?? { full: undefined, short: undefined, isIntroduced: false };
      seen.set(name.law, known);
      const place = { name, span: spanOf({ placed, body: name }) };
      if (name.isIntroduction) known.isIntroduced = true;
      else if (name.isFull) known.full ??= place;
      else if (!known.isIntroduced) known.short ??= place;
    }
  }
  const mixed = [...seen.values()]
    .filter(({ isIntroduced }) => !isIntroduced)
    .flatMap(({ full, short }) => {
      if (!full || !short) return [];
      return [{ full, short }];
    });
  const [first] = mixed;
  if (!first) return;
  const { full, short } = first;
  const more = mixed.length > 1 ? `全文有${mixed.length}部法律这样混用。` : '';
  const isShortFirst = short.span.start < full.span.start;
  add({
    span: short.span,
    message: `${report.slice(short.span)}在${isShortFirst ? '后面' : '前面'}写作${report.slice(full.span)}。第一次出现写全称，并注明“以下简称《${short.name.law}》”；或者全文都用一种写法。${more}`,
    related: [
      { message: `写作${report.slice(full.span)}`, span: full.span },
      ...mixed.slice(1, PLACES).map((other) => ({ message: '同样的混用', span: other.short.span })),
    ],
    data: { names: mixed.flatMap((each) => [report.slice(each.full.span), report.slice(each.short.span)]) },
  });
}

interface LawPlace {
  readonly name: LawName;
  readonly span: Span;
}
