import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { advice } from './console.mjs';

/** The folder of the project. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Options of mocha. By itself it would leave one processor to the process that only waits for the others. */
export const ON_ALL_PROCESSORS = ['--parallel', '--jobs', String(availableParallelism())];

/** Runs a program to its end and returns its exit code; its output goes to ours unless `quiet`, then it is returned. */
export function run(program, args, { cwd = ROOT, env = process.env, quiet = false, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      shell,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    let output = '';
    const keep = (part) => {
      output += part;
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, output }));
  });
}

/** Runs npm, the one that runs us if there is one. */
export function npm(args, options = {}) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args], options);
  const windows = process.platform === 'win32';
  return run(windows ? 'npm.cmd' : 'npm', args, { ...options, shell: windows });
}

/** Runs npm quietly and fails with its output when it fails. */
export async function npmOrFail(args, options, chinese, english) {
  const { code, output } = await npm(args, { ...options, quiet: true });
  if (code !== 0) throw advice(`${chinese}\n${output.trim()}`, `${english} (npm ${args[0]} exited with ${code})`);
}

/** The first of the names that is an executable file in PATH (or is itself the path of one). */
export function findProgram(names) {
  const endings = process.platform === 'win32' ? ['.cmd', '.exe', ''] : [''];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  for (const name of names) {
    const places = path.isAbsolute(name) ? [name] : folders.map((folder) => path.join(folder, name));
    for (const place of places) {
      for (const ending of endings) if (isExecutable(place + ending)) return place + ending;
    }
  }
  return undefined;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return existsSync(file) && statSync(file).isFile();
  } catch {
    return false;
  }
}
