import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { renderDocument } from '../export/html';
import type { KnowledgeData } from '../knowledge/loadKnowledge';
import { identifyProfile } from '../report/identify';
import { Report } from '../report/report';
import { layOutReport } from '../service/pages';
import { readReport, UsageError } from './files';
import { Setup, type SharedOptions } from './setup';

export interface ExportOptions extends SharedOptions {
  readonly to: 'html';
  readonly output?: string;
}

/** `baogao export`: writes the laid-out report beside its source, or to `--output`. */
export async function exportCommand(builtIn: KnowledgeData, file: string, options: ExportOptions): Promise<number> {
  const { state, settings } = await new Setup(builtIn, options).forFile(file);
  const report = Report.parse(await readReport(file));
  const format = identifyProfile(report, state.knowledge.profiles, settings.type)?.page;
  const paged = layOutReport(report, format, settings.page);
  const target = options.output ?? path.join(path.dirname(file), `${path.parse(file).name}.${options.to}`);
  await writeFile(target, renderDocument(paged)).catch((error: Error) => {
    throw new UsageError(`写不了“${target}”：${error.message}`);
  });
  process.stdout.write(`${target}: ${paged.pages.length} 页\n`);
  return 0;
}
