import { halfWidthMarks } from '../report/halfWidthMarks';
import type { Rule } from './rule';

/** Half-width punctuation in Chinese text: one finding for a paragraph or table, with one fix for all of it. */
export const punctuationWidth: Rule = {
  id: 'punctuation-width',
  title: '半角标点',
  titleEnglish: 'Half-width punctuation',
  group: '文字',
  severity: 'information',
  force: '国标',
  source: 'GB/T 15834-2011 第5.1条（标点符号的位置）',
  checkBlock(block, _context, add) {
    const edits = halfWidthMarks(block);
    const [first] = edits;
    if (!first) return;
    const marks = [...new Set(edits.map(({ span }) => block.source.charAt(span.start)))].join(' ');
    const count = edits.length;
    add({
      span: { start: first.span.start, end: first.span.start + 1 },
      message: `本段有${count}处半角标点（${marks}），中文里应用全角标点。`,
      fixes: [{ title: count > 1 ? `把本段${count}处改为全角` : '改为全角', safe: true, edits }],
      data: { count },
    });
  },
};
