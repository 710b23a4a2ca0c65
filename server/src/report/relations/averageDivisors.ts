import type { Sentence } from '../figures/sentence';

/** What an average divides by. */
export interface Divisor {
  /** The character of 人均, 户均 …, or the unit behind 每. */
  readonly sign: string;
  /** Units its number is given in. */
  readonly units: readonly string[];
  /** Words the number must stand with where its unit is a plain 个. */
  readonly nouns: RegExp;
}

/** Any words, or none. */
const ANY = /(?:)/;

const DIVISORS: readonly Divisor[] = [
  { sign: '人', units: ['人'], nouns: ANY },
  { sign: '生', units: ['人'], nouns: ANY },
  { sign: '师', units: ['人'], nouns: /师/ },
  { sign: '户', units: ['户'], nouns: ANY },
  { sign: '家', units: ['家'], nouns: ANY },
  { sign: '村', units: ['村', '个'], nouns: /村/ },
  { sign: '班', units: ['班', '个'], nouns: /班/ },
  { sign: '校', units: ['所', '校', '个'], nouns: /校|园|学/ },
  { sign: '亩', units: ['亩'], nouns: ANY },
  { sign: '所', units: ['所'], nouns: ANY },
  { sign: '名', units: ['人'], nouns: ANY },
  { sign: '台', units: ['台'], nouns: ANY },
  { sign: '件', units: ['件'], nouns: ANY },
  { sign: '场', units: ['场'], nouns: ANY },
  { sign: '期', units: ['期'], nouns: ANY },
  { sign: '个', units: ['个'], nouns: ANY },
  { sign: '项', units: ['项'], nouns: ANY },
  { sign: '组', units: ['组', '个'], nouns: /组/ },
  { sign: '队', units: ['队', '支', '个'], nouns: /队/ },
  { sign: '批', units: ['批'], nouns: ANY },
  { sign: '日', units: ['天'], nouns: ANY },
  { sign: '天', units: ['天'], nouns: ANY },
  { sign: '车', units: ['辆'], nouns: ANY },
  { sign: '笔', units: ['笔'], nouns: ANY },
  { sign: '次', units: ['次'], nouns: ANY },
  { sign: '单', units: ['单'], nouns: ANY },
  { sign: '套', units: ['套'], nouns: ANY },
  { sign: '头', units: ['头'], nouns: ANY },
  { sign: '案', units: ['件', '起'], nouns: /案/ },
  { sign: '企', units: ['家', '户'], nouns: /企/ },
  { sign: '床', units: ['张'], nouns: /床/ },
  { sign: '镇', units: ['个', '镇'], nouns: /镇/ },
  { sign: '乡', units: ['个', '乡'], nouns: /乡/ },
];

/**
 * What an average with the sign is divided by. Where the unit of a figure stands behind 每 it tells more than the sign:
 * 平均每台次 divides by 台次 and not by 台.
 */
export function divisorOf(sentence: Sentence, index: number, sign: string): Divisor | undefined {
  const unit = unitBehind(sentence, index);
  return unit && unit.sign.length > 1 ? unit : (DIVISORS.find((each) => each.sign === sign) ?? unit);
}

/** 平均每公里300株, 每座16万元: the unit itself stands behind 每. */
function unitBehind(sentence: Sentence, index: number): Divisor | undefined {
  const words = /每([^每]{1,8})$/.exec(sentence.lead(index))?.[1] ?? '';
  const counted = sentence.figures.find(
    ({ unit }, at) =>
      at !== index && (unit.name.length > 1 || unit.dimension === 'count') && words.startsWith(unit.name),
  );
  return counted && { sign: counted.unit.name, units: [counted.unit.base], nouns: ANY };
}
