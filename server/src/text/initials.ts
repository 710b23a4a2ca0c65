/** The characters of section names by the letter their pinyin begins with there; a test holds them to a dictionary. */
const LETTERS: Readonly<Record<string, string>> = {
  a: '安',
  b: '步报标半保本',
  c: '成存措策出查',
  d: '导得的点打对定督',
  f: '方府分复发',
  g: '工关过顾告概改',
  h: '会后回和函',
  j: '几洁今加建基进见',
  k: '况',
  l: '履廉律力落',
  m: '目',
  n: '努年',
  p: '批评排',
  q: '取求情去强请',
  r: '任人',
  s: '算事身设上施实尚示',
  t: '题体通推',
  w: '问文务未完',
  x: '效下项学习行向析席现',
  y: '语要一有原因议缘由员意',
  z: '主作在正政治职责自总重障骤知整组织',
};

let letters: ReadonlyMap<string, string> | undefined;

/**
 * The pinyin initials of the name of a section, in Simplified script: 存在的问题 → czdwt. Undefined when it has a character
 * that no built-in name has.
 */
export function sectionInitials(name: string): string | undefined {
  letters ??= new Map(Object.entries(LETTERS).flatMap(([letter, all]) => [...all].map((each) => [each, letter])));
  let initials = '';
  for (const character of name) {
    const letter = letters.get(character);
    if (letter === undefined) return undefined;
    initials += letter;
  }
  return initials;
}

/**
 * Whether letters may stand for initials: the first is the first, the others follow in order. People leave out 的 and what
 * else they do not hear: czwt for 存在的问题.
 */
export function matchesInitials(typed: string, initials: string): boolean {
  if (typed === '' || typed[0] !== initials[0]) return false;
  let at = 0;
  for (const letter of typed) {
    at = initials.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
