import type { Report } from '../report/report';
import { titleOf } from '../report/title';
import { fold } from '../text/script';
import type { Span } from '../text/span';
import type { Rule } from './rule';

/** A slip in the title: what is wrong with the words from `start` to `end`, offsets in the title's text. */
interface Slip {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly newText?: string;
}

/** Kinds that say by themselves what the paper is about. */
const BARE =
  /^(?:(?:19|20)\d\d年(?:度)?)?(?:报告|总结|请示|通知|通报|函|意见|方案|计划|汇报|自查报告|自评报告|整改报告|调研报告|情况报告|情况汇报|督查报告|实施方案|工作方案)$/;
const LEGAL_KIND = /(?:决议|决定|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要)$/;
const DOUBLED =
  /(关于|工作|情况|报告|通知|总结|年度|教育|自查|方案|意见|请示)\1|的的|年年度|关于报告.{1,30}的报告$|关于请示.{1,30}的请示$|关于通知.{1,30}的通知$/;
const SHORT_YEAR =
  /(?<![0-9０-９〔[(（])([0-3]\d)年(?=度|上半年|下半年|第?[一二三四]季度|工作(?:总结|要点|计划|思路|报告|安排))/;
const MIXED_KIND = /(?:请示报告|请示函|报告函|通知函|申请报告|请示的报告|建议报告)$/;

/** The title of a paper has 事由 and 文种, no mark at its end, and the year in full (《条例》 art. 9; GB/T 15835 5.1.4). */
export const reportTitle: Rule = {
  id: 'report-title',
  title: '标题写法',
  titleEnglish: 'Title of the report',
  group: '结构',
  severity: 'information',
  force: '条例',
  source: '《党政机关公文处理工作条例》第九条：标题由发文机关名称、事由和文种组成',
  checkReport(report, { profile }, add) {
    const title = titleOf(report);
    if (!title) return;
    const text = fold(title.text).trimEnd();
    for (const slip of slipsOf(text, profile?.name)) {
      const span = placeOf(report, title, slip);
      const isExact = report.slice(span) === title.text.slice(slip.start, slip.end);
      add({
        span,
        message: slip.message,
        fixes:
          slip.newText === undefined || !isExact
            ? []
            : [
                {
                  title: slip.newText === '' ? '删去' : `改为“${slip.newText}”`,
                  safe: false,
                  edits: [{ span, newText: slip.newText }],
                },
              ],
      });
    }
  },
};

function slipsOf(text: string, kind: string | undefined): Slip[] {
  const slips: Slip[] = [];
  const end = /(?<![。，、；：！.,;:!])[。，、；：！.,;:!]+$/.exec(text);
  if (end) {
    const message = '标题末尾不用标点。请删去。';
    slips.push({ start: end.index, end: text.length, message, newText: '' });
  }
  const words = (end ? text.slice(0, end.index) : text).replace(/[（(][^（）()]{1,20}[）)]$/, '');
  const doubled = DOUBLED.exec(words);
  if (doubled) {
    const once = doubled[1] ?? (doubled[0] === '的的' ? '的' : doubled[0] === '年年度' ? '年度' : undefined);
    const message = `标题中“${doubled[0]}”重复。请删去一个。`;
    const place = { start: doubled.index, end: doubled.index + doubled[0].length };
    slips.push({ ...place, message, ...(once === undefined ? {} : { newText: once }) });
  }
  const year = SHORT_YEAR.exec(words);
  if (year) {
    const full = `20${year[1]}`;
    const message = `标题中的年份“${year[1]}年”不应简写，应写四位数字，如“${full}年”。`;
    slips.push({ start: year.index, end: year.index + 2, message, newText: full });
  }
  const mixed = MIXED_KIND.exec(words);
  if (mixed) {
    const message = `“${mixed[0]}”把两个文种混在一起。请求批示的用“请示”，汇报工作的用“报告”，不相隶属机关之间用“函”。`;
    slips.push({ start: mixed.index, end: words.length, message });
  } else if (BARE.test(words.replace(/\s/g, ''))) {
    slips.push({ start: 0, end: words.length, message: '标题缺少事由。请写明是关于什么的，如“关于××情况的报告”。' });
  } else if (/^关于|.关于/.test(words)) {
    const about = words.slice(words.indexOf('关于'));
    const legal = LEGAL_KIND.exec(about);
    if (
      !legal &&
      kind !== undefined &&
      !/(?:总结|要点|思路|计划|方案|简报|汇报|材料|说明|思考|规划|安排|打算)$/.test(about)
    ) {
      slips.push({ start: 0, end: words.length, message: `标题缺少文种。请在末尾写明，如“的${kind}”。` });
    } else if (legal && !about.includes('的')) {
      const start = words.length - legal[0].length;
      const message = `“关于……”之后的文种前应有“的”，如“关于××的${legal[0]}”。`;
      slips.push({ start, end: words.length, message, newText: `的${legal[0]}` });
    }
  }
  return slips;
}

/** Where the slip stands: in the first paragraph of the title, in the front matter, or the whole title. */
function placeOf(report: Report, title: { text: string; span: Span; blocks: readonly number[] }, slip: Slip): Span {
  const placed = title.blocks[0] === undefined ? undefined : report.blocks[title.blocks[0]];
  if (placed) {
    const at = placed.block.prose.text.indexOf(title.text);
    if (at >= 0) return report.proseSpan(placed, at + slip.start, at + slip.end);
  }
  const at = report.slice(title.span).indexOf(title.text);
  if (at < 0) return title.span;
  return { start: title.span.start + at + slip.start, end: title.span.start + at + slip.end };
}
