import * as vscode from 'vscode';
import type { PreviewState } from './messages';

/** The folder of the page's script and style; the webview can read nothing else. */
export function pageRoot(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

/**
 * The empty page that the preview's script fills. Its policy allows our script and style and nothing more: no network,
 * no inline script, no frame. Reports are untrusted text.
 */
export function pageShell(webview: vscode.Webview, extensionUri: vscode.Uri, state: PreviewState): string {
  const root = pageRoot(extensionUri);
  const resource = (name: string) => escapeHtml(webview.asWebviewUri(vscode.Uri.joinPath(root, name)).toString());
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    `font-src ${webview.cspSource}`,
    'img-src blob:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${resource('preview.css')}">
</head>
<body data-state="${escapeHtml(JSON.stringify(state))}" data-nonce="${nonce}">
<main id="pages"></main>
<script nonce="${nonce}" src="${resource('preview.js')}"></script>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
