/** A sentence's own end, with the marks and brackets that may close after it. */
const ENDS_ITSELF = /[.!?…。．！？؟۔।]["'”’»)\]]*\s*$/u

/**
 * What ends a sentence after somebody's words in quotation marks: nothing where they end with a stop of their own,
 * which stands inside the marks.
 */
export const stopAfter = (words: string): '.' | '' => (ENDS_ITSELF.test(words) ? '' : '.')
