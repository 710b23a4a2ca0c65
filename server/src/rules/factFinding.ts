import { type FactMatch, factMatches } from '../report/relations/facts';
import { numberSpan, writeNumber } from '../report/relations/figureWriting';
import type { Report } from '../report/report';
import { inScript } from '../text/script';
import type { Fix, Rule, RuleContext } from './rule';

/** The report check against the fact sheet beside the draft: every figure that contradicts it is a finding. */
export const reportFacts: NonNullable<Rule['checkReport']> = (report, context, add) => {
  const { facts } = context;
  if (!facts) return;
  for (const match of factMatches(report, facts)) {
    if (match.agrees) continue;
    const { entry, fact } = match;
    const agreed = `${fact.value}${fact.unit}`;
    const line = fact.line + 1;
    add({
      span: entry.span,
      message: `与数据表不一致：${facts.file}第${line}行的“${fact.name}”为${agreed}，这里为${entry.text}，请核对后统一。`,
      fixes: fixesOf(report, context, match),
      data: { kind: 'fact', computation: `数据表${agreed}，这里${entry.text}`, sheet: facts.file, line },
    });
  }
};

function fixesOf(report: Report, { script }: RuleContext, { entry, figure }: FactMatch): Fix[] {
  const span = entry.figure.hedge === 'none' && figure.hedge === 'none' ? numberSpan(report, entry) : undefined;
  const newText = span && writeNumber(figure, entry.figure, report.slice(span), script);
  if (!span || newText === undefined) return [];
  return [{ title: inScript(`按数据表改为“${newText}”`, script), safe: false, edits: [{ span, newText }] }];
}
