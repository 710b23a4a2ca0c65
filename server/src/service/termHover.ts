import type { Knowledge } from '../knowledge/knowledge';
import type { Phrase } from '../knowledge/phrase';
import type { Term } from '../knowledge/term';
import { NOT_FOUND } from '../knowledge/yamlEntry';
import type { Finding } from '../rules/rule';
import { parseDate, toChineseDate } from '../text/date';

/** What the term lists know about the subject of a finding, as Markdown; undefined when it comes from no list. */
export function termNotes(finding: Finding, knowledge: Knowledge): string | undefined {
  const { term, phrase } = finding.data;
  if (typeof term === 'string') {
    const found = knowledge.terms.terms.find((each) => each.id === term);
    return found && notesOfTerm(found);
  }
  if (typeof phrase === 'string') {
    const found = knowledge.phrases.phrases.find((each) => each.id === phrase);
    return found && notesOfPhrase(found);
  }
  return undefined;
}

function notesOfTerm(term: Term): string {
  const dates = [
    term.validFrom === undefined ? '' : `${dayWords(term.validFrom)}起用`,
    term.supersededOn === undefined ? '' : `${dayWords(term.supersededOn)}起停用`,
  ].filter((part) => part !== '');
  const now = term.replacements.map(({ text, from }) => (from === undefined ? text : `${dayWords(from)}起：${text}`));
  return [
    dates.length > 0 ? `${dates.join('，')}。` : '',
    now.length > 0 ? `改用：${now.join('；')}。` : '',
    term.note,
    `出处：${term.source}`,
    doubt(term.checked),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function notesOfPhrase({ text, since, note, source, checked }: Phrase): string {
  const from = since === undefined ? '' : `（${dayWords(since)}起）`;
  return [`规范写法${from}：${text}`, note, `出处：${source}`, doubt(checked)]
    .filter((part) => part !== '')
    .join('\n\n');
}

function doubt(checked: string | undefined): string {
  return checked === NOT_FOUND ? '日期没有查到文件核对，只作信息。' : '';
}

function dayWords(day: string): string {
  const date = parseDate(day);
  return date ? toChineseDate(date) : day;
}
