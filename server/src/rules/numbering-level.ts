import { regularMark } from '../report/markForm';
import type { NumberMark } from '../report/marks';
import { markSpan, type NumberedItem, writtenMark } from '../report/numberedItems';
import { type LevelFault, levelFaults } from '../report/numberingLevels';
import { numberingKeyOf } from '../report/structuralKey';
import type { Edit, Fix, Rule } from './rule';

export const numberingLevel: Rule = {
  id: 'numbering-level',
  title: '序号层级不当',
  titleEnglish: 'Levels of numbers',
  group: '序号',
  severity: 'information',
  force: '国标',
  source: 'GB/T 9704—2012 第7.3.3条（一、（一）1.（1）依次使用）',
  reads: { block: numberingKeyOf },
  checkReport(report, _context, add) {
    for (const fault of levelFaults(report)) {
      const [first, ...others] = fault.items;
      if (!first) continue;
      add({
        span: markSpan(report, first),
        message: messageOf(fault, first),
        related: [
          { message: '对照的序号', span: markSpan(report, fault.parent) },
          ...others.slice(0, 10).map((item) => ({ message: '同样的情形', span: markSpan(report, item) })),
        ],
        fixes: fault.kind === 'depth' ? depthFix(fault) : [],
        data: { kind: fault.kind, count: fault.items.length },
      });
    }
  },
};

function messageOf({ kind, items, parent, depth }: LevelFault, first: NumberedItem): string {
  const often = items.length > 1 ? `（全文共${items.length}处）` : '';
  const written = writtenMark(first);
  const above = writtenMark(parent);
  if (kind === 'skipped') {
    const between = missing(parent.mark, first.mark);
    return `“${above}”下面直接用了“${written}”，跳过了“${between}”一级${often}；层次序数按“一、（一）1.（1）”依次使用。`;
  }
  if (kind === 'inverted')
    return `“${written}”排在“${above}”下面，层级颠倒${often}；层次序数按“一、（一）1.（1）”由高到低。`;
  const own = first.placed.block.depth;
  return `“${written}”前有${own}个“#”，与序号的层级不符（对照“${above}”），应为${depth}个${often}。`;
}

function missing(parent: NumberMark | undefined, child: NumberMark | undefined): string {
  const level = parent?.level === 0 ? 1 : Math.max((child?.level ?? 1) - 1, 1);
  const mark = { level: level as NumberMark['level'], value: 1, numeral: '一', unit: '' };
  return child ? regularMark({ ...child, ...mark }) : '';
}

/** Only the `#` change; the words stay, so the fix is safe. */
function depthFix({ items, depth }: LevelFault): Fix[] {
  const edits: Edit[] = [];
  for (const { placed } of items) {
    const hashes = /^[ \t]{0,3}(#{1,6})/.exec(placed.block.source);
    if (!hashes?.[1] || hashes[1].length === depth) continue;
    const start = placed.offset + hashes[0].length - hashes[1].length;
    edits.push({ span: { start, end: start + hashes[1].length }, newText: '#'.repeat(depth) });
  }
  if (edits.length === 0) return [];
  return [{ title: `改为${depth}个“#”${edits.length > 1 ? `（${edits.length}处）` : ''}`, safe: true, edits }];
}
