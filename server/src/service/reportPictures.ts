import { PICTURE_SCHEME, type PictureFile, readPicture } from '../export/pictureFile';
import type { KnownImage } from '../layout/flow';
import { soleImage } from '../report/markdown';
import type { Report } from '../report/report';

/** Gives the bytes of a picture by its target in the Markdown, or undefined when there is no such file. */
export type PictureLoader = (target: string) => Promise<Uint8Array | undefined>;

/** Largest picture that is taken into a document, in bytes. */
const LARGEST_PICTURE = 32 * 1024 * 1024;

/** The targets of a report's pictures, each once. */
function pictureTargets(report: Report): string[] {
  const targets = new Set<string>();
  for (const { block } of report.blocks) {
    const image = block.kind === 'image' ? soleImage(block.source) : undefined;
    if (image) targets.add(image.target);
  }
  return [...targets];
}

/**
 * A picture that stands beside the report, by what its bytes say it is. Only relative targets are asked for: an address
 * elsewhere would mean a network, and a path from the root has no place in a report that is passed on.
 */
export async function loadPicture(target: string, load: PictureLoader): Promise<PictureFile | undefined> {
  if (!isRelative(target)) return undefined;
  const bytes = await load(target);
  return bytes && bytes.length <= LARGEST_PICTURE ? readPicture(bytes) : undefined;
}

function isRelative(target: string): boolean {
  return (
    target !== '' && !/^(?:[a-z][a-z0-9+.-]*:|[\\/])/i.test(target) && !target.includes('\\') && !target.includes('\0')
  );
}

/** A picture under a name made from its bytes, by which pages refer to it and readers keep it. */
export interface NamedPicture {
  readonly id: string;
  readonly file: PictureFile;
}

/** The pictures of one open report: read when its pages are first asked for and kept until their files change. */
export class ReportPictures {
  /** By target; null where there is no picture, so that it is not looked for at each keystroke. */
  readonly #known = new Map<string, NamedPicture | null>();
  #images: ReadonlyMap<string, KnownImage> = new Map();

  /** Sizes and addresses for the layout; the same object while nothing changes. */
  get images(): ReadonlyMap<string, KnownImage> {
    return this.#images;
  }

  /** The pictures by their names. */
  byId(): Map<string, PictureFile> {
    const files = new Map<string, PictureFile>();
    for (const picture of this.#known.values()) if (picture) files.set(picture.id, picture.file);
    return files;
  }

  /** Reads the pictures of the report that are not known yet. Says whether any came. */
  async load(report: Report, load: PictureLoader): Promise<boolean> {
    let changed = false;
    for (const target of pictureTargets(report)) {
      if (this.#known.has(target)) continue;
      const file = await loadPicture(target, load);
      this.#known.set(target, file ? { id: idOf(file.bytes), file } : null);
      changed ||= file !== undefined;
    }
    if (changed) this.#update();
    return changed;
  }

  /** Forgets the pictures whose target passes the test. Says whether there were any. */
  forget(isChanged: (target: string) => boolean): boolean {
    const gone = [...this.#known.keys()].filter(isChanged);
    for (const target of gone) this.#known.delete(target);
    if (gone.length > 0) this.#update();
    return gone.length > 0;
  }

  #update(): void {
    const images = new Map<string, KnownImage>();
    for (const [target, picture] of this.#known) {
      if (!picture) continue;
      const { width, height } = picture.file;
      images.set(target, { width, height, href: PICTURE_SCHEME + picture.id });
    }
    this.#images = images;
  }
}

/** A name for bytes: their length and a hash of them. */
function idOf(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  let second = 0x9e3779b1;
  for (const byte of bytes) {
    hash = Math.imul(hash ^ byte, 0x01000193);
    second = Math.imul(second ^ byte ^ (hash >>> 13), 0x85ebca6b);
  }
  return [bytes.length, hash >>> 0, second >>> 0].map((each) => each.toString(36)).join('-');
}
