import { claim, type PeriodClaim } from './periodClaim';
import type { Report } from './report';
import { digits } from './titlePeriod';

/** 《关于报送2023年度…的通知》: a document that asks for a report on a year. */
const ASKED =
  /《关于(?:报送|上报|提交|填报|呈报|报告|编报|印送)((?:19|20)\d\d)年度?([^《》，,。]{4,40})的(?:通知|函|紧急通知|预通知)》/;
/** 现将我局2022年度…如下, behind it. */
const GIVEN =
  /现[将就把][^，,。；;《》\d]{0,12}((?:19|20)\d\d)年度?([^，,。；;]{4,40}?)(?:报告|汇报|总结|报送|上报|呈报)?如下/;
/** Blocks at the beginning in which a report says why it is written. */
const LEAD_BLOCKS = 4;
/** Characters from which on two names of one piece of work begin alike by more than chance. */
const ALIKE = 4;

/** A report that gives another year than the document asks for that it answers; told of the same work in the same words. */
export function noticeClaims(report: Report): readonly (PeriodClaim & { readonly asked: string })[] {
  return report.blocks.slice(0, LEAD_BLOCKS).flatMap((placed) => {
    if (!placed.block.prose.text.includes('《')) return [];
    const text = digits(placed.block.prose.text);
    const asked = ASKED.exec(text);
    const given = asked ? GIVEN.exec(text.slice(asked.index + asked[0].length)) : null;
    if (!asked || !given || asked[1] === given[1]) return [];
    if ((asked[2] ?? '').slice(0, ALIKE) !== (given[2] ?? '').slice(0, ALIKE)) return [];
    const at = asked.index + asked[0].length + given.index + given[0].indexOf(given[1] ?? '');
    const found = claim(report, placed, at, `${given[1]}年`, Number(given[1]), '开头');
    return [{ ...found, asked: `${asked[1]}年` }];
  });
}
