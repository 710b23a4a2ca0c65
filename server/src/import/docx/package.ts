import { ImportError } from '../importedDocument';
import { children, parseXml, type XmlNode } from './xml';
import { ZipArchive } from './zip';

/** A relationship of a part: what it is, and the part it leads to within the archive. */
export interface Relationship {
  readonly type: string;
  readonly target: string;
}

const NOT_WORD = '这不是 Word 文件（.docx）。';

/** The parts of a Word file, read when asked for. */
export class WordPackage {
  readonly #archive: ZipArchive;
  /** The part with the text. */
  readonly main: string;

  /** Throws an `ImportError` for what is no Word file. */
  constructor(bytes: Uint8Array) {
    if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) {
      throw new ImportError(
        '这是旧的 .doc 或 .wps 文件，或者是加了密码的文件。请在 Word 或 WPS 中取消密码，另存为 .docx 后再导入。',
      );
    }
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new ImportError(NOT_WORD);
    this.#archive = new ZipArchive(bytes);
    const document = this.relationships('').find(({ type }) => type === 'officeDocument');
    this.main = document?.target ?? 'word/document.xml';
    if (!this.#archive.names.includes(this.main)) throw new ImportError(NOT_WORD);
  }

  part(name: string): XmlNode | undefined {
    const bytes = this.#archive.read(name);
    return bytes && parseXml(bytes);
  }

  bytes(name: string): Uint8Array | undefined {
    return this.#archive.read(name);
  }

  /** Relationships of a part by id; of the package for an empty name. Those that lead outside are left away. */
  relationshipsById(part: string): Map<string, Relationship> {
    const slash = part.lastIndexOf('/');
    const folder = part.slice(0, slash + 1);
    const node = this.part(`${folder}_rels/${part.slice(slash + 1)}.rels`);
    const found = new Map<string, Relationship>();
    for (const one of children(node, 'Relationship')) {
      const { Id: id, Type: type, Target: target, TargetMode: mode } = one.attributes;
      const resolved = mode === 'External' ? undefined : resolve(folder, target ?? '');
      if (id && resolved !== undefined) found.set(id, { type: type?.split('/').at(-1) ?? '', target: resolved });
    }
    return found;
  }

  relationships(part: string): Relationship[] {
    return [...this.relationshipsById(part).values()];
  }

  /** The part of a kind that the text refers to: styles, numbering, footnotes. */
  relatedToMain(type: string): XmlNode | undefined {
    const found = this.relationships(this.main).find((one) => one.type === type);
    return found && this.part(found.target);
  }
}

/** A target within the archive as its name there; undefined when it would lead out of it. */
function resolve(folder: string, target: string): string | undefined {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '');
  for (const step of target.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.join('/');
}
