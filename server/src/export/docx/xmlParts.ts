import type { ParagraphFormat, TextFormat, WordDocument, WordStyle, WordStyleSheet } from './wordModel';

/**
 * The parts of the package that are written here and not by the library, because it has no words for what Chinese
 * typesetting needs: styles with the East Asian settings, document settings, fonts with their substitutes, and core
 * properties with the report's own date. Elements stand in the order of the schema (ISO/IEC 29500-1), which Word insists on.
 */

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** An XML element; undefined attributes are left away. */
function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  children: readonly string[] = [],
): string {
  let open = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) open += ` ${key}="${escapeXml(String(value))}"`;
  }
  const inner = children.join('');
  return inner === '' ? `${open}/>` : `${open}>${inner}</${name}>`;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function toggle(name: string, value: boolean | undefined): string {
  return value === undefined ? '' : element(name, value ? {} : { 'w:val': '0' });
}

/** Line breaking and widths as in the preview: kinsoku; no hanging marks; no blanks between Chinese and figures. */
const EAST_ASIAN = [
  toggle('w:kinsoku', true),
  toggle('w:wordWrap', true),
  toggle('w:overflowPunct', false),
  toggle('w:topLinePunct', false),
  toggle('w:autoSpaceDE', false),
  toggle('w:autoSpaceDN', false),
].join('');
const OFF_GRID = toggle('w:adjustRightInd', false) + toggle('w:snapToGrid', false);

/** `w:pPr` of a style; `isBase` adds what holds everywhere. */
function paragraphProperties(format: ParagraphFormat, isBase: boolean): string {
  const { line, before, indent } = format;
  const spacing =
    line || before !== undefined || isBase
      ? element('w:spacing', {
          'w:before': before ?? (isBase ? 0 : undefined),
          'w:after': isBase ? 0 : undefined,
          'w:line': line?.height,
          'w:lineRule': line?.rule,
        })
      : '';
  const children = [
    toggle('w:keepNext', format.keepNext),
    isBase ? toggle('w:widowControl', false) : '',
    isBase ? EAST_ASIAN + OFF_GRID : '',
    spacing,
    indent
      ? element('w:ind', {
          'w:left': indent.left,
          'w:right': indent.right,
          'w:firstLineChars': indent.firstLineChars,
          'w:firstLine': indent.firstLine,
        })
      : '',
    format.align ? element('w:jc', { 'w:val': format.align }) : '',
    format.outline === undefined ? '' : element('w:outlineLvl', { 'w:val': format.outline }),
  ];
  return children.some((child) => child !== '') ? element('w:pPr', {}, children) : '';
}

function runProperties(format: TextFormat, language?: string): string {
  const { fonts, size, bold, colour, spacing } = format;
  const half = size === undefined ? undefined : Math.round(size * 2);
  const children = [
    fonts
      ? element('w:rFonts', {
          'w:hint': 'eastAsia',
          'w:ascii': fonts.latin,
          'w:eastAsia': fonts.eastAsia,
          'w:hAnsi': fonts.latin,
          'w:cs': fonts.latin,
        })
      : '',
    toggle('w:b', bold),
    colour ? element('w:color', { 'w:val': colour }) : '',
    spacing === undefined ? '' : element('w:spacing', { 'w:val': spacing }),
    fonts ? element('w:kern', { 'w:val': 0 }) : '',
    half === undefined ? '' : element('w:sz', { 'w:val': half }) + element('w:szCs', { 'w:val': half }),
    language ? element('w:lang', { 'w:val': 'en-US', 'w:eastAsia': language, 'w:bidi': 'ar-SA' }) : '',
  ];
  return children.some((child) => child !== '') ? element('w:rPr', {}, children) : '';
}

function styleXml(style: WordStyle): string {
  const isNormal = style.id === 'Normal';
  const isDefault = isNormal || style.id === 'DefaultParagraphFont';
  const isCustom = /[\u4e00-\u9fff]/.test(style.name);
  return element(
    'w:style',
    {
      'w:type': style.kind,
      'w:default': isDefault ? 1 : undefined,
      'w:customStyle': isCustom ? 1 : undefined,
      'w:styleId': style.id,
    },
    [
      element('w:name', { 'w:val': style.name }),
      style.basedOn ? element('w:basedOn', { 'w:val': style.basedOn }) : '',
      style.next ? element('w:next', { 'w:val': style.next }) : '',
      style.isQuick ? element('w:qFormat') : '',
      style.paragraph ? paragraphProperties(style.paragraph, isNormal) : '',
      style.text ? runProperties(style.text) : '',
    ],
  );
}

