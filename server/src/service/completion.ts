import { FRONT_MATTER_KEYS, type FrontMatterKey } from '../report/frontMatter';
import { rules } from '../rules/index';
import { type CalendarDate, toChineseDate } from '../text/date';
import { startOfLine } from '../text/lineIndex';
import { inScript } from '../text/script';
import type { Span } from '../text/span';
import { citationCompletions, isInCitation } from './citationCompletion';
import { factCompletions } from './factCompletion';
import { FRONT_MATTER_HELP } from './frontMatterHelp';
import { institutionCompletions } from './institutionCompletion';
import { pageCompletions } from './pageCompletion';
import { phraseCompletions } from './phraseCompletion';
import { ownNameCompletions, reportFigureCompletions } from './reportFigureCompletion';
import { sectionCompletions } from './sectionCompletion';
import type { ReportSession } from './session';

/** One proposal; `insert` is snippet text (`${1:…}`) when `isSnippet`. */
export interface Completion {
  readonly label: string;
  /** Shown dimmed beside the label. */
  readonly detail: string;
  readonly insert: string;
  readonly isSnippet: boolean;
  /** The passage it replaces. */
  readonly span: Span;
  readonly kind: 'section' | 'phrase' | 'key' | 'value' | 'number';
  /** What the editor matches the typed letters against, when it is not the label. */
  readonly filter?: string;
  /** Ascending order in the list. */
  readonly sort: string;
  /** Markdown shown beside the list. */
  readonly documentation?: string;
}

/**
 * What can be written at an offset: keys and values in the front matter; missing sections and the next number at the
 * beginning of a line, and comments about the paper; documents behind 《; set phrases and institutions behind letters typed inside a sentence; agreed
 * and stated figures behind their names, the report's own bodies behind the beginning of theirs. Nothing else, so that
 * the list never pops up in the way of an input method.
 */
export function completionsAt(session: ReportSession, offset: number, today: CalendarDate): Completion[] {
  const { report } = session;
  const lineStart = startOfLine(report.text, offset);
  const before = report.text.slice(lineStart, offset);
  if (offset < report.frontMatter.span.end && lineStart > 0)
    return frontMatterCompletions(session, lineStart, before, today);
  if (!session.isReport) return [];
  const markup = /^\s{0,3}(<[!-]{0,3}\s{0,2})$/.exec(before)?.[1];
  if (markup !== undefined) return pageCompletions(session, markup, { start: offset - markup.length, end: offset });
  const typed = /(?<![A-Za-z])[A-Za-z]*$/.exec(before)?.[0] ?? '';
  const span = { start: offset - typed.length, end: offset };
  if (/^[\s#]*[A-Za-z]*$|^[\s#]*(?:[一二三四五六七八九十]+、?|[（(][一二三四五六七八九十]*[）)]?)$/.test(before)) {
    return [
      ...sectionCompletions(session, { start: lineStart, end: offset }, before, today),
      ...(typed.length >= 2 ? phraseCompletions(session, typed, span, today) : []),
      ...(typed.length >= 2 ? institutionCompletions(session, typed, span) : []),
      ...(typed.length >= 2 ? pageCompletions(session, typed, span) : []),
    ];
  }
  if (isInCitation(before)) return citationCompletions(session, before, offset, today);
  if (typed.length >= 2) {
    return [...phraseCompletions(session, typed, span, today), ...institutionCompletions(session, typed, span)];
  }
  return [
    ...factCompletions(session, before, offset),
    ...reportFigureCompletions(session, before, offset),
    ...ownNameCompletions(session, before, offset),
  ];
}

function frontMatterCompletions(
  session: ReportSession,
  lineStart: number,
  before: string,
  today: CalendarDate,
): Completion[] {
  const { report } = session;
  const { script } = report;
  const offset = lineStart + before.length;
  const value = /^\s*([^\s:：#]+)\s*[:：]\s*(|\S.*)$/.exec(before);
  if (!value) {
    if (!/^\s*[^\s:：]*$/.test(before)) return [];
    const present = new Set(report.frontMatter.entries.map((entry) => entry.key));
    return FRONT_MATTER_KEYS.filter((key) => !present.has(key)).map((key, index) => ({
      label: inScript(key, script),
      detail: '文首信息',
      insert: `${inScript(key, script)}: `,
      isSnippet: false,
      span: { start: lineStart + (before.length - before.trimStart().length), end: offset },
      kind: 'key',
      sort: String(index).padStart(2, '0'),
      documentation: FRONT_MATTER_HELP[key],
    }));
  }
  const entry = report.frontMatter.entries.find(
    (each) => each.keySpan.start >= lineStart && each.keySpan.end <= offset,
  );
  const start = offset - (value[2]?.length ?? 0);
  return valuesOf(session, entry?.key as FrontMatterKey | undefined, today).map((text, index) => ({
    label: inScript(text, script),
    detail: '',
    insert: inScript(text, script),
    isSnippet: false,
    span: { start, end: offset },
    kind: 'value',
    sort: String(index).padStart(3, '0'),
  }));
}

function valuesOf(session: ReportSession, key: FrontMatterKey | undefined, today: CalendarDate): readonly string[] {
  switch (key) {
    case '类型':
      return session.knowledge.profiles.map((profile) => profile.name);
    case '密级':
      return ['秘密', '机密', '绝密'];
    case '紧急程度':
      return ['加急', '特急'];
    case '成文日期':
    case '印发日期':
    case '提法日期':
      return [toChineseDate(today)];
    case '报告期':
      return [
        `${today.year}年`,
        `${today.year}年上半年`,
        `${today.year - 1}年`,
        `${today.year - 1}-${today.year}学年度`,
      ];
    case '字数':
      return ['3000字以内', '2000—3000字', '不少于1500字'];
    case '忽略':
      return rules.map((rule) => rule.id);
    default:
      return [];
  }
}
