/** The parts of css-tree that are loaded one by one: the lexer alone costs more to load than the rest. */
declare module 'css-tree/parser' {
  const parse: typeof import('css-tree').parse
  export default parse
}

declare module 'css-tree/tokenizer' {
  export const tokenize: typeof import('css-tree').tokenize
  export const tokenTypes: typeof import('css-tree').tokenTypes
}

declare module 'css-tree/utils' {
  export const ident: { decode(text: string): string }
  export const string: { decode(text: string): string }
}
