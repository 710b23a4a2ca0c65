import type { Connection } from 'vscode-languageserver';
import { type DocumentParams, PAGES_CHANGED_NOTIFICATION, REPORT_INFO_NOTIFICATION } from '../protocol';
import { besideUri, isAtOrBelow, readBeside } from './besideFiles';
import type { ClientState } from './clientState';
import type { FileAccess } from './fileAccess';
import type { ServerHost } from './host';
import type { OpenReports } from './openReports';
import { spokenInfo } from './reportInfo';

/** Milliseconds without a change after which the facts of a report are told. */
const INFO_DELAY = 150;

interface NoticesContext {
  readonly connection: Connection;
  readonly state: ClientState;
  readonly reports: OpenReports;
  readonly access: FileAccess;
  readonly host: ServerHost;
}

/** Tells a client that wants it what has become of a report: its facts, and that its pages are others. */
export class Notices {
  readonly #context: NoticesContext;
  readonly #pending = new Set<string>();

  constructor(context: NoticesContext) {
    this.#context = context;
  }

  /** The pages of a report are others, for a reason that is not its text. */
  tellPages(uri: string): void {
    const { connection, state } = this.#context;
    const params: DocumentParams = { uri };
    if (state.options.pagesChanged) void connection.sendNotification(PAGES_CHANGED_NOTIFICATION, params);
  }

  tellInfo(uri: string): void {
    const { connection, state, reports, host } = this.#context;
    const session = reports.find(uri)?.session;
    if (!state.options.reportInfo || !session) return;
    void connection.sendNotification(REPORT_INFO_NOTIFICATION, spokenInfo(uri, session, host.today(), state.speak));
  }

  /** Tells the facts once the writer pauses. */
  scheduleInfo(uri: string): void {
    if (this.#pending.has(uri)) return;
    this.#pending.add(uri);
    setTimeout(() => {
      this.#pending.delete(uri);
      // How many pages there are depends on how large the pictures are.
      this.loadPictures(uri)
        .catch((error: unknown) => this.#context.connection.console.error(`图片读取失败：${String(error)}`))
        .finally(() => this.tellInfo(uri));
    }, INFO_DELAY);
  }

  /** Reads the pictures of a report that are not known yet. */
  async loadPictures(uri: string): Promise<void> {
    const { reports, access } = this.#context;
    const session = reports.session(uri);
    await session?.pictures.load(session.report, (target) => readBeside(uri, target, access.readBytes));
  }

  /** Forgets the pictures among files that have changed, and tells of the reports that show one. */
  picturesChanged(uris: readonly string[]): void {
    const { reports } = this.#context;
    for (const report of reports.uris()) {
      const isChanged = (target: string) => {
        const picture = besideUri(report, target);
        return picture !== undefined && uris.some((each) => isAtOrBelow(picture, each));
      };
      if (!reports.session(report)?.pictures.forget(isChanged)) continue;
      this.scheduleInfo(report);
      this.tellPages(report);
    }
  }
}
