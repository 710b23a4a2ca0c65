import { fold } from '../text/script';
import type { FaceId } from './fontStacks';
import { internSpec, type PageFormat, type PageNumberStyle, type PageSpec, POINT, STANDARD_SPEC } from './pageSpec';

/**
 * What a user may set about the paper, in VS Code settings, in `baogao.yaml` or in the front matter's 页面; whatever is
 * missing stays as the standard says. Margins in millimetres, line pitch in points.
 */
export interface PageSettings {
  readonly format?: PageFormat;
  readonly marginTop?: number;
  readonly marginLeft?: number;
  readonly marginRight?: number;
  readonly marginBottom?: number;
  readonly linesPerPage?: number;
  readonly charsPerLine?: number;
  /** Points; without it the lines fill the 版心 evenly. */
  readonly linePitch?: number;
  readonly pageNumber?: PageNumberStyle;
  readonly latin?: PageSpec['latin'];
  readonly seal?: boolean;
  /** Diameter of the seals of a joint paper in millimetres. */
  readonly sealDiameter?: number;
  /** Whether the 发文机关标志 of a joint paper names the leading body alone. */
  readonly leadOnly?: boolean;
  /** Whether the attachments are bound apart from the paper. */
  readonly attachmentsApart?: boolean;
  /** Whether 7所 and 1720万元 stay on one line. */
  readonly keepsMeasures?: boolean;
  /** Whether headings 1. and （1） are bold, a local habit that the standard does not know. */
  readonly boldThirdLevel?: boolean;
  readonly fonts?: Readonly<Partial<Record<FaceId, string>>>;
}

/** A value of 页面 that could not be used; `key` as written. */
export interface PageProblem {
  readonly key: string;
  readonly message: string;
}

type Reader = (value: string) => PageSettings | undefined;

function number(name: keyof PageSettings, low: number, high: number, whole = false): Reader {
  return (value) => {
    const read = Number(value.replace(/(?:mm|毫米|磅|pt|行|字|字符)$/i, '').trim());
    const fits = value !== '' && read >= low && read <= high && (!whole || Number.isInteger(read));
    return fits ? { [name]: read } : undefined;
  };
}

function choice<Value>(name: keyof PageSettings, values: Readonly<Record<string, Value>>): Reader {
  return (value) => {
    const found = Object.hasOwn(values, value) ? values[value] : undefined;
    return found === undefined ? undefined : { [name]: found };
  };
}

