import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isImportError } from '../import/importedDocument';
import { importDraft } from '../service/importDraft';
import { documentTools } from './documentTools';
import { UsageError } from './files';

export interface ImportOptions {
  readonly output?: string;
}

/** `baogao import`: a clean draft from a Word file, a web page or plain text, beside it or at `--output`. */
export async function importCommand(file: string, options: ImportOptions): Promise<number> {
  const { dir, name, ext } = path.parse(file);
  if (/^\.(?:md|markdown)$/i.test(ext)) throw new UsageError(`“${file}”已经是 Markdown。`);
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(error.code === 'ENOENT' ? `找不到“${file}”。` : `读不了“${file}”：${error.message}`);
  });
  const target = options.output ?? path.join(dir, `${name}.md`);
  // Without --output nobody said that an existing draft may go.
  if (options.output === undefined && (await exists(target))) {
    throw new UsageError(`“${target}”已经存在，请用 --output 指定另一个文件。`);
  }
  const folder = `${path.parse(target).name}-图片`;
  const draft = await importDraft({ bytes }, documentTools, folder).catch((error: unknown) => {
    throw isImportError(error) ? new UsageError(`“${file}”：${error.message}`) : error;
  });
  try {
    await writeFile(target, draft.markdown);
    for (const picture of draft.pictures) {
      const place = path.join(path.dirname(target), picture.path);
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(place, picture.bytes);
    }
  } catch (error) {
    throw new UsageError(`写不了“${target}”：${(error as Error).message}`);
  }
  for (const note of draft.notes) process.stderr.write(`baogao: ${file}: ${note}\n`);
  const pictures = draft.pictures.length > 0 ? `，${draft.pictures.length} 张图片` : '';
  process.stdout.write(`${target}: ${draft.markdown.length} 字符${pictures}\n`);
  return 0;
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
