import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { knowledgeData } from 'baogao:knowledge';
import { todayByClock } from './lsp/host';
import { startServer } from './lsp/server';

// A worker reads no files; the client does it for the server. Its global scope sends and receives like a Worker.
const scope = self as unknown as Worker;
startServer(createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)), knowledgeData, {
  today: todayByClock,
  readTextFile: async () => undefined,
});
