/** opencc-js ships its dictionaries as modules without types: `from to[ alternative…]` pairs joined by `|`. */
declare module 'opencc-js/dict/*' {
  const dictionary: string;
  export default dictionary;
}
