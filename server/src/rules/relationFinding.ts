import type { Block } from '../report/block';
import type { Member, Relation } from '../report/relations/relation';
import { relationsOf } from '../report/relations/relations';
import type { RelationsAcross } from '../report/relations/reportRelations';
import { inScript } from '../text/script';
import type { Fix, Related, Rule } from './rule';

/** The block check of a rule of arithmetic: every relation that is broken and belongs to the rule is a finding. */
export function reportBrokenRelations(rule: string): NonNullable<Rule['checkBlock']> {
  return (block, context, add) => {
    for (const relation of relationsOf(block)) {
      if (relation.holds || relation.rule !== rule) continue;
      add({
        span: block.prose.sourceSpan(relation.span.start, relation.span.end),
        message: relation.message,
        related: relatedOf(block, relation),
        fixes: fixesOf(block, relation, context.script),
        data: relationData(block, relation),
      });
    }
  };
}

/** The report check of a rule of arithmetic: broken relations that reach over several blocks. */
export function reportRelationsAcross(
  rule: string,
  kinds: readonly RelationsAcross[],
): NonNullable<Rule['checkReport']> {
  return (report, _context, add) => {
    for (const relation of kinds.flatMap((relationsIn) => relationsIn(report))) {
      if (relation.holds || relation.rule !== rule) continue;
      add({
        span: relation.span,
        message: relation.message,
        related: relation.members.map(({ role, span, text }) => ({ message: `${role}：${text}`, span })),
        data: {
          kind: relation.kind,
          computation: relation.computation,
          figures: [...relation.members.map(({ text }) => text), report.slice(relation.span)],
        },
      });
    }
  };
}

function textOf(block: Block, { span }: Member): string {
  return block.prose.text.slice(span.start, span.end);
}

/** Every other member of the relation, so that the writer can walk from figure to figure. */
function relatedOf(block: Block, relation: Relation): Related[] {
  return relation.members
    .filter(({ span }) => span.start !== relation.span.start || span.end !== relation.span.end)
    .map((member) => ({
      message: `${member.role}：${textOf(block, member)}`,
      span: block.prose.sourceSpan(member.span.start, member.span.end),
    }));
}

/** The computed value is offered only where no other figure can be the wrong one, and never as a safe fix. */
function fixesOf(block: Block, relation: Relation, script: Parameters<typeof inScript>[1]): Fix[] {
  const { correction } = relation;
  if (!correction || !block.prose.isVerbatim(correction.span.start, correction.span.end)) return [];
  const newText = inScript(correction.newText, script);
  const span = block.prose.sourceSpan(correction.span.start, correction.span.end);
  return [{ title: `改为“${newText}”`, safe: false, edits: [{ span, newText }] }];
}

function relationData(block: Block, relation: Relation) {
  return {
    kind: relation.kind,
    computation: relation.computation,
    figures: relation.members.map((member) => textOf(block, member)),
  };
}
