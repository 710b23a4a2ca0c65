import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** One page as LibreOffice prints it: its lines without blanks and without the page number. */
export type PrintedPage = readonly string[];

/** Whether LibreOffice Writer, pdftotext and the font of the tests are on this machine. */
export function canPrint(): boolean {
  const works = (program: string, args: readonly string[]) =>
    spawnSync(program, args, { stdio: 'ignore' }).status === 0;
  const fonts = spawnSync('fc-list', [':family=AR PL SungtiL GB'], { encoding: 'utf8' }).stdout ?? '';
  return works('soffice', ['--version']) && works('pdftotext', ['-v']) && fonts.trim() !== '';
}

/**
 * Prints a Word file with LibreOffice and reads the lines of its pages. What is printed is a copy made for LibreOffice 7,
 * which reads `overflowPunct` the wrong way round, knows no `autoSpaceDE`, and does not narrow the last character of a run
 * of one script. The exported file itself follows Word.
 */
export function print(docx: Uint8Array): PrintedPage[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'baogao-docx-'));
  try {
    writeFileSync(path.join(folder, 'paper.docx'), forLibreOffice(docx));
    convert(folder, 'paper.docx', 'fodt');
    const document = path.join(folder, 'paper.fodt');
    const xml = readFileSync(document, 'utf8');
    writeFileSync(document, withWordHabits(xml));
    convert(folder, 'paper.fodt', 'pdf');
    run('pdftotext', ['-raw', path.join(folder, 'paper.pdf'), path.join(folder, 'paper.txt')]);
    const keep = process.env.BAOGAO_KEEP;
    if (keep && existsSync(keep))
      writeFileSync(path.join(keep, 'paper.pdf'), readFileSync(path.join(folder, 'paper.pdf')));
    const text = readFileSync(path.join(folder, 'paper.txt'), 'utf8');
    return text.replace(/\f$/, '').split('\f').map(linesOf);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function linesOf(page: string): string[] {
  return page
    .split('\n')
    .map((line) => line.replace(/\s/g, ''))
    .filter((line) => line !== '' && !/^—\d+—$/.test(line));
}

function forLibreOffice(docx: Uint8Array): Uint8Array {
  const files = unzipSync(docx);
  const styles = files['word/styles.xml'];
  if (styles) {
    const inverted = strFromU8(styles).replaceAll('<w:overflowPunct w:val="0"/>', '<w:overflowPunct w:val="1"/>');
    files['word/styles.xml'] = strToU8(inverted);
  }
  return zipSync(files);
}

/** The document as LibreOffice would have it if it spaced characters as Word does. */
function withWordHabits(xml: string): string {
  return xml
    .replace(/style:text-autospace="[^"]*"/g, 'style:text-autospace="none"')
    .replaceAll('fo:letter-spacing="-0.0035in"', 'fo:letter-spacing="-0.0046in"');
}

function convert(folder: string, file: string, to: string): void {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  run('soffice', [profile, '--headless', '--convert-to', to, '--outdir', folder, path.join(folder, file)]);
}

function run(program: string, args: readonly string[]): void {
  const env = { ...process.env, FONTCONFIG_FILE: path.join(__dirname, 'fonts.conf') };
  const { status, stderr } = spawnSync(program, args, { env, encoding: 'utf8', timeout: 180_000 });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
}
