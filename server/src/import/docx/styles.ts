import { child, children, isOn, settingOf, type XmlNode } from './xml';

/** What a style, or a paragraph or run itself, says of the traits that matter here; undefined is inherited. */
export interface Traits {
  readonly bold?: boolean | undefined;
  /** Points. */
  readonly size?: number | undefined;
  readonly isRed?: boolean | undefined;
  readonly align?: string | undefined;
  /** 0 to 8. */
  readonly outline?: number | undefined;
  readonly numbering?: { readonly list: string; readonly level: number } | undefined;
}

export interface Style extends Traits {
  readonly id: string;
  /** Lower case, as built-in names are compared. */
  readonly name: string;
}

/** The styles of a document with everything they inherit. */
export class StyleSheet {
  readonly #styles = new Map<string, Style>();
  readonly base: Traits;
  readonly #defaultParagraph: string | undefined;

  constructor(part: XmlNode | undefined) {
    const defaults = child(part, 'w:docDefaults');
    this.base = runTraits(child(child(defaults, 'w:rPrDefault'), 'w:rPr'));
    const nodes = new Map(children(part, 'w:style').map((node) => [node.attributes['w:styleId'] ?? '', node]));
    for (const id of nodes.keys()) this.#styles.set(id, this.#resolve(id, nodes));
    const standard = [...nodes.values()].find(
      (node) => node.attributes['w:type'] === 'paragraph' && /^(?:1|true|on)$/.test(node.attributes['w:default'] ?? ''),
    );
    this.#defaultParagraph = standard?.attributes['w:styleId'];
  }

  /** The style of an id; without one, that of paragraphs which name none. */
  paragraph(id: string | undefined): Style | undefined {
    return this.#styles.get(id ?? this.#defaultParagraph ?? '');
  }

  run(id: string | undefined): Style | undefined {
    return id === undefined ? undefined : this.#styles.get(id);
  }

  hasStyleNamed(name: string): boolean {
    return [...this.#styles.values()].some((style) => style.name === name);
  }

  #resolve(id: string, nodes: ReadonlyMap<string, XmlNode>): Style {
    let traits: Traits = {};
    let at: string | undefined = id;
    // A style that inherits from itself would otherwise be followed for ever.
    for (let depth = 0; at !== undefined && depth < 30; depth++) {
      const node: XmlNode | undefined = nodes.get(at);
      if (!node) break;
      traits = under(traits, paragraphTraits(child(node, 'w:pPr')), runTraits(child(node, 'w:rPr')));
      at = settingOf(node, 'w:basedOn');
    }
    return { ...traits, id, name: (settingOf(nodes.get(id), 'w:name') ?? id).toLowerCase() };
  }
}

/** The first of the traits that says anything, one by one. */
export function under(...all: readonly (Traits | undefined)[]): Traits {
  const pick = <Key extends keyof Traits>(key: Key): Traits[Key] =>
    all.find((traits) => traits?.[key] !== undefined)?.[key];
  return {
    bold: pick('bold'),
    size: pick('size'),
    isRed: pick('isRed'),
    align: pick('align'),
    outline: pick('outline'),
    numbering: pick('numbering'),
  };
}

/** Traits in a `w:pPr`. */
export function paragraphTraits(node: XmlNode | undefined): Traits {
  const numbering = child(node, 'w:numPr');
  const list = settingOf(numbering, 'w:numId');
  const outline = settingOf(node, 'w:outlineLvl');
  return {
    align: settingOf(node, 'w:jc'),
    outline: outline === undefined ? undefined : Number(outline),
    numbering: list === undefined ? undefined : { list, level: Number(settingOf(numbering, 'w:ilvl') ?? 0) || 0 },
  };
}

/** Traits in a `w:rPr`. */
export function runTraits(node: XmlNode | undefined): Traits {
  const size = Number(settingOf(node, 'w:sz'));
  const colour = settingOf(node, 'w:color');
  return {
    bold: isOn(node, 'w:b'),
    size: size > 0 ? size / 2 : undefined,
    isRed: colour === undefined ? undefined : isRed(colour),
  };
}

function isRed(colour: string): boolean {
  const match = /^([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!match) return false;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => Number.parseInt(part, 16));
  return red >= 0xa0 && green <= 0x60 && blue <= 0x60;
}
