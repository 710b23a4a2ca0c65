import type { Severity } from '../rules/rule';
import type { CheckedFile } from './checkedFile';
import type { OutputFormat } from './outputFormat';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** The findings as workflow commands, so that GitHub Actions shows them at their lines. */
export const githubFormat: OutputFormat = { head: '', separator: '', pieces: commandsOf, tail: () => '' };

function commandsOf({ path, lines, findings }: CheckedFile): string[] {
  return findings.map((finding) => {
    const start = lines.positionAt(finding.span.start);
    const end = lines.positionAt(finding.span.end);
    const place = [
      `file=${property(path)}`,
      `line=${start.line + 1}`,
      `col=${start.character + 1}`,
      `endLine=${end.line + 1}`,
      `endColumn=${end.character + 1}`,
      `title=${property(finding.rule)}`,
    ];
    return `::${COMMANDS[finding.severity]} ${place.join(',')}::${message(finding.message)}\n`;
  });
}

function message(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
