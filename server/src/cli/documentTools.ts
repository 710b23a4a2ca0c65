import type { DocumentTools } from '../lsp/host';
import { UsageError } from './files';

/** What reads and writes Word files, from the file beside this one. Throws a `UsageError` when it is not there. */
export async function documentTools(): Promise<DocumentTools> {
  try {
    return await import('../documentTools');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'MODULE_NOT_FOUND' && code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UsageError('读写 Word 文件要用 export.js，请把它与 cli.js 放在同一个文件夹。');
  }
}
