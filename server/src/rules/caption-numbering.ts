import { type Attachments, attachmentsOf } from '../report/attachments';
import { type Caption, captionsOf } from '../report/captions';
import { numeralLike } from '../report/markText';
import type { Report } from '../report/report';
import { explainSequence, type SequenceEntry } from '../report/sequence';
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
  source: 'GB/T 9704-2012 第7.3.4、7.3.7条（附件顺序号）；图表编号为惯例',
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
    checkAttachments(attachments, add);
  },
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

/** The note against the attachments that follow; attachments kept in files of their own are no fault. */
function checkAttachments({ noted, labels }: Attachments, add: Add): void {
  const values = noted.map(({ value }, index) => value ?? index + 1);
  const highest = Math.max(noted.length, ...values);
  if (noted.length === 0 || labels.length === 0) return;
  let isSwapped = false;
  for (const label of labels) {
    const own = noted[values.indexOf(label.value ?? 1)];
    if (label.value !== undefined && label.value > highest) {
      add({
        span: label.span,
        message: `附件说明只列了${noted.length}个附件，没有附件${label.value}。请在附件说明中补上，或改正编号。`,
        related: noted.map(({ span }) => ({ message: '附件说明', span })),
        data: { kind: 'unlisted', value: label.value },
      });
    } else if (own && label.title.length >= 4 && !isSameName(label.title, own.name)) {
      const other = noted.find(({ name }) => name.length >= 4 && isSameName(label.title, name));
      if (other && isSwapped) continue;
      isSwapped ||= other !== undefined;
      add({
        span: label.span,
        message: other
          ? `这里的标题是附件说明中的另一个附件（“${other.name}”），附件的次序与附件说明不一致。`
          : `附件标题“${label.title}”与附件说明中的名称“${own.name}”不一致，两处应当相同。`,
        ...(other ? {} : { severity: 'information' as const }),
        related: [{ message: '附件说明', span: (other ?? own).span }],
        data: { kind: other ? 'swapped' : 'renamed' },
      });
    }
  }
}

/** A title often has the name of the body or （摘要） in addition. */
function isSameName(title: string, name: string): boolean {
  return name === '' || title.includes(name) || name.includes(title);
}
