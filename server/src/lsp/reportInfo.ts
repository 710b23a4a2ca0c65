import type { ReportInfo } from '../protocol';
import { reportInfoOf } from '../service/info';
import type { ReportSession } from '../service/session';
import type { CalendarDate } from '../text/date';
import type { Speak } from './speech';

/** What is known of an open report, its words in the script of the user interface. */
export function spokenInfo(uri: string, session: ReportSession, today: CalendarDate, speak: Speak): ReportInfo {
  const info = reportInfoOf(uri, session, today);
  const sections = info.sections.map((section) => ({
    ...section,
    name: speak(section.name),
    about: speak(section.about),
  }));
  return { ...info, asOfSource: speak(info.asOfSource), sections };
}
