declare module 'linebreak' {
  /** Finds the breaks of a text by the Unicode Line Breaking Algorithm. */
  export default class LineBreaker {
    constructor(text: string)
    /** Null after the last one, which is the end of the text. */
    nextBreak(): { readonly position: number; readonly required: boolean } | null
  }
}