function font(face: FaceId): Reader {
  return (value) => (/^[^"'\\;{}<>]{1,60}$/.test(value) ? { fonts: { [face]: value } } : undefined);
}

const YES_NO = { 是: true, 有: true, 否: false, 无: false, true: true, false: false, yes: true, no: false };

/** The keys of 页面 in the front matter and what each may hold; keys and values in Simplified script. */
const READERS: Readonly<Record<string, { readonly read: Reader; readonly expected: string }>> = {
  版式: {
    read: choice('format', {
      普通: 'plain',
      普通稿: 'plain',
      文件: 'document',
      红头: 'document',
      信函: 'letter',
      命令: 'order',
      令: 'order',
      纪要: 'minutes',
      plain: 'plain',
      document: 'document',
      letter: 'letter',
      order: 'order',
      minutes: 'minutes',
    } as const),
    expected: '普通稿、文件、信函、命令、纪要',
  },
  上边距: { read: number('marginTop', 10, 80), expected: '10～80（毫米）' },
  下边距: { read: number('marginBottom', 10, 80), expected: '10～80（毫米）' },
  左边距: { read: number('marginLeft', 10, 60), expected: '10～60（毫米）' },
  右边距: { read: number('marginRight', 10, 60), expected: '10～60（毫米）' },
  行数: { read: number('linesPerPage', 10, 40, true), expected: '10～40' },
  字数: { read: number('charsPerLine', 15, 45, true), expected: '15～45' },
  行距: { read: number('linePitch', 16, 60), expected: '16～60（磅）' },
  页码: {
    read: choice('pageNumber', { 外侧: 'outer', 居中: 'centre', 无: 'none', 不编: 'none' } as const),
    expected: '外侧、居中、无',
  },
  西文字体: {
    read: choice('latin', { 中文: 'chinese', 随中文: 'chinese', 'Times New Roman': 'times' } as const),
    expected: '随中文、Times New Roman',
  },
  印章: { read: choice('seal', YES_NO), expected: '有、无' },
  印章直径: { read: number('sealDiameter', 20, 60), expected: '20～60（毫米）' },
  联合标志: {
    read: choice('leadOnly', { 各机关: false, 主办机关: true } as const),
    expected: '各机关、主办机关',
  },
  附件另装: { read: choice('attachmentsApart', YES_NO), expected: '是、否' },
  数量不拆: { read: choice('keepsMeasures', YES_NO), expected: '是、否' },
  三级标题加粗: { read: choice('boldThirdLevel', YES_NO), expected: '是、否' },
  正文字体: { read: font('fangsong'), expected: '字体名称' },
  标题字体: { read: font('xiaobiaosong'), expected: '字体名称' },
  一级标题字体: { read: font('hei'), expected: '字体名称' },
  二级标题字体: { read: font('kai'), expected: '字体名称' },
  页码字体: { read: font('song'), expected: '字体名称' },
};

/** The keys 页面 understands, for completion and for messages. */
export const PAGE_KEYS: readonly string[] = Object.keys(READERS);

/** What each key of 页面 may hold, in the words of a message. */
export function expectedPageValue(key: string): string | undefined {
  return Object.hasOwn(READERS, fold(key)) ? READERS[fold(key)]?.expected : undefined;
}

/** Reads the map 页面 of the front matter as the YAML reader gives it. Never throws; what is wrong is named. */
export function readPageSettings(data: unknown): { settings: PageSettings; problems: readonly PageProblem[] } {
  const problems: PageProblem[] = [];
  let settings: PageSettings = {};
  if (typeof data !== 'object' || data === null) return { settings, problems };
  for (const [key, raw] of Object.entries(data)) {
    const reader = Object.hasOwn(READERS, fold(key).trim()) ? READERS[fold(key).trim()] : undefined;
    const value = typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : '';
    const read = reader?.read(fold(value).trim());
    if (!reader) problems.push({ key, message: `“页面”没有“${key}”这一项，可用：${PAGE_KEYS.join('、')}。` });
    else if (!read) problems.push({ key, message: `“${key}”的值“${value}”无效，应为：${reader.expected}。` });
    else settings = mergeSettings(settings, read);
  }
  return { settings, problems };
}

/** The later settings win; fonts are merged face by face. */
export function mergeSettings(...all: readonly (PageSettings | undefined)[]): PageSettings {
  let merged: PageSettings = {};
  for (const settings of all) {
    if (!settings) continue;
    merged = { ...merged, ...settings, fonts: { ...merged.fonts, ...settings.fonts } };
  }
  return merged;
}

/** The page spec that follows from settings; values that leave no room for text fall back to the standard's. */
export function pageSpecOf(settings: PageSettings, language: PageSpec['language'] = 'zh-CN'): PageSpec {
  const standard = STANDARD_SPEC;
  const margin = {
    top: within(settings.marginTop, 5, 100) ?? standard.margin.top,
    left: within(settings.marginLeft, 5, 70) ?? standard.margin.left,
    right: within(settings.marginRight, 5, 70) ?? standard.margin.right,
    bottom: within(settings.marginBottom, 5, 100) ?? standard.margin.bottom,
  };
  const height = standard.paper.height - margin.top - margin.bottom;
  const wanted = within(settings.linePitch, 12, 80);
  const givenLines = within(settings.linesPerPage, 5, 60);
  // A pitch that is given decides how many lines fit; a hair of tolerance lets 22 × 28.99 points fill 225 mm.
  const fitting = wanted === undefined ? standard.linesPerPage : Math.floor(height / (wanted * POINT) + 0.01);
  const linesPerPage = Math.max(1, Math.round(Math.min(givenLines ?? fitting, wanted === undefined ? 60 : fitting)));
  const linePitch = wanted === undefined ? height / linesPerPage : Math.min(wanted * POINT, height / linesPerPage);
  const fonts = { ...standard.fonts };
  for (const face of Object.keys(fonts) as FaceId[]) {
    const first = settings.fonts?.[face];
    if (first) fonts[face] = [first, ...standard.fonts[face].filter((family) => family !== first)];
  }
  const bold = settings.boldThirdLevel === true;
  return internSpec({
    ...standard,
    format: settings.format ?? standard.format,
    language,
    margin,
    linesPerPage,
    charsPerLine: Math.round(within(settings.charsPerLine, 10, 60) ?? standard.charsPerLine),
    linePitch,
    fonts,
    styles: { ...standard.styles, heading3: { ...standard.styles.heading3, bold } },
    latin: settings.latin ?? standard.latin,
    attachmentsApart: settings.attachmentsApart ?? standard.attachmentsApart,
    keepsMeasures: settings.keepsMeasures ?? standard.keepsMeasures,
    seal: settings.seal ?? standard.seal,
    seals: { ...standard.seals, diameter: within(settings.sealDiameter, 20, 60) ?? standard.seals.diameter },
    masthead: { ...standard.masthead, leadOnly: settings.leadOnly ?? standard.masthead.leadOnly },
    pageNumber: { ...standard.pageNumber, style: settings.pageNumber ?? standard.pageNumber.style },
  });
}

function within(value: number | undefined, low: number, high: number): number | undefined {
  return value !== undefined && Number.isFinite(value) && value >= low && value <= high ? value : undefined;
}
