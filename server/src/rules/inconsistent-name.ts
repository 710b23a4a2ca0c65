import type { PlacedBlock } from '../report/block';
import { type BodyName, bodyNamesOf } from '../report/bodyNames';
import type { Report } from '../report/report';
import type { Add, Rule, RuleContext } from './rule';

/** The same local body under two names, without 以下简称. Mentioned once for each body. */
export const inconsistentName: Rule = {
  id: 'inconsistent-name',
  title: '机构名称不一致',
  titleEnglish: 'Inconsistent body name',
  group: '提法',
  severity: 'information',
  force: '条例',
  source: '《条例》第十九条（表述准确）；使用简称应先用全称并注明简称',
  checkReport,
};

interface Place {
  readonly placed: PlacedBlock;
  readonly body: BodyName;
}

function checkReport(report: Report, _context: RuleContext, add: Add): void {
  const byBody = new Map<string, Map<string, Place>>();
  for (const placed of report.blocks) {
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

/** Whether the report says which short name stands for the body: （以下简称“县人社局”）. */
function isIntroduced(report: Report, names: readonly string[]): boolean {
  return report.blocks.some(({ block }) => {
    const text = block.prose.folded;
    const at = text.indexOf('简称');
    return at >= 0 && names.some((name) => text.includes(name.slice(1), at));
  });
}

function spanOf({ placed, body }: Place) {
  const span = body.prose.sourceSpan(body.start, body.end);
  return { start: placed.offset + span.start, end: placed.offset + span.end };
}
