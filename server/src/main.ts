import { knowledgeData } from 'baogao:knowledge';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { SoundFrames } from './lsp/nodeFrames';
import { nodeHost } from './lsp/nodeHost';
import { startServer } from './lsp/server';

// The transport (ipc, stdio, pipe, socket) is taken from the arguments the client starts the process with.
const connection = process.argv.includes('--stdio')
  ? createConnection(ProposedFeatures.all, process.stdin.pipe(new SoundFrames()), process.stdout)
  : createConnection(ProposedFeatures.all);
startServer(connection, knowledgeData, nodeHost);
