import { type Naming, plainWords } from './statements';

/*
 * Whether a figure is said to be that of things counted before: 引进研究生58人 and then 新引进的85名研究生, 全部47家在册培训机构.
 */

/** Those who took part in something, and the words with which they were counted before. */
const PARTICIPANTS: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:参训|受训)?(?:学员|人员|干部)/, /(?:参训|培训|受训|参学)$/],
  [/^(?:参会|与?会|出席)?(?:人员|代表)/, /(?:参会|与会|出席|到会)$/],
  [/^(?:参赛)?(?:选手|人员|队员)/, /(?:参赛|报名|参加)$/],
  [/^(?:考生|应试人员|参考人员)/, /(?:参考|应考|报名|报考)$/],
];

/** 全局共设 before 11个科室 says no more than that there are so many. */
const ONLY_HAS = /^(?:[全我本该][县市区镇乡校村局院系]|街道|下?辖|下设|设有?|现有)+$/;

/** Whether the second figure points back to the things of the first; `length` is that of its digits. */
export function refersBack(first: Naming, second: Naming, length: number): boolean {
  const { noun: written, isDefinite, before } = second;
  const noun = plainWords(written).replace(/(?<=[\u4e00-\u9fff]{3})(?:任务|工作|指标)$/, '');
  if (!isDefinite || noun.length < 2) return false;
  if (first.before.endsWith(noun)) {
    return noun.length >= 3 || length >= 3 || (before.length >= 2 && first.before.endsWith(before + noun));
  }
  if (length >= 3 && arePeopleOf(first, noun)) return true;
  const isBare = first.before.replace(ONLY_HAS, '') === '';
  return plainWords(first.noun) === noun && (noun.length >= 3 || isBare || first.before.includes(noun));
}

/** 参训216人 and then 261名学员, 274人报名参赛 and then 247名参赛选手. */
function arePeopleOf(first: Naming, noun: string): boolean {
  return PARTICIPANTS.some(([people, verb]) => people.test(noun) && verb.test(first.clause));
}
