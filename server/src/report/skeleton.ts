import type { Profile } from '../knowledge/profile';
import { type CalendarDate, toChineseDate } from '../text/date';
import { toChineseOrdinal } from '../text/numerals';
import { inScript, type Script } from '../text/script';

/** What is known of a new report; what is left out stays a `【…】` for the writer to fill in. */
export interface SkeletonOptions {
  readonly script: Script;
  /** Issuing body: 云岭县教育局. */
  readonly organisation?: string;
  readonly addressee?: string;
  /** Reporting period as written: 2026年上半年, 2025—2026学年度. */
  readonly period?: string;
  readonly title?: string;
  readonly date?: CalendarDate;
}

/**
 * A new report of the kind as Markdown: front matter, title, addressee, the sections that are required or usual with
 * numbered headings, closing, signature, date. Everything still to be written stands in `【…】`, so that the report
 * passes its own profile with placeholders only.
 */
export function skeletonOf(profile: Profile, options: SkeletonOptions): string {
  const fill = (text: string) => fillIn(text, options);
  const title = options.title ?? fill(profile.skeletonTitle === '' ? `【单位】${profile.name}` : profile.skeletonTitle);
  const has = (element: Profile['elements'][number]) => profile.elements.includes(element);
  const addressee = options.addressee ?? '【主送机关】';
  const date = options.date ? toChineseDate(options.date) : '【成文日期】';
  const paragraphs: string[] = [`# ${title}`];
  if (profile.titleNote !== '') paragraphs.push(fill(profile.titleNote));
  if (has('主送机关')) paragraphs.push(`${addressee}：`);
  else if (profile.salutation !== '') paragraphs.push(profile.salutation);
  paragraphs.push(...sectionParagraphs(profile, fill));
  const closing = profile.closings.find((each) => !each.includes('…'));
  if (closing !== undefined && profile.closing !== 'none') paragraphs.push(`${closing.replace(/。$/, '')}。`);
  if (has('署名')) paragraphs.push(options.organisation ?? '【发文机关署名】');
  if (has('成文日期')) paragraphs.push(date);
  if (has('附注')) paragraphs.push('（联系人：【姓名】，联系电话：【电话】）');
  const head = [`类型: ${profile.name}`, `标题: ${title}`];
  if (options.organisation !== undefined) head.push(`发文机关: ${options.organisation}`);
  if (options.addressee !== undefined && has('主送机关')) head.push(`主送机关: ${options.addressee}`);
  if (options.period !== undefined) head.push(`报告期: ${options.period}`);
  if (options.date !== undefined) head.push(`成文日期: ${date}`);
  const text = `---\n${head.join('\n')}\n---\n\n${paragraphs.join('\n\n')}\n`;
  return inScript(text, options.script);
}

function sectionParagraphs(profile: Profile, fill: (text: string) => string): string[] {
  const paragraphs: string[] = [];
  const mark = profile.numbering[0] ?? '一、';
  let number = 0;
  for (const section of profile.sections) {
    if (section.need === 'optional') continue;
    if (section.headed) paragraphs.push(`## ${mark.replace('一', toChineseOrdinal(++number))}${section.name}`);
    if (section.skeleton !== '') paragraphs.push(fill(section.skeleton));
  }
  return paragraphs;
}

const ORGANISATION = /【单位】/g;
const YEAR = /【年份】/g;

/** Puts what is known into the blanks that ask for it. */
function fillIn(text: string, { organisation, period }: SkeletonOptions): string {
  const year = /(?:19|20)\d\d/.exec(period ?? '')?.[0];
  const named = organisation === undefined ? text : text.replace(ORGANISATION, organisation);
  return year === undefined ? named : named.replace(YEAR, year);
}
