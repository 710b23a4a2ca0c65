import { advice, step } from './console.mjs';
import { findProgram, run } from './process.mjs';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];
const MAC_BROWSERS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/**
 * Debian packages with the open fonts that the tests print with: one pair for the workbench and the Traditional
 * script, and the Song and Kai faces of GB 2312. Without them every Chinese sign on the screenshots is a box.
 */
const FONT_PACKAGES = ['fonts-noto-cjk', 'fonts-arphic-gbsn00lp', 'fonts-arphic-gkai00mp'];

/**
 * Debian packages by which Word files are printed in the tests: LibreOffice without its windows, the reader of PDF text,
 * and the one font whose digits are as wide as those of 仿宋.
 */
const PRINT_PACKAGES = ['libreoffice-writer-nogui', 'poppler-utils', 'fonts-arphic-gbsn00lp'];

/** The path of a Chromium, Chrome or Edge on this machine; CHROMIUM in the environment wins. */
export function findBrowser() {
  const wanted = process.env.CHROMIUM;
  return findProgram([...(wanted ? [wanted] : []), ...BROWSERS, ...MAC_BROWSERS]);
}

/** Makes sure that a browser and the fonts of the tests are there; installs them on Debian where we may. */
export async function ensureBrowserAndFonts() {
  const missing = [];
  if (!findBrowser()) missing.push('chromium');
  if (process.platform === 'linux') missing.push(...(await missingFonts()));
  if (missing.length > 0) await installDebianPackages(missing);
  const browser = findBrowser();
  if (browser) return browser;
  throw advice(
    '找不到 Chromium、Chrome 或 Edge。请安装其中之一，或用环境变量 CHROMIUM 指明路径。',
    'No Chromium, Chrome or Edge found. Install one, or name its path in the environment variable CHROMIUM.',
  );
}

/**
 * Installs LibreOffice and what belongs to it where we may. Says why Word files cannot be printed here, or undefined when
 * they can; a machine without it is no reason to fail.
 */
export async function ensurePrinting() {
  const programs = ['soffice', 'pdftotext'].filter((name) => !findProgram([name]));
  if (process.platform !== 'linux') return programs.length > 0 ? `没有 ${programs.join('、')}` : undefined;
  const names = await missingPackages(PRINT_PACKAGES);
  // LibreOffice may have come from elsewhere than its package.
  const wanted = names.filter((name) => name !== 'libreoffice-writer-nogui' || programs.includes('soffice'));
  if (wanted.length === 0) return undefined;
  try {
    await installDebianPackages(wanted);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const missing = await missingPackages(wanted);
  return missing.length > 0 ? `没有安装 ${missing.join('、')}` : undefined;
}

function missingFonts() {
  return missingPackages(FONT_PACKAGES);
}

async function missingPackages(names) {
  if (!findProgram(['dpkg-query'])) return [];
  const missing = [];
  for (const name of names) {
    const { code, output } = await run('dpkg-query', ['-W', '-f', '$' + '{Status}', name], { quiet: true });
    if (code !== 0 || !output.includes('install ok installed')) missing.push(name);
  }
  return missing;
}

async function installDebianPackages(names) {
  const list = names.join(' ');
  const prefix = await rightsToInstall();
  if (!prefix) {
    if (names.includes('chromium')) {
      throw advice(
        `测试需要这些软件包，但无权安装，请先运行：sudo apt-get install -y ${list}`,
        `The tests need these packages and may not install them here; run the command above first.`,
      );
    }
    step(
      `缺少字体，截图中的汉字可能显示为方框：sudo apt-get install -y ${list}`,
      'Fonts are missing; screenshots may show boxes',
    );
    return;
  }
  step(`正在安装系统软件包：${list}`, 'Installing system packages');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const [program, ...args] = [...prefix, 'apt-get'];
  await run(program, [...args, 'update', '-q'], { quiet: true, env });
  const { code, output } = await run(program, [...args, 'install', '-y', '-q', '--no-install-recommends', ...names], {
    quiet: true,
    env,
  });
  if (code !== 0) throw advice(`软件包安装失败：\n${output.trim().slice(-2000)}`, `apt-get install ${list} failed.`);
}

async function rightsToInstall() {
  if (process.platform !== 'linux' || !findProgram(['apt-get'])) return undefined;
  if (process.getuid?.() === 0) return [];
  if (!findProgram(['sudo'])) return undefined;
  const { code } = await run('sudo', ['-n', 'true'], { quiet: true });
  return code === 0 ? ['sudo', '-n'] : undefined;
}
