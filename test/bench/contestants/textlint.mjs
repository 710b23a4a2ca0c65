/** textlint with 2,000 wordings as a term list (prh). */
export async function prepare({ load, loadModule, bundle, folder, write }) {
  const { wordings } = load(bundle);
  const rules = wordings(3000)
    // prh cannot escape a hyphen in Unicode patterns.
    .filter((word) => /^[\u4e00-\u9fff]+$/.test(word))
    .slice(0, 2000)
    .map((word) => `  - expected: ${JSON.stringify(`${word}·`)}\n    pattern: ${JSON.stringify(word)}`);
  const list = write('terms.yml', `version: 1\nrules:\n${rules.join('\n')}\n`);
  const { createLinter } = await loadModule('textlint');
  const { TextlintKernelDescriptor } = await loadModule('@textlint/kernel');
  const { moduleInterop } = await loadModule('@textlint/module-interop');
  const markdown = await loadModule('@textlint/textlint-plugin-markdown');
  const prh = await loadModule('textlint-rule-prh');
  const descriptor = new TextlintKernelDescriptor({
    rules: [{ ruleId: 'prh', rule: moduleInterop(prh.default ?? prh), options: { rulePaths: [list] } }],
    plugins: [{ pluginId: 'markdown', plugin: moduleInterop(markdown.default ?? markdown) }],
    filterRules: [],
    configBaseDir: folder,
  });
  const linter = createLinter({ descriptor });
  return async (text) => (await linter.lintText(text, 'report.md')).messages.length;
}
