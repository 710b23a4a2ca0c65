import { knowledgeData } from 'baogao:knowledge';
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { todayByClock } from './lsp/host';
import { startServer } from './lsp/server';

// A worker reads no files; the client does it for the server. Its global scope sends and receives like a Worker.
const scope = self as unknown as Worker;
startServer(createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)), knowledgeData, {
  today: todayByClock,
  clock: () => performance.now(),
  readTextFile: async () => undefined,
  readFile: async () => undefined,
  // A worker has no files beside it, so the tools are in its bundle; they are set up when first asked for.
  documentTools: () => import('./documentTools'),
});
