import type { ImportedRun } from '../importedDocument';
import { runTraits, type Style, type StyleSheet, under } from './styles';
import { allText, child, children, isOn, settingOf, type XmlNode } from './xml';

/** What reading the runs of a paragraph needs from outside it. */
export interface RunContext {
  readonly styles: StyleSheet;
  /** Says once that something could not be taken over. */
  note(text: string): void;
  /** The label of a note. */
  footnote(kind: 'footnote' | 'endnote', id: string): string;
  /** The number of the picture behind a relationship, or undefined when there is none that can be taken over. */
  picture(relationship: string): number | undefined;
}

export interface ParagraphContent {
  readonly runs: readonly ImportedRun[];
  readonly pictures: readonly { readonly number: number; readonly alternative: string }[];
  /** Contents of text boxes. */
  readonly boxes: readonly XmlNode[];
  /** Points of the largest characters, or 0 when no run says. */
  readonly size: number;
  /** Whether all of it is red. */
  readonly isRed: boolean;
}

/** Elements around runs that have no meaning of their own here. */
const TRANSPARENT = new Set([
  'w:hyperlink',
  'w:ins',
  'w:moveTo',
  'w:smartTag',
  'w:customXml',
  'w:fldSimple',
  'w:sdtContent',
  'w:bdo',
  'w:dir',
  'w:rubyBase',
]);

/** Reads the runs of a `w:p`. */
export function readRuns(paragraph: XmlNode, style: Style | undefined, context: RunContext): ParagraphContent {
  const runs: ImportedRun[] = [];
  const pictures: { number: number; alternative: string }[] = [];
  const boxes: XmlNode[] = [];
  let size = 0;
  let reds = 0;
  let others = 0;
  /** Fields within one another; the instruction of each stands before its result. */
  const fields: { isInstruction: boolean }[] = [];

  const addText = (text: string, bold: boolean) => {
    const last = runs[runs.length - 1];
    if (last?.kind === 'text' && last.bold === bold) runs[runs.length - 1] = { ...last, text: last.text + text };
    else if (text !== '') runs.push({ kind: 'text', text, bold });
  };
  const walk = (nodes: readonly XmlNode[]) => {
    for (const node of nodes) {
      if (node.name === 'w:r') readRun(node);
      else if (TRANSPARENT.has(node.name)) walk(node.children);
      else if (node.name === 'w:sdt') walk(children(node, 'w:sdtContent'));
      else if (node.name === 'w:ruby') walk(children(node, 'w:rubyBase'));
      else if (node.name === 'mc:AlternateContent') walkAlternate(node);
      else if (node.name === 'm:oMath' || node.name === 'm:oMathPara') addText(mathText(node), false);
    }
  };
  /** Both branches show the same; the second is for older programs. */
  const walkAlternate = (node: XmlNode) => {
    const branch = child(node, 'mc:Choice') ?? child(node, 'mc:Fallback');
    for (const one of branch?.children ?? []) readObject(one);
    walk(branch?.children ?? []);
  };
  const readObject = (node: XmlNode) => {
    if (node.name !== 'w:drawing' && node.name !== 'w:pict' && node.name !== 'w:object') return;
    const found = contentsOf(node);
    boxes.push(...found.boxes);
    for (const id of found.pictures) {
      const number = context.picture(id);
      if (number === undefined) context.note('有的图片格式无法导入（如 EMF、WMF 矢量图）。');
      else pictures.push({ number, alternative: found.alternative });
    }
    if (node.name === 'w:object') context.note('嵌入的对象（如 Excel 表格）没有导入。');
  };
  const readRun = (run: XmlNode) => {
    const properties = child(run, 'w:rPr');
    if (isOn(properties, 'w:vanish')) return;
    const character = context.styles.run(settingOf(properties, 'w:rStyle'));
    const traits = under(runTraits(properties), character, style, context.styles.base);
    const bold = traits.bold === true && !isHeadingStyle(style);
    for (const node of run.children) {
      if (node.name === 'w:fldChar') readField(node);
      const text = fields.at(-1)?.isInstruction ? '' : textOf(node);
      if (text !== '') {
        addText(text, bold);
        if (text.trim() !== '') {
          size = Math.max(size, traits.size ?? 0);
          if (traits.isRed) reds++;
          else others++;
        }
      } else if (node.name === 'w:footnoteReference' || node.name === 'w:endnoteReference') {
        const kind = node.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
        runs.push({ kind: 'note', label: context.footnote(kind, node.attributes['w:id'] ?? '') });
      } else if (node.name === 'mc:AlternateContent') walkAlternate(node);
      else if (node.name === 'w:ruby') walk(children(node, 'w:rubyBase'));
      else readObject(node);
    }
  };
  const readField = (node: XmlNode) => {
    const type = node.attributes['w:fldCharType'];
    if (type === 'begin') fields.push({ isInstruction: true });
    else if (type === 'end') fields.pop();
    else if (type === 'separate') {
      const field = fields.at(-1);
      if (field) field.isInstruction = false;
    }
  };

  walk(paragraph.children);
  return { runs, pictures, boxes, size, isRed: reds > 0 && others === 0 };
}

