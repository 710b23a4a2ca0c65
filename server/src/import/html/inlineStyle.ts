/** What an element's name, attributes and ancestors say of the look of its text. */
export interface StyleFacts {
  readonly bold: boolean;
  readonly hidden: boolean;
  readonly centred: boolean;
  readonly right: boolean;
  /** Points; 0 when nothing says. */
  readonly size: number;
  readonly red: boolean;
}

const UNITS: Readonly<Record<string, number>> = { pt: 1, px: 0.75 };

/** Reads the few declarations of `style` that matter; a style sheet of the page is not looked at. */
export function readStyle(name: string, attributes: Readonly<Record<string, string>>, above: StyleFacts): StyleFacts {
  const style = attributes.style ?? '';
  const value = (property: string) => declaration(style, property);
  const weight = value('font-weight');
  const align = value('text-align') ?? attributes.align?.toLowerCase() ?? (name === 'center' ? 'center' : undefined);
  const size = /^([\d.]{1,8})(pt|px)$/.exec(value('font-size') ?? '');
  const colour = value('color') ?? (name === 'font' ? attributes.color?.toLowerCase() : undefined);
  const isStrong = name === 'b' || name === 'strong' || name === 'th';
  return {
    bold: weight === undefined ? above.bold || isStrong : /^(?:bold|bolder|[6-9]00)$/.test(weight),
    hidden: above.hidden || value('display') === 'none' || attributes.hidden !== undefined,
    centred: align === undefined ? above.centred : align === 'center',
    right: align === undefined ? above.right : align === 'right' || align === 'end',
    size: size ? Number(size[1]) * (UNITS[size[2] ?? ''] ?? 0) : above.size,
    red: colour === undefined ? above.red : /^(?:red|#f00|#ff0000|#c00000|rgb\(255,\s?0,\s?0\))$/.test(colour),
  };
}

function declaration(style: string, property: string): string | undefined {
  for (const part of style.split(';')) {
    const colon = part.indexOf(':');
    if (colon > 0 && part.slice(0, colon).trim().toLowerCase() === property)
      return part
        .slice(colon + 1)
        .trim()
        .toLowerCase();
  }
  return undefined;
}
