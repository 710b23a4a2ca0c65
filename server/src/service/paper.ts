import { paperDocument } from '../export/docx/paper';
import type { ProofEntry } from '../export/docx/proofSheet';
import { proofSheetDocument } from '../export/docx/proofSheet';
import type { WordDocument } from '../export/docx/wordModel';
import { renderDocument } from '../export/html';
import { type PictureFile, pictureAddress } from '../export/pictureFile';
import { layOutStyled } from '../layout/layOut';
import { readPageSettings } from '../layout/pageSettings';
import type { PagedReport } from '../layout/pages';
import { pageSpecFor, styleReport } from '../layout/style';
import type { StyledReport } from '../layout/styled';
import type { Report } from '../report/report';
import { rules } from '../rules/index';
import type { Finding, Severity } from '../rules/rule';
import { toIsoDate } from '../text/date';
import type { CheckResult } from './check';
import { loadPicture, type PictureLoader } from './reportPictures';

/** A report ready to be exported: its pages, its pictures and what was found in it. */
export interface Paper {
  readonly report: Report;
  readonly styled: StyledReport;
  readonly paged: PagedReport;
  readonly pictures: ReadonlyMap<string, PictureFile>;
  readonly result: CheckResult;
}

/** Lays a report out with its pictures. `page` are the settings of the workspace, `result` the findings in the report. */
export async function preparePaper(
  report: Report,
  result: CheckResult,
  page: Readonly<Record<string, unknown>>,
  load: PictureLoader,
): Promise<Paper> {
  const format = result.context.profile?.page;
  const { spec } = pageSpecFor(report, format, readPageSettings(page).settings);
  const styled = styleReport(report, spec);
  const pictures = await loadPictures(styled, load);
  const known = [...pictures].map(([target, picture]) => {
    const { width, height } = picture;
    return [target, { width, height, href: pictureAddress(picture) }] as const;
  });
  return { report, styled, paged: layOutStyled(styled, new Map(known)), pictures, result };
}

async function loadPictures(styled: StyledReport, load: PictureLoader): Promise<Map<string, PictureFile>> {
  const pictures = new Map<string, PictureFile>();
  for (const { image } of styled.blocks) {
    if (!image || pictures.has(image.target)) continue;
    const picture = await loadPicture(image.target, load);
    if (picture) pictures.set(image.target, picture);
  }
  return pictures;
}

/** The pages as one HTML text that needs nothing else. */
export function paperHtml({ paged }: Paper): string {
  return renderDocument(paged);
}

/** The paper for Word; with `withFindings` each finding is a comment at its place. */
export function paperWord(paper: Paper, withFindings: boolean): WordDocument {
  const { styled, paged, pictures, result } = paper;
  const remarks = withFindings
    ? result.findings.map(({ span, ...finding }) => ({ span, lines: remarkOf(finding) }))
    : [];
  const subject = result.context.profile?.name;
  const date = toIsoDate(result.context.asOf.date);
  return paperDocument(styled, paged, { date, pictures, remarks, ...(subject ? { subject } : {}) });
}

/** The proof sheet (勘误表) for Word. */
export function proofSheetWord({ report, paged, result }: Paper): WordDocument {
  const entries = result.findings.map(proofEntry);
  return proofSheetDocument(report, paged, entries, { date: toIsoDate(result.context.asOf.date) });
}

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '警告',
  information: '信息',
  hint: '提示',
};

function remarkOf({ severity, message, fixes, rule }: Omit<Finding, 'span'>): string[] {
  const [fix] = fixes;
  return [`${SEVERITIES[severity]}：${message}`, ...(fix ? [`建议：${fix.title}`] : []), `规则：${ruleTitle(rule)}`];
}

function proofEntry({ span, severity, message, fixes, rule }: Finding): ProofEntry {
  const found = rules.find((one) => one.id === rule);
  const source = found ? `${found.title}（${found.source}）` : rule;
  return { span, severity: SEVERITIES[severity], message, suggestion: fixes[0]?.title, source };
}

function ruleTitle(id: string): string {
  const found = rules.find((rule) => rule.id === id);
  return found ? `${found.title}（${id}）` : id;
}
