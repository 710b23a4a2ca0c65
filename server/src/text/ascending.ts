/** The index of the first of the ascending `numbers` that is not below `value`; their count when there is none. */
export function firstFrom(numbers: readonly number[], value: number): number {
  return firstWhere(numbers.length, (index) => (numbers[index] ?? 0) >= value);
}

/** The first index below `count` for which `holds`, which must hold for all behind it as well; `count` when there is none. */
export function firstWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
