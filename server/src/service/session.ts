import type { Knowledge } from '../knowledge/knowledge';
import { identifyProfile } from '../report/identify';
import { Report } from '../report/report';
import { titleOf } from '../report/title';
import { rules } from '../rules/index';
import type { CalendarDate } from '../text/date';
import type { Script } from '../text/script';
import { Checker, type CheckResult, type CheckSettings, contextOf } from './check';
import { ReportPictures } from './reportPictures';
import type { Clock } from './ruleGuard';

/** What a session needs to know from outside; the same for all open reports. */
export interface SessionSettings extends CheckSettings {
  readonly enable: 'auto' | 'always' | 'off';
  /** The script reports are meant to be in; judged from the text when it is left open. */
  readonly script?: Script;
  /** Page settings of the client and the workspace, as written. */
  readonly page: Readonly<Record<string, unknown>>;
}

/** One open report: its text, parsed, and what has been derived from it, each computed once per version. */
export class ReportSession {
  #report: Report;
  #version: number;
  #checker: Checker;
  readonly #clock: Clock | undefined;
  #knowledge: Knowledge;
  #settings: SessionSettings;
  #result: CheckResult | undefined;
  /** The state of the other reports that `#result` was made with. */
  #stamp: number | undefined;
  #isForced = false;
  /** Its pictures, as far as they have been read. */
  readonly pictures = new ReportPictures();

  constructor(text: string, version: number, knowledge: Knowledge, settings: SessionSettings, clock?: Clock) {
    this.#report = Report.parse(text, undefined, settings.script);
    this.#version = version;
    this.#knowledge = knowledge;
    this.#clock = clock;
    this.#checker = new Checker(knowledge, rules, clock);
    this.#settings = settings;
  }

  get report(): Report {
    return this.#report;
  }

  get version(): number {
    return this.#version;
  }

  get knowledge(): Knowledge {
    return this.#knowledge;
  }

  get settings(): SessionSettings {
    return this.#settings;
  }

  /** Takes over a new text; unchanged blocks keep what is known of them. */
  update(text: string, version: number): void {
    this.#report = Report.parse(text, this.#report);
    this.#version = version;
    this.#result = undefined;
  }

  /** Takes over new settings or knowledge, e.g. after `baogao.yaml` changed. */
  configure(knowledge: Knowledge, settings: SessionSettings): void {
    if (knowledge !== this.#knowledge) this.#checker = new Checker(knowledge, rules, this.#clock);
    if (settings.script !== this.#settings.script)
      this.#report = Report.parse(this.#report.text, undefined, settings.script);
    this.#knowledge = knowledge;
    this.#settings = settings;
    this.#result = undefined;
  }

  /** Has the text checked from now on although it does not look like a report, because the writer asks for it. */
  force(): void {
    this.#isForced = true;
  }

  /** The findings of this version. */
  check(today: CalendarDate): CheckResult {
    if (!this.isReport) {
      return { findings: [], failures: [], context: contextOf(this.#report, this.#knowledge, today, this.#settings) };
    }
    const stamp = this.#settings.others?.stamp;
    if (!this.#result || this.#stamp !== stamp) {
      this.#result = this.#checker.check(this.#report, today, this.#settings);
      this.#stamp = stamp;
    }
    return this.#result;
  }

  /** The findings of another state of this report, such as the one after some of its fixes. */
  checkOf(report: Report, today: CalendarDate): CheckResult {
    return report === this.#report ? this.check(today) : this.#checker.check(report, today, this.#settings);
  }

  /**
   * Whether the text is a report and not some other Markdown: its front matter has one of the report's keys, or a
   * kind of report can be told from it, or its title ends like one.
   */
  get isReport(): boolean {
    if (this.#settings.enable === 'off') return this.#isForced;
    if (this.#isForced || this.#settings.enable === 'always') return true;
    return looksLikeReport(this.#report, this.#knowledge);
  }
}

/** See `ReportSession.isReport`. */
export function looksLikeReport(report: Report, knowledge: Knowledge): boolean {
  const keys = ['类型', '发文机关', '主送机关', '发文字号', '成文日期', '报告期'];
  if (report.frontMatter.entries.some((entry) => keys.includes(entry.key))) return true;
  if (identifyProfile(report, knowledge.profiles) !== undefined) return true;
  const title = titleOf(report);
  // A title alone may belong to any Markdown file; Chinese prose behind it makes it a report.
  return (
    title !== undefined && title.blocks.length > 0 && /[\u4e00-\u9fff]{2,}/.test(title.text) && hasOfficialProse(report)
  );
}

function hasOfficialProse(report: Report): boolean {
  let marks = 0;
  for (const { block } of report.blocks) {
    if (block.mark && block.mark.level <= 2) marks++;
    if (/(?:现将|总体思路|指导思想|以来|下一步|工作如下|报告如下)/.test(block.prose.folded)) marks++;
    if (marks >= 2) return true;
  }
  return false;
}
