import {
  isMessageToPage,
  type MessageToPage,
  type PageCommand,
  type PagesMessage,
  type PreviewState,
} from '../src/preview/messages';
import { element } from './element';
import { missingFonts } from './fonts';
import { Host } from './host';
import { Marks } from './marks';
import { PageList } from './pageList';
import { offsetAtPoint } from './places';
import { Sheets } from './sheets';
import { textsFor } from './texts';
import { Toolbar } from './toolbar';
import { View } from './view';

/** The preview: it shows the pages it is sent and tells the extension what the writer does with them. */
function start(): void {
  const host = new Host(initialState());
  const language = host.state.language ?? navigator.language;
  const texts = textsFor(language);
  document.documentElement.lang = language;
  document.title = texts.pages;
  const pages = document.getElementById('pages') ?? document.body.appendChild(element('main', { id: 'pages' }));
  const notice = element('p', { class: 'notice', role: 'status' }, texts.waiting);
  const body = element('div', { class: 'body' });
  const marks = new Marks(texts, (offset) => host.open(offset));
  const sheets = new Sheets(pages, texts, (sheet) => marks.show(sheet));
  const view = new View(pages, sheets, host, () => changed());
  const list = new PageList(texts, sheets, (page) => view.goTo(page));
  const togglePageList = () => {
    list.setOpen(!list.isOpen);
    host.keep({ pageList: list.isOpen });
    changed();
  };
  const toolbar = new Toolbar(texts, view, host, togglePageList);
  document.body.prepend(toolbar.bar);
  pages.replaceWith(body);
  body.append(list.list, pages);
  pages.append(notice);
  pages.tabIndex = 0;
  pages.setAttribute('aria-label', texts.pages);
  list.setOpen(host.state.pageList === true);

  function changed(): void {
    const page = view.current;
    toolbar.update(page, sheets.all.length, view.zoom, view.factor);
    list.mark(page);
  }

  let isFirst = true;
  const showPages = (message: PagesMessage) => {
    host.version = message.version;
    document.title = message.title || texts.pages;
    view.setPaper(message.look.width, message.look.height);
    let complete = false;
    view.keepPlace(() => {
      complete = sheets.update(message);
    });
    if (!complete) return host.ready();
    notice.hidden = true;
    marks.update(message.marks, sheets.all);
    list.update();
    if (isFirst && host.state.offset !== undefined) view.showOffset(host.state.offset);
    isFirst = false;
    changed();
    // Probing fonts costs a few milliseconds, so the pages come first.
    setTimeout(() => toolbar.showFonts(missingFonts(message.look.faces, pages)), 100);
  };

  const commands: Readonly<Record<PageCommand, () => void>> = {
    nextPage: () => view.goTo(view.current + 1),
    previousPage: () => view.goTo(view.current - 1),
    zoomIn: () => view.zoomBy(1),
    zoomOut: () => view.zoomBy(-1),
    fitWidth: () => view.setZoom('width'),
    fitPage: () => view.setZoom('page'),
    togglePageList,
  };

  const receive = (message: MessageToPage) => {
    if (message.kind === 'pages') showPages(message);
    else if (message.kind === 'scrollTo') view.showOffset(message.offset);
    else if (message.kind === 'command') commands[message.command]();
    else {
      notice.textContent = message.text;
      notice.hidden = false;
    }
  };
  window.addEventListener('message', ({ data }) => {
    if (isMessageToPage(data) && data.uri === host.state.uri) receive(data);
  });
  pages.addEventListener('dblclick', ({ target, clientX, clientY }) => {
    if (!(target instanceof Element)) return;
    const offset = offsetAtPoint(sheets.all, target, clientX, clientY);
    if (offset !== undefined) host.open(offset);
  });
  window.addEventListener('keydown', (event) => {
    const command = commandOf(event);
    if (!command) return;
    event.preventDefault();
    commands[command]();
  });
  host.ready();
}

/** What the extension wrote into the page: the document and the language. */
function initialState(): PreviewState {
  try {
    return JSON.parse(document.body.dataset.state ?? '') as PreviewState;
  } catch {
    return { uri: '' };
  }
}

/** Keys work wherever the focus is, except where something is typed. */
function commandOf(event: KeyboardEvent): PageCommand | undefined {
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return undefined;
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const keys: Readonly<Record<string, PageCommand>> = {
    ArrowRight: 'nextPage',
    n: 'nextPage',
    ArrowLeft: 'previousPage',
    p: 'previousPage',
    '+': 'zoomIn',
    '=': 'zoomIn',
    '-': 'zoomOut',
    '0': 'fitWidth',
    w: 'fitWidth',
    f: 'fitPage',
    t: 'togglePageList',
  };
  return Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
}

start();
