import type * as vscode from 'vscode';
import type { ErrorHandler, LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/protocol';
import { linkToRulePage } from './rulePages';

/**
 * The configuration file of a workspace folder and the lists it may name; the server knows which are its own and says
 * nothing about others.
 */
const CONFIG_PATTERN = '**/*.{yaml,yml}';

/** How the client talks to the server: which documents, what each side can do. The same for desktop and web. */
export function clientOptions(context: vscode.ExtensionContext, errorHandler: ErrorHandler): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    readFile: true,
    readBytes: true,
    listFiles: true,
    pagesChanged: true,
    reportInfo: true,
  };
  const linked = (diagnostic: vscode.Diagnostic) => linkToRulePage(context.extensionUri, diagnostic);
  return {
    documentSelector: [{ language: 'markdown' }, { pattern: CONFIG_PATTERN }],
    initializationOptions,
    errorHandler,
    // What the writer needs to know is said when the server ends.
    initializationFailedHandler: () => false,
    diagnosticPullOptions: { onChange: true, onSave: false },
    middleware: {
      async provideDiagnostics(document, previousResultId, token, next) {
        const report = await next(document, previousResultId, token);
        if (report && 'items' in report) report.items.forEach(linked);
        return report;
      },
      handleDiagnostics(uri, diagnostics, next) {
        diagnostics.forEach(linked);
        next(uri, diagnostics);
      },
    },
  };
}
