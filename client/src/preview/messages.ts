/**
 * What the extension and the preview's page say to each other; the only file that both import, and it imports
 * nothing but types of what the server says about pages.
 * Every message names the document it is about and the version of its text, so that a message that crosses a change
 * can be told apart. Offsets are UTF-16 units from the start of the report's text.
 *
 * The talk: the page sends `ready` when its script runs; the extension answers with `pages`, and again after every
 * change, leaving out the HTML of pages whose hash it sent before. `scrollTo` follows the editor, `open` leads back.
 * A page that lacks the HTML of a hash sends `ready` again and gets everything.
 */

import type { PageContent, PageLook, PageMark, PagePicture } from '../../../server/src/protocol';

export type { PageContent, PageFace, PageLook, PageMark, PagePicture } from '../../../server/src/protocol';

/** The document a message is about. */
export interface Addressed {
  readonly uri: string;
  /** Version of the text as the editor counts. */
  readonly version: number;
}

/** The pages as they are now. */
export interface PagesMessage extends Addressed {
  readonly kind: 'pages';
  readonly title: string;
  readonly look: PageLook;
  readonly pages: readonly PageContent[];
  /** Those that were not sent before. */
  readonly pictures: readonly PagePicture[];
  readonly marks: readonly PageMark[];
}

/** The editor shows this offset at its top, and the page scrolls there. */
export interface ScrollToMessage extends Addressed {
  readonly kind: 'scrollTo';
  readonly offset: number;
}

/** There is nothing to show, and why, in the user's language. */
export interface UnavailableMessage extends Addressed {
  readonly kind: 'unavailable';
  readonly text: string;
}

/** A command of the command palette that the page carries out. */
export interface CommandMessage extends Addressed {
  readonly kind: 'command';
  readonly command: PageCommand;
}

export type PageCommand =
  | 'nextPage'
  | 'previousPage'
  | 'zoomIn'
  | 'zoomOut'
  | 'fitWidth'
  | 'fitPage'
  | 'togglePageList';

/** From the extension to the page. */
export type MessageToPage = PagesMessage | ScrollToMessage | UnavailableMessage | CommandMessage;

/** The page runs and shows nothing yet: it wants all pages. */
export interface ReadyMessage extends Addressed {
  readonly kind: 'ready';
  /** Whether it has a place of its own from before, which the editor's place would take from it. */
  readonly keepsPlace: boolean;
}

/** The writer double-clicked the text at this offset or chose a finding there: the editor goes to it. */
export interface OpenMessage extends Addressed {
  readonly kind: 'open';
  readonly offset: number;
}

/** The writer wants the paper printed; a webview cannot print. */
export interface PrintMessage extends Addressed {
  readonly kind: 'print';
}

/** From the page to the extension. */
export type MessageFromPage = ReadyMessage | OpenMessage | PrintMessage;

/** What the page stores with `setState`, so that the preview comes back after a reload of the window. */
export interface PreviewState {
  readonly uri: string;
  /** Language of the user interface as VS Code names it: zh-cn, zh-tw, en. */
  readonly language?: string;
  /** `width`, `page`, or a factor where 1 is the size of the paper. */
  readonly zoom?: 'width' | 'page' | number;
  /** Offset of the report's text at the top of the view. */
  readonly offset?: number;
  readonly pageList?: boolean;
}

const COMMANDS: readonly string[] = [
  'nextPage',
  'previousPage',
  'zoomIn',
  'zoomOut',
  'fitWidth',
  'fitPage',
  'togglePageList',
];

function isAddressed(message: unknown): message is Addressed & Readonly<Record<string, unknown>> {
  if (typeof message !== 'object' || message === null) return false;
  const { uri, version } = message as Partial<Addressed>;
  return typeof uri === 'string' && typeof version === 'number';
}

/** Whether something that came from outside is a message to the page; pages themselves come from our own server. */
export function isMessageToPage(message: unknown): message is MessageToPage {
  if (!isAddressed(message)) return false;
  if (message.kind === 'pages') {
    return (
      Array.isArray(message.pages) &&
      Array.isArray(message.pictures) &&
      Array.isArray(message.marks) &&
      typeof message.look === 'object'
    );
  }
  if (message.kind === 'scrollTo') return Number.isInteger(message.offset);
  if (message.kind === 'unavailable') return typeof message.text === 'string';
  return message.kind === 'command' && COMMANDS.includes(String(message.command));
}

/** Whether something that came from outside is a message from the page. */
export function isMessageFromPage(message: unknown): message is MessageFromPage {
  if (!isAddressed(message)) return false;
  if (message.kind === 'open') return Number.isInteger(message.offset) && Number(message.offset) >= 0;
  if (message.kind === 'ready') return typeof message.keepsPlace === 'boolean';
  return message.kind === 'print';
}
