/*
 * What the names of parts show by their form: that they divide one thing, number it, or name its classes. What they show by
 * their meaning is in `partition`.
 */

/** Names of what is left of a whole when all other parts are told. */
export const REST_LABEL = /^(?:其余|其他|其它|剩余|余下|其余的)/;

/**
 * 当场整改, 限期整改: labels that end alike divide one thing. A single last character is enough where it is that of
 * `noun`, what the total counts: 平原村 and 山区村 of 行政村.
 */
export function haveCommonEnd(labels: readonly string[], noun = ''): boolean {
  const own = noun.at(-1) ?? '';
  if (own !== '' && labels.length >= 2 && labels.every((label) => label.length >= 2 && label.endsWith(own)))
    return true;
  const end = labels[0]?.slice(-2) ?? '';
  if (end.length === 2 && labels.every((label) => label.endsWith(end) && label.length > 2)) return true;
  const sign = end.at(-1) ?? '';
  return labels.length >= 3 && '级片类组型区科'.includes(sign) && labels.every((label) => label.endsWith(sign));
}

const ORDINAL = /第?[一二三四五六七八九十0-9]{1,2}/;

/** 高一, 高二, 高三: labels that number the parts from the first on. */
export function isSeries(labels: readonly string[]): boolean {
  const names = labels.map((label) => label.replace(ORDINAL, '#'));
  if (labels.length < 3 || !names[0]?.includes('#') || names.some((name) => name !== names[0])) return false;
  return labels.every((label, at) => {
    const written = ORDINAL.exec(label)?.[0].replace('第', '') ?? '';
    return written === String(at + 1) || written === '一二三四五六七八九十'.charAt(at);
  });
}

/** 盗窃类, 诈骗类: classes of one thing, which exclude one another. */
export function areClasses(labels: readonly string[]): boolean {
  const sign = labels[0]?.at(-1) ?? '';
  return (
    labels.length >= 2 && '类级型'.includes(sign) && labels.every((label) => label.length >= 2 && label.endsWith(sign))
  );
}
