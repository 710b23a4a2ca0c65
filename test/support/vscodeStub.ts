import Module from 'node:module';

type Load = (request: string, ...rest: unknown[]) => unknown;

/** Loads a file of the client that asks for `vscode`, which only VS Code has; `stub` stands in for it. */
export function loadWithVscode<T>(file: string, stub: object): T {
  const loader = Module as unknown as { _load: Load };
  const original = loader._load;
  loader._load = (request, ...rest) => (request === 'vscode' ? stub : original(request, ...rest));
  try {
    return require(file) as T;
  } finally {
    loader._load = original;
  }
}
