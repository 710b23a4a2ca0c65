import Module from 'node:module';

type Load = (request: string, ...rest: unknown[]) => unknown;

/** Runs `load` with `stub` standing in for `vscode`, which only VS Code has. */
export function withVscode<T>(stub: object, load: () => T): T {
  const loader = Module as unknown as { _load: Load };
  const original = loader._load;
  loader._load = (request, ...rest) => (request === 'vscode' ? stub : original(request, ...rest));
  try {
    return load();
  } finally {
    loader._load = original;
  }
}