/** Styles that the library names in what it writes, besides ours. */
const FIXED_STYLES = [
  element('w:style', { 'w:type': 'table', 'w:default': 1, 'w:styleId': 'TableNormal' }, [
    element('w:name', { 'w:val': 'Normal Table' }),
    element('w:uiPriority', { 'w:val': 99 }),
    element('w:semiHidden'),
    element('w:unhideWhenUsed'),
    element('w:tblPr', {}, [
      element('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }),
      element('w:tblCellMar', {}, [
        element('w:top', { 'w:w': 0, 'w:type': 'dxa' }),
        element('w:left', { 'w:w': 108, 'w:type': 'dxa' }),
        element('w:bottom', { 'w:w': 0, 'w:type': 'dxa' }),
        element('w:right', { 'w:w': 108, 'w:type': 'dxa' }),
      ]),
    ]),
  ]),
  element('w:style', { 'w:type': 'numbering', 'w:default': 1, 'w:styleId': 'NoList' }, [
    element('w:name', { 'w:val': 'No List' }),
    element('w:semiHidden'),
  ]),
  element('w:style', { 'w:type': 'character', 'w:styleId': 'FootnoteReference' }, [
    element('w:name', { 'w:val': 'footnote reference' }),
    // Raised by size and place, not as superscript: then every program makes a digit half a cell wide, as the layout does.
    element('w:rPr', {}, [
      element('w:spacing', { 'w:val': 53 }),
      element('w:position', { 'w:val': 10 }),
      element('w:sz', { 'w:val': 21 }),
      element('w:szCs', { 'w:val': 21 }),
    ]),
  ]),
  element('w:style', { 'w:type': 'character', 'w:styleId': 'CommentReference' }, [
    element('w:name', { 'w:val': 'annotation reference' }),
    element('w:rPr', {}, [element('w:sz', { 'w:val': 21 }), element('w:szCs', { 'w:val': 21 })]),
  ]),
  element('w:style', { 'w:type': 'paragraph', 'w:styleId': 'CommentText' }, [
    element('w:name', { 'w:val': 'annotation text' }),
    element('w:basedOn', { 'w:val': 'Normal' }),
    element('w:pPr', {}, [
      element('w:spacing', { 'w:line': 240, 'w:lineRule': 'auto' }),
      element('w:jc', { 'w:val': 'left' }),
    ]),
    element('w:rPr', {}, [
      element('w:spacing', { 'w:val': 0 }),
      element('w:sz', { 'w:val': 21 }),
      element('w:szCs', { 'w:val': 21 }),
    ]),
  ]),
];

/** `word/styles.xml`. */
export function stylesXml(sheet: WordStyleSheet, language: string): string {
  const defaults = element('w:docDefaults', {}, [
    element('w:rPrDefault', {}, [runProperties(sheet.base.text, language)]),
    element('w:pPrDefault', {}, [paragraphProperties(sheet.base.paragraph, true)]),
  ]);
  return HEAD + element('w:styles', { 'xmlns:w': MAIN }, [defaults, ...sheet.styles.map(styleXml), ...FIXED_STYLES]);
}

/** `word/settings.xml`. */
export function settingsXml(language: string): string {
  const compatibility = (name: string, value: number) =>
    element('w:compatSetting', { 'w:name': name, 'w:uri': 'http://schemas.microsoft.com/office/word', 'w:val': value });
  return (
    HEAD +
    element('w:settings', { 'xmlns:w': MAIN }, [
      element('w:bordersDoNotSurroundHeader'),
      element('w:bordersDoNotSurroundFooter'),
      element('w:defaultTabStop', { 'w:val': 420 }),
      element('w:evenAndOddHeaders'),
      element('w:characterSpacingControl', { 'w:val': 'doNotCompress' }),
      element('w:compat', {}, [
        // Lines of a title that end with a break are not stretched.
        element('w:doNotExpandShiftReturn'),
        compatibility('compatibilityMode', 15),
        compatibility('overrideTableStyleFontSizeAndJustification', 1),
        compatibility('enableOpenTypeFeatures', 0),
        compatibility('doNotFlipMirrorIndents', 1),
        compatibility('differentiateMultirowTableHeaders', 1),
      ]),
      element('w:themeFontLang', { 'w:val': 'en-US', 'w:eastAsia': language }),
    ])
  );
}

/** `word/fontTable.xml`: with the name of the font that takes the place of each where it is missing. */
export function fontTableXml({ fonts }: WordStyleSheet): string {
  const known = new Map(fonts.map((font) => [font.name, font]));
  const entries = [...known.values()].map(({ name, substitute, family }) =>
    element('w:font', { 'w:name': name }, [
      element('w:altName', { 'w:val': substitute }),
      element('w:charset', { 'w:val': '86' }),
      element('w:family', { 'w:val': family }),
      element('w:pitch', { 'w:val': 'default' }),
    ]),
  );
  return HEAD + element('w:fonts', { 'xmlns:w': MAIN }, entries);
}

/** `docProps/core.xml`. */
export function corePropertiesXml({ title, subject, creator, date, language }: WordDocument['properties']): string {
  const stamp = `${date}T00:00:00Z`;
  const text = (name: string, value: string) => (value === '' ? '' : `<${name}>${escapeXml(value)}</${name}>`);
  const time = (name: string) => `<${name} xsi:type="dcterms:W3CDTF">${stamp}</${name}>`;
  return (
    HEAD +
    element(
      'cp:coreProperties',
      {
        'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      [
        text('dc:title', title),
        text('dc:subject', subject),
        text('dc:creator', creator),
        text('cp:lastModifiedBy', creator),
        time('dcterms:created'),
        time('dcterms:modified'),
        text('dc:language', language),
      ],
    )
  );
}
