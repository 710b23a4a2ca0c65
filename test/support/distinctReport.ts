import { sampleReports } from './fragments';

/**
 * A report of about `length` UTF-16 units, made of the paragraphs of sample reports again and again. Each round carries a
 * place name of its own, so that no paragraph of a sentence or more comes twice and nothing is spared by that.
 */
export function distinctReport(length: number): string {
  const paragraphs = sampleReports()
    .flatMap((text) => text.replace(/^---\n[\s\S]{0,2000}?\n---\n/, '').split(/\n{2,}/))
    .filter((paragraph) => paragraph.trim() !== '');
  let report = '# 某县2025年工作总结';
  for (let round = 0; report.length < length; round++) {
    const name = String.fromCharCode(0x5000 + round, 0x9000 + round);
    for (const paragraph of paragraphs) {
      report += `\n\n${paragraph.replace(/(?<=[。，])(?=[\u4e00-\u9fff])/, `${name}镇`)}`;
      if (report.length >= length) break;
    }
  }
  return report;
}
