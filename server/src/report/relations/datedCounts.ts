import type { Span } from '../../text/span';
import type { Figure } from '../figures/figure';
import { countRelation } from './countJudgement';
import { isSmallCount } from './countWords';
import type { Relation } from './relation';

/** What takes place on a day, by its counting word. */
const OCCASIONS: ReadonlySet<string> = new Set([...'次场期轮批届回个', '场次', '批次', '班次']);
const DAY = '\\d{1,2}月(?:\\d{1,2}[日号]|份)?(?:[至到—～~-]{1,2}(?:\\d{1,2}月)?\\d{1,2}[日号])?|\\d{1,2}[日号]';
/** 时间分别为2月17日、5月9日和12月5日, and the same in brackets, behind the count. */
const DAYS = new RegExp(
  `^[^。；;：:（()，,\\d]{0,16}(?:[，,][^。；;：:（()，,\\d]{0,10}(?:分别|依次|时间|日期|即)[^。；;：:（()，,\\d]{0,6}|[（(：:]|(?:分别|依次)[^。；;：:（()，,\\d]{0,6})((?:${DAY})(?:[、和与及](?:${DAY})){1,15})`,
);
/** Words behind the days with which they are not all, or not the days of what was counted. */
const NOT_ALL = /^[^，,。；;）)]{0,4}等|^(?:的|\d|[一二两三四五六七八九十])/;

/** 召开会议4次，时间分别为…: as many days as there were occasions. */
export function datedCounts(text: string, figures: readonly Figure[]): Relation[] {
  const relations: Relation[] = [];
  if (text.indexOf('月') === text.lastIndexOf('月')) return relations;
  for (const figure of figures) {
    if (!isSmallCount(figure) || !OCCASIONS.has(figure.unit.name)) continue;
    const match = DAYS.exec(text.slice(figure.span.end, figure.span.end + 200));
    const list = match?.[1];
    if (!match || list === undefined) continue;
    const end = figure.span.end + match[0].length;
    if (NOT_ALL.test(text.slice(end, end + 8)) || /其中/.test(match[0])) continue;
    const listed = list.split(/[、和与及]/).length;
    const place: Span = { start: end - list.length, end };
    relations.push(countRelation(text, figure, figure.span, listed, [place], listed === Number(figure.digits)));
  }
  return relations;
}
