import { fold } from '../text/script';
import { frontMatterValue } from './frontMatter';
import { outlinesOf } from './outline';
import type { Report } from './report';
import { reportFact } from './reportFact';
import { type Title, titleOf } from './title';

/** Titles that name a working paper, but not which one. */
const VAGUE = /(?:报告|总结|汇报|材料|要点|思路|计划|方案|安排)(?:[（(][^（）()]{1,12}[）)])?$/;

/** The title of a report with several parts, where nothing says which kind of working paper it is. */
export const vagueTitleOf = reportFact((report: Report): Title | undefined => {
  const title = titleOf(report);
  if (!title || !VAGUE.test(fold(title.text).trim()) || outlinesOf(report).body.roots.length < 2) return undefined;
  return frontMatterValue(report.frontMatter, '类型') === undefined ? title : undefined;
});
