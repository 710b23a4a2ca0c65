import type { Profile, ProfileElement } from '../knowledge/profile';
import { isClosingFormula, isCutOff } from '../report/closing';
import { type ElementKind, elementsOf } from '../report/elements';
import { type FrontMatterKey, frontMatterEntry, frontMatterValue } from '../report/frontMatter';
import { isSubstantial } from '../report/missing';
import type { Report } from '../report/report';
import { titleOf } from '../report/title';
import { inScript } from '../text/script';
import { spanOf } from '../text/span';
import type { RawFinding, Rule } from './rule';

/** An element of the paper that its kind or its front matter asks for is not there. */
export const elementMissing: Rule = {
  id: 'element-missing',
  title: '缺少公文要素',
  titleEnglish: 'Missing element',
  group: '结构',
  severity: 'information',
  force: '条例',
  source: '《党政机关公文处理工作条例》第九条；GB/T 9704—2012 第7章',
  checkReport(report, { profile }, add) {
    if (!profile || !isFormal(report, profile) || !isSubstantial(report, profile, { text: 40, parts: 0 })) return;
    const missing = new Set(profile.elements.filter((element) => !has(report, element)));
    if (missing.has('主送机关')) add(addresseeFinding(report, profile));
    for (const group of bottomGroups(missing)) {
      const finding = bottomFinding(report, profile, group);
      if (finding) add(finding);
    }
    if (needsSigner(report, profile)) {
      const number = frontMatterEntry(report.frontMatter, '发文字号');
      add({
        span: number?.valueSpans[0] ?? report.frontMatter.span,
        message: '上行文应当标注签发人（《条例》第九条）。请在文首写明“签发人”。',
      });
    }
  },
};

/**
 * Whether the text is meant as a document to be sent, and not a draft of its body alone: legal kinds always, other
 * papers when they show a part of the form.
 */
function isFormal(report: Report, profile: Profile): boolean {
  if (profile.page !== 'plain') return true;
  const keys: readonly FrontMatterKey[] = ['发文机关', '主送机关', '发文字号', '签发人', '成文日期'];
  const hasKey = keys.some((key) => frontMatterValue(report.frontMatter, key) !== undefined);
  return hasKey || elementsOf(report).some((kind) => kind === 'addressee' || kind === 'signature' || kind === 'date');
}

const KINDS: Readonly<Partial<Record<ProfileElement, ElementKind>>> = {
  主送机关: 'addressee',
  署名: 'signature',
  成文日期: 'date',
  附注: 'note',
};
const KEYS: Readonly<Partial<Record<ProfileElement, FrontMatterKey>>> = {
  主送机关: '主送机关',
  署名: '发文机关',
  成文日期: '成文日期',
  附注: '附注',
};

function has(report: Report, element: ProfileElement): boolean {
  const kinds = elementsOf(report);
  const kind = KINDS[element];
  const key = KEYS[element];
  if (kind && kinds.includes(kind)) return true;
  if (element === '成文日期' && hasDateUnderTitle(report)) return true;
  if (element === '署名' && hasBodyUnderTitle(report)) return true;
  return key !== undefined && frontMatterValue(report.frontMatter, key) !== undefined;
}

function underTitle(report: Report): readonly string[] {
  const kinds = elementsOf(report);
  return report.blocks.flatMap(({ block }, index) => (kinds[index] === 'titleNote' ? [block.prose.folded.trim()] : []));
}

function hasDateUnderTitle(report: Report): boolean {
  return underTitle(report).some((words) => /\d{4}\s*年\s*\d{1,2}\s*月/.test(words));
}

function hasBodyUnderTitle(report: Report): boolean {
  return underTitle(report).some((words) => !/\d/.test(words) && words.length >= 3);
}

function needsSigner(report: Report, profile: Profile): boolean {
  if (profile.direction !== 'up') return false;
  const stated = frontMatterValue(report.frontMatter, '发文字号');
  // A misspelt key is the front matter's fault and reported there.
  return stated !== undefined && !report.frontMatter.entries.some((entry) => entry.key.startsWith('签发'));
}

function addresseeFinding(report: Report, profile: Profile): RawFinding {
  const title = titleOf(report);
  const lastOfTitle = title?.blocks[title.blocks.length - 1];
  // Behind a 提纲 the body has its own beginning, and the addressee stands there.
  const last = lastOfTitle === undefined ? undefined : Math.max(lastOfTitle, elementsOf(report).indexOf('bodyTitle'));
  const message = `${profile.name}应在标题之下写明主送机关，顶格，末尾用冒号。`;
  if (last === undefined) return { span: title?.span ?? spanOf(0, 0), message };
  return behind(report, last, message, '插入主送机关', '【主送机关】：');
}

const BLANKS: Readonly<Partial<Record<ProfileElement, string>>> = {
  署名: '【发文机关署名】',
  成文日期: '【成文日期】',
  附注: '（联系人：【姓名】，联系电话：【电话】）',
};

/** Signature and date stand together, so both missing is one finding; the note stands below them. */
function bottomGroups(missing: ReadonlySet<ProfileElement>): readonly (readonly ProfileElement[])[] {
  const ending = (['署名', '成文日期'] as const).filter((element) => missing.has(element));
  return [...(ending.length > 0 ? [ending] : []), ...(missing.has('附注') ? [['附注'] as const] : [])];
}

function bottomFinding(report: Report, profile: Profile, missing: readonly ProfileElement[]): RawFinding | undefined {
  const kinds = elementsOf(report);
  // A signature belongs above the date that is there; everything else below what is there.
  const above: readonly ElementKind[] = ['body', 'attachmentNote'];
  const wanted = missing[0] === '署名' ? above : [...above, 'signature' as const, 'date' as const];
  const end = Math.max(...wanted.map((kind) => kinds.lastIndexOf(kind)));
  const placed = report.blocks[end];
  if (!placed) return undefined;
  if (kinds[end] === 'body' && isCutOff(placed.block) && !isClosingFormula(placed.block)) return undefined;
  const names = missing.join('、');
  const message =
    missing[0] === '附注'
      ? '请示应当在附注处注明联系人的姓名和电话。请在成文日期之下补写，用圆括号括起。'
      : `${profile.name}末尾缺少${names}。请在正文之后补写。`;
  const text = missing.flatMap((element) => BLANKS[element] ?? []).join('\n\n');
  return behind(report, end, message, `插入${names}`, text);
}

/** A finding at the gap behind a block, from its last character to the next block, with a fix that fills it. */
function behind(report: Report, index: number, message: string, title: string, text: string): RawFinding {
  const placed = report.blocks[index];
  const own = placed ? report.blockSpan(placed) : spanOf(0, 0);
  const next = report.blocks[index + 1]?.offset ?? own.end;
  return {
    span: spanOf(Math.max(own.start, own.end - 1), Math.max(own.end, next)),
    message,
    fixes: [
      {
        title,
        safe: false,
        edits: [{ span: spanOf(own.end, own.end), newText: `\n\n${inScript(text, report.script)}` }],
      },
    ],
  };
}
