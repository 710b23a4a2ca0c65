import assert from 'node:assert/strict';
import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { toDiagnostic } from '../../server/src/lsp/convert';
import { ReportSession, type SessionSettings } from '../../server/src/service/session';
import { LineIndex } from '../../server/src/text/lineIndex';
import { TODAY } from './check';
import { applyEdit, randomEdit, sampleReports } from './fragments';
import { builtInKnowledge } from './knowledge';
import { type Client, start } from './languageClient';
import { Random } from './random';

export interface StormOptions {
  readonly documents: number;
  readonly changes: number;
  readonly seed: number;
  /** Called after every thousandth part, with the number of changes so far. */
  readonly onProgress?: (changes: number) => void;
}

/** What happened in a storm. */
export interface StormResult {
  readonly changes: number;
  readonly opened: number;
  readonly reloads: number;
  readonly requests: number;
  readonly answered: number;
  /** Requests that were given up because the text had changed; counted among the answered ones. */
  readonly cancelled: number;
  /** Answers that were compared with a fresh check of the text they were about. */
  readonly compared: number;
}

interface OpenDocument {
  readonly uri: string;
  readonly lineEnd: '\n' | '\r\n';
  text: string;
  version: number;
}

const CONFIG = 'file:///reports/baogao.yaml';
const SETTINGS: SessionSettings = { enable: 'always', levels: {}, page: {} };
/** Longest text; pasting would let the documents grow without end, and with them the memory. */
const LONGEST = 3000;

/**
 * An editor in which many reports are typed into at once: ranged changes, several in one message too, requests that are
 * given up when the next key is hit, opening, closing, a configuration that changes. Fails when a request stays unanswered,
 * or an answer is not that of a fresh check of the text as it stood.
 */
export async function storm({ documents: count, changes, seed, onProgress }: StormOptions): Promise<StormResult> {
  const random = new Random(seed);
  const samples = sampleReports();
  const client = await start(true);
  client.settings = { enable: 'always' };
  void client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  const open = new Map<number, OpenDocument>();
  let [opened, reloads, requests, answered, cancelled, compared] = [0, 0, 0, 0, 0, 0];
  const pending = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const ask = (method: string, params: object, after?: (answer: unknown) => void, token?: AbortSignal) => {
    requests++;
    const { connection } = client;
    const answer = token
      ? connection.sendRequest(method, params, cancellation(token))
      : connection.sendRequest(method, params);
    const settled = answer.then(
      (value) => {
        answered++;
        after?.(value);
      },
      (error: { code?: number }) => {
        answered++;
        if (error.code === -32800 || error.code === -32802 || error.code === -32801) cancelled++;
        else failures.push(error);
      },
    );
    const whole = settled.catch((error: unknown) => void failures.push(error)).finally(() => pending.delete(whole));
    pending.add(whole);
  };

  for (let change = 0; change < changes; change++) {
    const index = random.between(0, count - 1);
    const known = open.get(index);
    if (!known) {
      const lineEnd = random.between(0, 2) === 0 ? '\r\n' : '\n';
      const text = random.pick(samples).replaceAll('\n', lineEnd);
      const uri = `file:///reports/${index}.md`;
      open.set(index, { uri, lineEnd, text, version: 1 });
      opened++;
      client.open(text, uri);
      continue;
    }
    if (random.between(0, 199) === 0) {
      open.delete(index);
      void client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: known.uri } });
      continue;
    }
    type(client, known, random, samples);
    const { uri, text } = known;
    const kind = random.between(0, 9);
    const textDocument = { uri };
    const position = new LineIndex(text).positionAt(random.between(0, text.length));
    if (kind === 0) {
      // Asked for and waited for: nothing may change meanwhile, so the answer must be the one of this text.
      await Promise.all(pending);
      ask('textDocument/diagnostic', { textDocument }, (answer) => {
        compared++;
        assertFresh(uri, text, answer as DocumentDiagnosticReport);
      });
      await Promise.all(pending);
    } else if (kind < 4) {
      // Given up at once, as an editor does with every key.
      const controller = new AbortController();
      ask('textDocument/diagnostic', { textDocument }, undefined, controller.signal);
      controller.abort();
    } else if (kind === 4) ask('textDocument/completion', { textDocument, position });
    else if (kind === 5) ask('textDocument/hover', { textDocument, position });
    else if (kind === 6) ask('textDocument/documentSymbol', { textDocument });
    if (change % 150 === 149) {
      reloads++;
      // Comments alone, so that what is compared stays the same; all is read again and configured anew.
      client.files.set(CONFIG, `# ${change}\n`);
      void client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: CONFIG, type: 2 }],
      });
    }
    if (pending.size > 40) await Promise.all(pending);
    if (failures.length > 0) throw failures[0];
    if (change % Math.max(1, Math.floor(changes / 20)) === 0) onProgress?.(change);
  }
  await Promise.all(pending);
  // In the end every document must stand in the server as it stands here.
  for (const { uri, text } of open.values()) {
    ask('textDocument/diagnostic', { textDocument: { uri } }, (answer) => {
      compared++;
      assertFresh(uri, text, answer as DocumentDiagnosticReport);
    });
    await Promise.all(pending);
  }
  if (failures.length > 0) throw failures[0];
  assert.equal(answered, requests, '有请求没有答复');
  client.dispose();
  return { changes, opened, reloads, requests, answered, cancelled, compared };
}

/** One to three changes in one message, each by its range in the text that the one before has left. */
function type(client: Client, document: OpenDocument, random: Random, samples: readonly string[]): void {
  const contentChanges: object[] = [];
  for (let left = random.between(0, 9) === 0 ? 3 : 1; left > 0; left--) {
    const { text } = document;
    const edit =
      text.length > LONGEST ? { start: 200, end: text.length - 1000, newText: '' } : randomEdit(text, random, samples);
    const lines = new LineIndex(text);
    // Editors have one line end for the whole of a document, and no place inside of it.
    const isInside = (at: number) => text.charCodeAt(at - 1) === 13 && text.charCodeAt(at) === 10;
    const start = isInside(edit.start) ? edit.start - 1 : edit.start;
    const end = isInside(edit.end) ? edit.end + 1 : Math.max(start, edit.end);
    const exact = { start, end, newText: edit.newText.replace(/\r\n|\r|\n/g, document.lineEnd) };
    contentChanges.push({
      range: { start: lines.positionAt(start), end: lines.positionAt(end) },
      text: exact.newText,
    });
    document.text = applyEdit(text, exact);
  }
  document.version++;
  const textDocument = { uri: document.uri, version: document.version };
  void client.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
}

/** Findings that need the other reports are left out: which of them are known depends on the order of the storm. */
const ALONE = (diagnostic: Diagnostic) => diagnostic.code !== 'duplicate-passage';

function assertFresh(uri: string, text: string, answer: DocumentDiagnosticReport): void {
  assert.ok(answer.kind === 'full');
  const session = new ReportSession(text, 1, builtInKnowledge(), SETTINGS);
  const { report } = session;
  const fresh = session
    .check(TODAY)
    .findings.map((finding) => toDiagnostic(uri, report.lines, report.text, finding, (words) => words));
  assert.deepEqual(answer.items.filter(ALONE), JSON.parse(JSON.stringify(fresh)).filter(ALONE));
}

function cancellation(signal: AbortSignal) {
  return {
    get isCancellationRequested() {
      return signal.aborted;
    },
    onCancellationRequested: (listener: (event: unknown) => void) => {
      signal.addEventListener('abort', listener);
      return { dispose: () => signal.removeEventListener('abort', listener) };
    },
  };
}
