import {
  type AttachmentLabel,
  type AttachmentMismatch,
  attachmentMismatches,
  attachmentsOf,
  attachmentsText,
} from '../report/attachments';
import { type Caption, captionsOf } from '../report/captions';
import { numeralLike } from '../report/markText';
import type { Report } from '../report/report';
import { explainSequence, type SequenceEntry } from '../report/sequence';
import { structuralKeyOf } from '../report/structuralKey';
import type { Span } from '../text/span';
import type { Add, Rule } from './rule';

/** A number with its place, whatever it counts. */
interface Counted {
  readonly value: number;
  readonly span: Span;
  readonly numeralSpan: Span;
  readonly numeral: string;
  readonly restart: SequenceEntry['restart'];
}

export const captionNumbering: Rule = {
  id: 'caption-numbering',
  title: '图表附件编号不连续',
  titleEnglish: 'Numbers of figures, tables and attachments',
  group: '序号',
  severity: 'warning',
  force: '国标',
  source: 'GB/T 9704—2012 第7.3.4、7.3.7条（附件顺序号）；图表编号为惯例',
  reads: { block: structuralKeyOf, facts: [attachmentsText] },
  checkReport(report, _context, add) {
    const captions = captionsOf(report);
    for (const key of new Set(captions.map(({ kind, chapter }) => `${kind} ${chapter}`))) {
      const own = captions.filter(({ kind, chapter }) => `${kind} ${chapter}` === key);
      const counted = own.map((caption, index) => ({
        ...caption,
        restart: caption.isInAttachment && !own[index - 1]?.isInAttachment ? ('free' as const) : ('no' as const),
      }));
      // A caption that was not recognised must not make the next one wrong.
      if (own.length > 1) checkSequence(report, counted, (value) => startsSomeLine(report, own[0], value), add);
    }
    const attachments = attachmentsOf(report);
    checkSequence(report, numbered(attachments.noted, 'no'), () => false, add);
    if (attachments.labels.length > 1) checkSequence(report, numbered(attachments.labels, 'soft'), () => false, add);
    for (const { label, related, kind, name } of attachmentMismatches(attachments)) {
      add({
        span: label.span,
        message: MISMATCHES[kind](label, name),
        // A different name may only be worded differently; a number without attachment cannot be right.
        ...(kind === 'renamed' ? { severity: 'information' as const } : {}),
        related: related.map(({ span }) => ({ message: '附件说明', span })),
        data: { kind, value: label.value ?? null },
      });
    }
  },
};

const MISMATCHES: Readonly<Record<AttachmentMismatch['kind'], (label: AttachmentLabel, name: string) => string>> = {
  unlisted: ({ value }) => `附件说明里没有附件${value}。请在附件说明中补上，或改正编号。`,
  swapped: (_label, name) => `这里的标题是附件说明中的另一个附件（“${name}”），附件的次序与附件说明不一致。`,
  renamed: ({ title }, name) => `附件标题“${title}”与附件说明中的名称“${name}”不一致，两处应当相同。`,
};

function numbered(
  all: readonly {
    readonly value: number | undefined;
    readonly span: Span;
    readonly numeralSpan: Span;
    readonly numeral: string;
  }[],
  restart: SequenceEntry['restart'],
): Counted[] {
  return all.flatMap((each) => (each.value === undefined ? [] : [{ ...each, value: each.value, restart }]));
}

function checkSequence(report: Report, all: readonly Counted[], exists: (value: number) => boolean, add: Add): void {
  const { faults } = explainSequence(all.map(({ value, restart }) => ({ value, restart, loose: false })));
  if (faults.length > Math.max(1, Math.floor(all.length / 3))) return;
  for (const { index, kind, expected, previous } of faults) {
    const item = all[index];
    if (!item || (kind === 'gap' && exists(expected))) continue;
    const written = report.slice(item.span);
    const newText = numeralLike(item.numeral, expected);
    const wanted = written.replace(item.numeral, newText ?? String(expected));
    const before = all[previous];
    const what =
      kind === 'duplicate' ? '重复' : kind === 'gap' ? '前面缺号' : kind === 'start' ? '应从1开始' : '次序不对';
    add({
      span: item.span,
      message: `编号“${written}”${what}，按顺序应为“${wanted}”。请改正编号，或补上漏掉的一项。`,
      related: before ? [{ message: '前一个编号', span: before.span }] : [],
      fixes: newText ? [{ title: `改为“${wanted}”`, safe: false, edits: [{ span: item.numeralSpan, newText }] }] : [],
      data: { kind, value: item.value, expected },
    });
  }
}

function startsSomeLine(report: Report, like: Caption | undefined, value: number): boolean {
  if (!like) return false;
  const wanted = `${like.kind}${like.chapter === '' ? '' : `${like.chapter}-`}${value}`;
  return report.blocks.some(({ block }) => {
    const text = block.prose.folded.replace(/[\s\u3000]/g, '');
    return text.startsWith(wanted) && !/^[-－—.．0-9]/.test(text.slice(wanted.length));
  });
}
