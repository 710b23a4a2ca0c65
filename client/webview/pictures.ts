import type { PagePicture } from '../src/preview/messages';

/**
 * The report's pictures. They come once, apart from the pages, which refer to them by name; so a keystroke on a page with
 * a photograph does not send the photograph again.
 */
export class Pictures {
  readonly #urls = new Map<string, string>();

  add(pictures: readonly PagePicture[]): void {
    for (const { id, address } of pictures) {
      if (this.#urls.has(id)) continue;
      const blob = blobOf(address);
      if (blob) this.#urls.set(id, URL.createObjectURL(blob));
    }
  }

  /** Gives the images of a drawing their pictures. */
  fill(drawing: ParentNode): void {
    for (const image of drawing.querySelectorAll('image[data-picture]')) {
      const url = this.#urls.get(image.getAttribute('data-picture') ?? '');
      if (url) image.setAttribute('href', url);
    }
  }
}

function blobOf(address: string): Blob | undefined {
  const [, type, base64] = /^data:(image\/[a-z]+);base64,([A-Za-z0-9+/=]*)$/.exec(address) ?? [];
  if (!type || base64 === undefined) return undefined;
  return new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], { type });
}
