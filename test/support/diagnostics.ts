import assert from 'node:assert/strict';
import type { Diagnostic, DocumentDiagnosticReport, FullDocumentDiagnosticReport } from 'vscode-languageserver/node';
import { type Client, REPORT_URI } from './languageClient';

/** The configuration of the folder that an editor has open. */
export const CONFIG_URI = 'file:///reports/baogao.yaml';

/** A report with a number that comes twice, a sum that is wrong and a comma of the wrong width. */
export const FAULTY_REPORT = `# 云岭县教育局关于校园安全工作情况的自查报告

云岭县人民政府：

根据有关要求,我局对校园安全工作进行了自查。现将自查情况报告如下：

一、自查工作组织情况

我局成立领导小组，组织12人分3个组开展自查。

二、自查情况

全县共有学校30所，其中小学13所、初中8所、幼儿园10所，全部完成自查。

二、存在的问题

一是制度落实不够到位；二是设施更新不够及时。

四、整改措施

下一步，我局将健全制度，更新设施。

云岭县教育局

2026年3月5日
`;

/** What the server answers when an editor asks for the findings of a file. */
export function pullDiagnostics(client: Client, previousResultId?: string, uri = REPORT_URI) {
  return client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument: { uri },
    ...(previousResultId === undefined ? {} : { previousResultId }),
  });
}

/** The same where something must have changed since the answer of that id. */
export async function pullChanged(
  client: Client,
  previousResultId?: string,
  uri = REPORT_URI,
): Promise<FullDocumentDiagnosticReport> {
  const answer = await pullDiagnostics(client, previousResultId, uri);
  assert.ok(answer.kind === 'full', `服务器答“未变”（${previousResultId}），应重新检查`);
  return answer;
}

export function codesOf(items: readonly Diagnostic[]) {
  return items.map((item) => item.code);
}
