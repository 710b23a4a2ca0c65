/**
 * A Word document as plain data: what the writer turns into a file, and the only thing it knows. Lengths are twips (a
 * twentieth of a point) unless a name says otherwise; texts hold no control characters.
 */
export interface WordDocument {
  readonly properties: {
    readonly title: string;
    readonly subject: string;
    readonly creator: string;
    /** `2026-03-05`; the file's dates are made from it, so that the same report gives the same bytes. */
    readonly date: string;
    readonly language: 'zh-CN' | 'zh-TW';
  };
  readonly styles: WordStyleSheet;
  readonly sections: readonly WordSection[];
  readonly footnotes: readonly { readonly id: number; readonly paragraph: WordParagraph }[];
  readonly comments: readonly WordComment[];
}

export interface WordComment {
  readonly id: number;
  /** One paragraph each. */
  readonly lines: readonly string[];
}

export interface WordSection {
  readonly page: {
    /** Of the paper as it is read; wider than high for wide tables. */
    readonly width: number;
    readonly height: number;
    readonly margin: Readonly<Record<'top' | 'right' | 'bottom' | 'left' | 'header' | 'footer', number>>;
  };
  /** Where the section begins. */
  readonly starts: 'nextPage' | 'evenPage';
  /** Headers and footers; a missing one is empty. `first` is used only when there is one. */
  readonly headers: { readonly first?: readonly WordParagraph[] };
  readonly footers: {
    readonly first?: readonly WordParagraph[];
    readonly odd?: readonly (WordParagraph | WordTable)[];
    readonly even?: readonly (WordParagraph | WordTable)[];
  };
  readonly children: readonly (WordParagraph | WordTable)[];
}

export interface WordParagraph {
  readonly kind: 'paragraph';
  /** Id of a paragraph style. */
  readonly style: string;
  readonly children: readonly WordInline[];
  /** Differences from the style. */
  readonly format?: ParagraphFormat;
}

export type WordInline =
  | { readonly kind: 'text'; readonly text: string; readonly style?: string; readonly format?: TextFormat }
  | { readonly kind: 'pageNumber'; readonly format?: TextFormat }
  | { readonly kind: 'break' | 'tab' }
  | { readonly kind: 'footnote' | 'commentStart' | 'commentEnd'; readonly id: number }
  | { readonly kind: 'picture'; readonly picture: WordPicture };

export interface WordPicture {
  readonly type: 'png' | 'jpg' | 'gif' | 'bmp';
  readonly bytes: Uint8Array;
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  readonly alternative: string;
}

export interface ParagraphFormat {
  readonly align?: 'both' | 'left' | 'center' | 'right' | 'distribute';
  readonly keepNext?: boolean;
  readonly pageBreakBefore?: boolean;
  /** Blank above. */
  readonly before?: number;
  readonly line?: { readonly height: number; readonly rule: 'exact' | 'atLeast' | 'auto' };
  readonly indent?: WordIndent;
  readonly tabs?: readonly { readonly position: number; readonly align: 'left' | 'center' | 'right' }[];
  readonly borders?: { readonly top?: WordBorder; readonly bottom?: WordBorder };
  /** 0 to 8: level in the navigation pane. */
  readonly outline?: number;
}

export interface WordIndent {
  readonly left?: number;
  readonly right?: number;
  /** Of the first line against `left`; negative lets the line hang. */
  readonly firstLine?: number;
  /** The same in hundredths of a character, which Word prefers where it is given; 0 takes an inherited one away. */
  readonly firstLineChars?: number;
}

export interface WordBorder {
  readonly style: 'single' | 'thickThinSmallGap' | 'thinThickSmallGap';
  /** Eighths of a point. */
  readonly size: number;
  /** RRGGBB. */
  readonly colour: string;
  /** Points between text and border. */
  readonly space: number;
}

export interface TextFormat {
  readonly fonts?: { readonly eastAsia: string; readonly latin: string };
  /** Points. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly colour?: string;
  /** Added to the width of every character. */
  readonly spacing?: number;
}

export interface WordTable {
  readonly kind: 'table';
  readonly columns: readonly number[];
  readonly rows: readonly WordRow[];
  readonly borders: {
    readonly top?: WordBorder;
    readonly bottom?: WordBorder;
    readonly insideH?: WordBorder;
    /** Left, right and between columns. */
    readonly vertical?: WordBorder;
  };
  /** Blank left and right inside of each cell. */
  readonly side: number;
  readonly align: 'left' | 'center';
  /** In the flow of the text, floating at the foot of the text area, or with its corner at a place of the page. */
  readonly place: 'flow' | 'foot' | { readonly x: number; readonly y: number };
  /** Whether its lines run from top to bottom, turned by a quarter to the right. */
  readonly isVertical?: boolean;
}

export interface WordRow {
  readonly height: number;
  readonly isHeader: boolean;
  /** Whether the row may be split between pages. */
  readonly splits: boolean;
  readonly cells: readonly { readonly children: readonly WordParagraph[] }[];
}

export interface WordStyle {
  readonly id: string;
  readonly name: string;
  readonly kind: 'paragraph' | 'character';
  readonly basedOn?: string;
  readonly next?: string;
  /** Whether it stands in the gallery of styles. */
  readonly isQuick: boolean;
  readonly paragraph?: ParagraphFormat;
  readonly text?: TextFormat;
}

export interface WordStyleSheet {
  /** What holds where no style says anything else. */
  readonly base: { readonly paragraph: ParagraphFormat; readonly text: TextFormat };
  readonly styles: readonly WordStyle[];
  /** Fonts of the document, each with the one that takes its place where it is missing. */
  readonly fonts: readonly {
    readonly name: string;
    readonly substitute: string;
    readonly family: 'roman' | 'modern' | 'swiss' | 'script';
  }[];
}

/** What XML cannot hold is left away or, for half of a surrogate pair, replaced; line ends and tabs become blanks. */
export function wordText(text: string): string {
  return text
    .replace(/[\t\n\r]/g, ' ')
    .replace(/[\p{Cc}\ufffe\uffff]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd');
}

/** A paragraph of text only. */
export function textParagraph(style: string, text: string, format?: ParagraphFormat): WordParagraph {
  return {
    kind: 'paragraph',
    style,
    children: text === '' ? [] : [{ kind: 'text', text: wordText(text) }],
    ...(format ? { format } : {}),
  };
}
