import { rules } from '../rules/index';

/** `baogao rules`: the catalogue, for people or as JSON. */
export function rulesCommand(options: { readonly json?: boolean }): void {
  const list = rules.map(({ id, title, group, severity, force, source }) => ({
    id,
    title,
    group,
    severity,
    force,
    source,
  }));
  if (options.json) process.stdout.write(`${JSON.stringify(list, null, 2)}\n`);
  else
    for (const rule of list)
      process.stdout.write(
        `${rule.id.padEnd(22)} ${rule.severity.padEnd(12)} ${rule.group}  ${rule.title}（${rule.source}）\n`,
      );
}
