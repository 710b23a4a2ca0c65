import { NOT_FOUND } from '../../server/src/knowledge/yamlEntry';
import { assertNone } from '../support/assertNone';
import { builtInData } from '../support/knowledge';

/** A place where something was found, and the day of looking. */
const LOOKED_UP = /^.{4,200}，\d{4}-\d{2}-\d{2}$/;
/** A document that says so itself and could only be named, by its title and number or the meeting that passed it. */
const NAMED = /^依《[^《》]{2,80}》（[^（）]{2,60}）$/;

interface Dated {
  readonly id: string;
  readonly isDated: boolean;
  readonly checked?: string;
  readonly severity?: string;
}

const isDay = (day: string | undefined) => day !== undefined;

describe('日期的查证', () => {
  const { terms, phrases } = builtInData().knowledge;
  const entries: readonly Dated[] = [
    ...terms.map((term) => ({
      ...term,
      isDated: [term.validFrom, term.supersededOn, ...term.replacements.map(({ from }) => from)].some(isDay),
    })),
    ...phrases.map((phrase) => ({
      ...phrase,
      isDated: [phrase.since, phrase.until, ...phrase.members.map(({ since }) => since)].some(isDay),
    })),
  ];

  it('有日期的条目写明在哪里查到，没有查到的只作信息', () => {
    const wrong: string[] = [];
    for (const { id, isDated, checked, severity } of entries) {
      const isMissing = checked === undefined && isDated;
      const isVague = checked !== undefined && ![LOOKED_UP, NAMED].some((form) => form.test(checked));
      const isLoud = checked === NOT_FOUND && severity !== 'information' && severity !== 'hint';
      if (isMissing || (isVague && checked !== NOT_FOUND) || isLoud)
        wrong.push(`${id}：${checked ?? '没有写 checked'}`);
    }
    assertNone(wrong, '这些条目的 checked（查证）不合写法，写法见 server/data/README.md');
  });
});