/** Headings and titles are bold as a whole by their style; that is their look and no emphasis. */
function isHeadingStyle(style: Style | undefined): boolean {
  return style !== undefined && /^(?:title|subtitle|标题|heading|副标题)/.test(style.name);
}

function textOf(node: XmlNode): string {
  switch (node.name) {
    case 'w:t':
      return allText(node);
    case 'w:tab':
    case 'w:ptab':
      return '\t';
    case 'w:br':
      return node.attributes['w:type'] === 'page' || node.attributes['w:type'] === 'column' ? '' : '\n';
    case 'w:cr':
      return '\n';
    case 'w:noBreakHyphen':
      return '-';
    case 'w:sym':
      return symbol(node.attributes['w:font'] ?? '', node.attributes['w:char'] ?? '');
    default:
      return '';
  }
}

/** Symbols of Wingdings that forms use, by their code: ballot boxes and ticks. */
const WINGDINGS: Readonly<Record<number, string>> = { 111: '□', 168: '□', 254: '☑', 253: '☒', 252: '√', 251: '×' };

function symbol(font: string, code: string): string {
  const value = Number.parseInt(code, 16);
  if (!Number.isFinite(value)) return '';
  if (/wingdings/i.test(font)) return WINGDINGS[value & 0xff] ?? '';
  // Symbol fonts hide their characters in the private area; others mean what they say.
  if (value >= 0xf000 && value <= 0xf0ff) return String.fromCharCode(value & 0xff);
  return value > 0 && value < 0xd800 ? String.fromCharCode(value) : '';
}

function mathText(node: XmlNode): string {
  if (node.name === 'm:t') return allText(node);
  return node.children.map(mathText).join('');
}

interface Contents {
  readonly boxes: XmlNode[];
  readonly pictures: string[];
  alternative: string;
}

/** Text boxes and pictures within a drawing, in order; what a box holds is read with it and not looked into here. */
function contentsOf(drawing: XmlNode): Contents {
  const found: Contents = { boxes: [], pictures: [], alternative: '' };
  const look = (node: XmlNode) => {
    if (node.name === 'w:txbxContent') {
      found.boxes.push(node);
      return;
    }
    if (node.name === 'a:blip') found.pictures.push(node.attributes['r:embed'] ?? '');
    else if (node.name === 'v:imagedata') found.pictures.push(node.attributes['r:id'] ?? '');
    else if (node.name === 'wp:docPr') found.alternative ||= node.attributes.descr ?? '';
    if (node.name === 'mc:AlternateContent') {
      const branch = child(node, 'mc:Choice') ?? child(node, 'mc:Fallback');
      for (const one of branch?.children ?? []) look(one);
    } else for (const one of node.children) look(one);
  };
  look(drawing);
  return found;
}
