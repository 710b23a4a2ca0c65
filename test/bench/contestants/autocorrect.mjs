/** AutoCorrect's linter (Rust): spaces and punctuation. */
export function prepare({ load }) {
  const autocorrect = load('autocorrect-node');
  return (text) => autocorrect.lintFor(text, 'report.md').lines.length;
}
