import type { Report } from '../report/report';
import { stated } from './frontElements';
import type { PageSpec } from './pageSpec';
import type { StyledBlock } from './styled';

/**
 * Clause 7.3.7: attachments that are not bound with the paper begin with its 发文字号 right before 附件 and the number,
 * so that they are known for its own: 某政发〔2026〕12号附件1.
 */
export function withNumberOnAttachments(
  report: Report,
  blocks: readonly StyledBlock[],
  { attachmentsApart }: PageSpec,
): readonly StyledBlock[] {
  const [number] = stated(report, '发文字号');
  if (!attachmentsApart || !number) return blocks;
  return blocks.map((block) => {
    const { paragraph } = block;
    if (block.role !== 'attachmentMark' || !paragraph) return block;
    const text = number.text + paragraph.text;
    const runs = [{ start: 0, end: text.length, style: paragraph.style }];
    return { ...block, paragraph: { ...paragraph, text, runs, origin: undefined } };
  });
}
