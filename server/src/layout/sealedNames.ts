import { charPitch, type PageSpec, textBlock } from './pageSpec';

/** Where the names of a joint paper stand over their seals; all by the order of the names. */
export interface SealedNames {
  /** Cells from the right edge of the 版心 to the middle of each name and of its seal. */
  readonly middles: readonly number[];
  /** Row of seals of each name, from 0. */
  readonly rows: readonly number[];
  /** Grid rows from the names of one row of seals to those of the next. */
  readonly rowPitch: number;
  /** Cells from the right edge to the date, which stands under the last name and has its middle. */
  readonly dateIndent: number;
}

/** Cells between the names of neighbours. */
const NAME_GAP = 1;
/** Cells from the right edge of the 版心 to the date (clause 7.3.5.1: 右空四字). */
export const SEALED_DATE_INDENT = 4;

/**
 * The names of a joint paper in rows, each over a seal of its own (clause 7.3.5.1: 将各发文机关署名按照发文机关顺序整齐排列在相应
 * 位置): at most three seals a row, none touching another, all within the 版心, the last one over the last name and the
 * date. Rows are equally long where they can be; a shorter last row ends at the right like the others, because the date
 * stands there. `names` and `date` are widths in cells; without a date the last name stands four cells in.
 */
export function sealedNames(names: readonly number[], date: number | undefined, spec: PageSpec): SealedNames {
  const cell = charPitch(spec);
  const width = textBlock(spec).width / cell;
  const seal = spec.seals.diameter / cell;
  const longest = Math.max(0, ...names);
  const last = Math.max(SEALED_DATE_INDENT + (date ?? names[names.length - 1] ?? 0) / 2, longest / 2, seal / 2);
  const least = Math.max(seal + spec.seals.gap / cell, longest + NAME_GAP);
  // Beside the last, as many as leave the first one within the 版心.
  const beside = Math.floor((width - last - Math.max(seal, longest) / 2) / least + 1e-6);
  const most = Math.max(1, Math.min(spec.seals.perRow, beside + 1));
  const rowCount = Math.ceil(names.length / most);
  const columns = Math.ceil(names.length / rowCount);
  // As far apart as the first name is then from the left edge what the last one is from the right.
  const pitch = columns > 1 ? Math.max(least, (width - 2 * last) / (columns - 1)) : 0;
  const middles: number[] = [];
  const rows: number[] = [];
  for (let index = 0; index < names.length; index++) {
    const row = Math.floor(index / columns);
    const behind = Math.min(columns, names.length - row * columns) - 1 - (index % columns);
    rows.push(row);
    middles.push(last + behind * pitch);
  }
  const rowPitch = Math.ceil((spec.seals.diameter + spec.seals.gap) / spec.linePitch - 1e-6);
  return { middles, rows, rowPitch, dateIndent: last - (date ?? 0) / 2 };
}
