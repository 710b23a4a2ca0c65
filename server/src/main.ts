import { knowledgeData } from 'baogao:knowledge';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './lsp/nodeHost';
import { startServer } from './lsp/server';

// The transport (ipc, stdio, pipe, socket) is taken from the arguments the client starts the process with.
startServer(createConnection(ProposedFeatures.all), knowledgeData, nodeHost);
