/** zhlint: spaces and punctuation, with the rules it recommends. */
export function prepare({ load }) {
  const { run } = load('zhlint');
  return (text) => run(text, { rules: { preset: 'default' } }).validations.length;
}
