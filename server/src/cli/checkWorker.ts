import { parentPort, workerData } from 'node:worker_threads';
import type { KnowledgeData } from '../knowledge/loadKnowledge';
import {
  type CheckAnswer,
  type CheckRequest,
  FileChecker,
  failureLine,
  type RunOptions,
  type ScanResult,
} from './fileChecker';

/** What the main thread asks of a worker; one request at a time. */
export type WorkerRequest =
  | { readonly kind: 'scan'; readonly file: string }
  | { readonly kind: 'check'; readonly request: CheckRequest };

/** What a worker says: that it has started, what it found, or why a file has no result. */
export type WorkerAnswer =
  | { readonly kind: 'started' }
  | { readonly kind: 'scanned'; readonly result: ScanResult }
  | { readonly kind: 'checked'; readonly answer: CheckAnswer }
  | { readonly kind: 'failed'; readonly message: string };

/** Answers the requests of the main thread until it ends this worker. */
export function serveChecks(builtIn: KnowledgeData): void {
  const port = parentPort;
  if (!port) return;
  const checker = new FileChecker(builtIn, workerData as RunOptions);
  const say = (answer: WorkerAnswer) => port.postMessage(answer);
  port.on('message', (request: WorkerRequest) => {
    void answerTo(checker, request).then(say);
  });
  say({ kind: 'started' });
}

/** The answer to a request; what goes wrong with a file becomes a part of it. */
export async function answerTo(checker: FileChecker, request: WorkerRequest): Promise<WorkerAnswer> {
  const file = request.kind === 'scan' ? request.file : request.request.file;
  try {
    if (request.kind === 'scan') return { kind: 'scanned', result: await checker.scan(file) };
    return { kind: 'checked', answer: await checker.check(request.request) };
  } catch (error) {
    return { kind: 'failed', message: failureLine(file, error) };
  }
}
