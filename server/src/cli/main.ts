import { knowledgeData } from 'baogao:knowledge';
import { isMainThread } from 'node:worker_threads';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type CalendarDate, parseDate } from '../text/date';
import { type CheckOptions, checkCommand } from './checkCommand';
import { serveChecks } from './checkWorker';
import { type ExportOptions, exportCommand } from './exportCommand';
import { UsageError } from './files';
import { type FixOptions, fixCommand } from './fixCommand';
import { type ImportOptions, importCommand } from './importCommand';
import { type MergeOptions, mergeCommand } from './mergeCommand';
import { renderCommand } from './renderCommand';
import { rulesCommand } from './rulesCommand';
import type { SharedOptions } from './setup';
import { readShard } from './shard';

declare const BAOGAO_VERSION: string;

/** Exit code for wrong usage and files that cannot be read or written. */
const USAGE_ERROR = 2;

function readDate(text: string): CalendarDate {
  const date = parseDate(text, 'end');
  if (!date) throw new InvalidArgumentError('应为日期，如 2026-03-05。');
  return date;
}

function readCount(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('应为正整数。');
  return Number(text);
}

function readSeconds(text: string): number {
  const seconds = /^\d{1,6}(?:\.\d+)?$/.test(text) ? Number(text) : 0;
  if (seconds <= 0) throw new InvalidArgumentError('应为秒数，如 60。');
  return seconds;
}

function createProgram(): Command {
  const program = new Command('baogao')
    .description('检查、修复和排版用 Markdown 写的公文报告')
    .version(BAOGAO_VERSION, '-V, --version', '显示版本号')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand(false)
    .exitOverride()
    .showSuggestionAfterError();
  const type = () => new Option('--type <文种>', '按此文种检查（标识或名称，如 self-inspection、自查报告）');
  const asOf = () => new Option('--as-of <日期>', '按此日期判断提法，如 2026-03-05').argParser(readDate);
  const failOn = () =>
    new Option('--fail-on <级别>', '有此级别及以上的问题时退出码为 1')
      .choices(['error', 'warning', 'information', 'never'])
      .default('warning');
  const config = () => new Option('--config <文件>', '用此 baogao.yaml，不再逐级查找');

  program
    .command('check')
    .description('检查报告；路径可以是文件、文件夹（其中的 .md）或通配（如 "2025/**/*.md"）')
    .argument('<路径...>')
    .addOption(
      new Option('--format <格式>', '输出格式').choices(['pretty', 'json', 'sarif', 'github']).default('pretty'),
    )
    .addOption(type())
    .addOption(asOf())
    .addOption(config())
    .addOption(failOn())
    .option('--output <文件>', '输出到此文件；默认为标准输出')
    .addOption(new Option('--jobs <个数>', '同时检查的线程数；默认随处理器核数').argParser(readCount))
    .addOption(new Option('--shard <第几份/共几份>', '只检查其中一份，如 2/8；各份用 merge 合并').argParser(readShard))
    .option('--journal <文件>', '记下查完的文件；中断后再查，没有变化的沿用上次的结果')
    .addOption(new Option('--time-limit <秒>', '一个文件最多查多久；默认 120').argParser(readSeconds))
    .option('--last-year <文件>', '与上年的这份报告对照：漏改的年份、照搬的段落、引错的数据')
    .option('--no-compare', '不与同一次检查的其他报告比较')
    .option('--progress', '在标准错误上显示进度；终端上默认显示')
    .option('--no-progress', '不显示进度')
    .action(async (paths: string[], options: CheckOptions) => {
      process.exitCode = await checkCommand(knowledgeData, __filename, paths, options);
    });
  program
    .command('merge')
    .description('把 check --shard 各份的输出（JSON 或 SARIF）合并成一次检查的输出')
    .argument('<文件...>')
    .option('--output <文件>', '输出到此文件；默认为标准输出')
    .addOption(failOn())
    .action(async (files: string[], options: MergeOptions) => {
      process.exitCode = await mergeCommand(files, options);
    });
  program
    .command('fix')
    .description('修复不改变意思的问题（标点、序号样式等）')
    .argument('<路径...>')
    .option('--unsafe', '连同需要确认的修复一起做')
    .option('--dry-run', '只显示要改什么，不写文件')
    .addOption(type())
    .addOption(asOf())
    .addOption(config())
    .action(async (paths: string[], options: FixOptions) => {
      process.exitCode = await fixCommand(knowledgeData, paths, options);
    });
  program
    .command('export')
    .description('按版式输出报告，或输出勘误表')
    .argument('<文件>')
    .addOption(
      new Option('--to <格式>', '输出格式；proof-sheet 为 DOCX 格式的勘误表')
        .choices(['docx', 'pdf', 'html', 'proof-sheet'])
        .makeOptionMandatory(),
    )
    .option('--with-findings', '把查出的问题作为批注写进 DOCX')
    .option('--output <文件>', '输出到此文件；默认与报告同名')
    .addOption(type())
    .addOption(asOf())
    .addOption(config())
    .action(async (file: string, options: ExportOptions) => {
      process.exitCode = await exportCommand(knowledgeData, file, options);
    });
  program
    .command('import')
    .description('把 Word（.docx）、网页或纯文本文件变成整洁的 Markdown 稿')
    .argument('<文件>')
    .option('--output <文件>', '输出到此文件；默认与原文件同名，扩展名为 .md')
    .action(async (file: string, options: ImportOptions) => {
      process.exitCode = await importCommand(file, options);
    });
  program
    .command('render')
    .description('以 JSON 显示排好的页和行')
    .argument('<文件>')
    .option('--pages', '显示各页各行的文字和出处', true)
    .addOption(config())
    .action(async (file: string, options: SharedOptions) => {
      process.exitCode = await renderCommand(knowledgeData, file, options);
    });
  program
    .command('rules')
    .description('列出全部规则')
    .option('--json', '以 JSON 显示')
    .action((options: { json?: boolean }) => {
      rulesCommand(options);
    });
  program
    .command('lsp')
    .description('启动语言服务器，供其他编辑器使用')
    .option('--stdio', '经标准输入输出通信')
    .allowUnknownOption()
    .action(async () => {
      // The server is loaded only here, so that the other commands start fast.
      await import('../main');
    });
  return program;
}

async function main(): Promise<void> {
  try {
    await createProgram().parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : USAGE_ERROR;
    else if (error instanceof UsageError) {
      process.stderr.write(`baogao: ${error.message}\n`);
      process.exitCode = USAGE_ERROR;
    } else throw error;
  }
}

// A worker is a second copy of this very file, so that one file is all there is to ship.
if (isMainThread) void main();
else serveChecks(knowledgeData);
