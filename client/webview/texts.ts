/** What the preview says to its user. */
export interface Texts {
  readonly toolbar: string;
  readonly pages: string;
  readonly pageList: string;
  readonly previousPage: string;
  readonly nextPage: string;
  readonly pageNumber: string;
  readonly ofPages: (count: number) => string;
  readonly page: (number: number, count: number) => string;
  readonly zoomOut: string;
  readonly zoomIn: string;
  readonly zoom: string;
  readonly fitWidth: string;
  readonly fitPage: string;
  readonly print: string;
  readonly fonts: string;
  readonly fontsMissing: string;
  readonly fontReplaced: (face: string, wanted: string, used: string) => string;
  readonly fontsHelp: string;
  readonly noFont: string;
  readonly findings: (count: number) => string;
  readonly waiting: string;
  readonly faces: Readonly<Record<string, string>>;
}

const SIMPLIFIED: Texts = {
  toolbar: '版面预览工具栏',
  pages: '版面预览',
  pageList: '页面列表',
  previousPage: '上一页',
  nextPage: '下一页',
  pageNumber: '页码',
  ofPages: (count) => `/ ${count} 页`,
  page: (number, count) => `第 ${number} 页，共 ${count} 页`,
  zoomOut: '缩小',
  zoomIn: '放大',
  zoom: '缩放',
  fitWidth: '适合宽度',
  fitPage: '整页',
  print: '导出、打印',
  fonts: '字体提示',
  fontsMissing: '以下字体没有安装，预览用其他字体代替；断行和分页不受影响。',
  fontReplaced: (face, wanted, used) => `${face}：没有“${wanted}”，用“${used}”代替`,
  fontsHelp:
    '仿宋、楷体、黑体、宋体随 Windows 和 WPS 提供，方正小标宋简体可向方正字库获取；Linux 上可安装 Fandol 或思源（Noto CJK）开源字体。',
  noFont: '系统默认字体',
  findings: (count) => `${count} 个问题`,
  waiting: '正在排版……',
  faces: { fangsong: '仿宋', kai: '楷体', hei: '黑体', xiaobiaosong: '小标宋', song: '宋体' },
};

const TRADITIONAL: Texts = {
  ...SIMPLIFIED,
  toolbar: '版面預覽工具列',
  pages: '版面預覽',
  pageList: '頁面清單',
  previousPage: '上一頁',
  nextPage: '下一頁',
  pageNumber: '頁碼',
  ofPages: (count) => `/ ${count} 頁`,
  page: (number, count) => `第 ${number} 頁，共 ${count} 頁`,
  zoomOut: '縮小',
  zoomIn: '放大',
  zoom: '縮放',
  fitWidth: '符合寬度',
  fitPage: '整頁',
  print: '匯出、列印',
  fonts: '字型提示',
  fontsMissing: '以下字型沒有安裝，預覽以其他字型代替；斷行和分頁不受影響。',
  fontReplaced: (face, wanted, used) => `${face}：沒有「${wanted}」，以「${used}」代替`,
  fontsHelp:
    '仿宋、楷體、黑體、宋體隨 Windows 和 WPS 提供，方正小標宋簡體可向方正字庫取得；Linux 上可安裝 Fandol 或思源（Noto CJK）開源字型。',
  noFont: '系統預設字型',
  findings: (count) => `${count} 個問題`,
  waiting: '正在排版……',
  faces: { fangsong: '仿宋', kai: '楷體', hei: '黑體', xiaobiaosong: '小標宋', song: '宋體' },
};

const ENGLISH: Texts = {
  toolbar: 'Preview toolbar',
  pages: 'Printed pages',
  pageList: 'Page list',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  pageNumber: 'Page number',
  ofPages: (count) => `of ${count}`,
  page: (number, count) => `Page ${number} of ${count}`,
  zoomOut: 'Zoom out',
  zoomIn: 'Zoom in',
  zoom: 'Zoom',
  fitWidth: 'Fit width',
  fitPage: 'Whole page',
  print: 'Export or print',
  fonts: 'Fonts',
  fontsMissing: 'These fonts are not installed; others stand in for them. Line and page breaks stay the same.',
  fontReplaced: (face, wanted, used) => `${face}: “${wanted}” is missing, “${used}” is used`,
  fontsHelp:
    'FangSong, KaiTi, SimHei and SimSun come with Windows and WPS, FZXiaoBiaoSong from FounderType; on Linux install the open Fandol or Noto CJK fonts.',
  noFont: 'the system’s default font',
  findings: (count) => (count === 1 ? '1 finding' : `${count} findings`),
  waiting: 'Typesetting…',
  faces: { fangsong: 'FangSong', kai: 'KaiTi', hei: 'HeiTi', xiaobiaosong: 'XiaoBiaoSong', song: 'SongTi' },
};

/** The texts for a language as VS Code or the browser names it; Chinese users are never shown English. */
export function textsFor(language: string): Texts {
  const lower = language.toLowerCase();
  if (/^zh-(?:tw|hk|mo|hant)/.test(lower)) return TRADITIONAL;
  return lower.startsWith('zh') ? SIMPLIFIED : ENGLISH;
}
