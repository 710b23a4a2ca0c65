import { Parser } from 'htmlparser2';
import { ImportError } from '../importedDocument';

/** An element, its name with the usual prefix of its namespace (`w:p`), or a text, whose name is empty. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

/** The namespaces that matter, transitional and strict, by the prefix used for them here. */
const NAMESPACES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': '',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://schemas.openxmlformats.org/package/2006/metadata/core-properties': 'cp',
  'http://purl.org/dc/elements/1.1/': 'dc',
};
/** Elements within one another; Word itself stays far below. */
const DEEPEST = 400;
const MOST_NODES = 6_000_000;
const DAMAGED = '文件已损坏，打不开。';

interface OpenNode extends XmlNode {
  readonly children: XmlNode[];
  /** Where its tag begins in the text. */
  readonly place: number;
}

/**
 * Parses a part of the package. Throws an `ImportError` for what is not well-formed, has a document type (no Office file
 * has one, and entities are how XML bombs are made), or is deeper or larger than any document.
 */
export function parseXml(bytes: Uint8Array): XmlNode {
  const root: OpenNode = { name: '', attributes: {}, children: [], text: '', place: 0 };
  const open: OpenNode[] = [root];
  const scopes: Readonly<Record<string, string>>[] = [{}];
  let count = 0;
  const add = (node: XmlNode) => {
    if (++count > MOST_NODES) throw new ImportError('文件太大，不像报告。');
    open[open.length - 1]?.children.push(node);
  };
  const parser = new Parser(
    {
      onopentag(raw, given) {
        if (open.length > DEEPEST) throw new ImportError(DAMAGED);
        const scope = declared(scopes[scopes.length - 1] ?? {}, given);
        const attributes: Record<string, string> = {};
        for (const [key, value] of Object.entries(given)) {
          if (key.startsWith('xmlns')) continue;
          attributes[key.includes(':') ? canonical(key, scope) : key] = value;
        }
        const node = { name: canonical(raw, scope), attributes, children: [], text: '', place: parser.startIndex };
        add(node);
        open.push(node);
        scopes.push(scope);
      },
      ontext(text) {
        if (open.length > 1) add({ name: '', attributes: {}, children: [], text });
      },
      onclosetag(_, isImplied) {
        // In XML nothing closes by itself but `<a/>`, which ends where it begins.
        const closed = open.pop();
        scopes.pop();
        if (!closed || (isImplied && closed.place !== parser.startIndex)) throw new ImportError(DAMAGED);
      },
      onprocessinginstruction(name) {
        if (name.toLowerCase().startsWith('!doctype')) throw new ImportError('文件里有不该有的定义，已停止读取。');
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(decode(bytes));
  parser.end();
  const [top] = root.children;
  if (!top || root.children.length !== 1) throw new ImportError(DAMAGED);
  return top;
}

function declared(
  scope: Readonly<Record<string, string>>,
  attributes: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  let own: Record<string, string> | undefined;
  for (const [key, uri] of Object.entries(attributes)) {
    if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue;
    own ??= { ...scope };
    own[key === 'xmlns' ? '' : key.slice(6)] = Object.hasOwn(NAMESPACES, uri) ? (NAMESPACES[uri] ?? '') : `?${uri}`;
  }
  return own ?? scope;
}

function canonical(name: string, scope: Readonly<Record<string, string>>): string {
  const colon = name.indexOf(':');
  const written = colon < 0 ? '' : name.slice(0, colon);
  const prefix = Object.hasOwn(scope, written) ? scope[written] : written;
  const local = name.slice(colon + 1);
  return prefix ? `${prefix}:${local}` : local;
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** The first child of a name. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((one) => one.name === name);
}

/** All children of a name. */
export function children(node: XmlNode | undefined, name: string): XmlNode[] {
  return node?.children.filter((one) => one.name === name) ?? [];
}

/** The `w:val` of a child, or undefined. */
export function settingOf(node: XmlNode | undefined, name: string): string | undefined {
  return child(node, name)?.attributes['w:val'];
}

/** An on/off property: present without a value means on. */
export function isOn(node: XmlNode | undefined, name: string): boolean | undefined {
  const found = child(node, name);
  if (!found) return undefined;
  const value = found.attributes['w:val'];
  return value === undefined || !/^(?:0|false|off|none)$/.test(value);
}

/** All text below a node, in order. */
export function allText(node: XmlNode): string {
  if (node.name === '') return node.text;
  return node.children.map(allText).join('');
}
