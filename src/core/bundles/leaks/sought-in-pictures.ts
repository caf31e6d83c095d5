/** What is looked for in the words that a machine recognised in a picture. */
export type SoughtInPictures = {
  readonly isEmpty: boolean
  /** In: the words in the order they were read. Out: which of the texts stand there, by their places among them. */
  which(words: readonly string[]): readonly number[]
}

/** A recogniser drops or makes up shorter ones. */
const FEWEST_LETTERS = 4
/** From here on a text is found wherever its letters follow one another: spaces are what a recogniser gets wrong most. */
const FEWEST_SQUEEZED = 8
const FEWEST_DIGITS = 5
/** So much of a text, word by word, is not there by chance. */
const RUN_WORDS = 4
const RUN_LETTERS = 20

/** Letters in a row: all of them, and those of the longer words alone. */
type Letters = { readonly all: string; readonly ofLongWords: string }

/**
 * Makes the search ready. In: the texts withheld, and, in letters and digits of one case, all that the bundle gives: a run
 * of words that stands there too is no finding. A text is found whole, or a long run of its words.
 */
export function makeSoughtInPictures(texts: readonly string[], given: string): SoughtInPictures {
  const sought = texts.map((text) => soughtOf(text, given))
  return {
    isEmpty: sought.every(({ single, longer }) => single === null && longer.length === 0),
    which(read) {
      const words = read.flatMap(wordsOf)
      const singles = new Set(words.map(looksOf))
      const seen = lettersOf(words)
      return sought.flatMap(({ single, longer }, index) =>
        (single !== null && singles.has(single)) || longer.some((one) => standsIn(one, seen)) ? [index] : [],
      )
    },
  }
}

/** A text as it is looked for: by itself where it is short, and longer ones wherever their letters follow one another. */
function soughtOf(
  text: string,
  given: string,
): { readonly single: string | null; readonly longer: readonly Letters[] } {
  const words = wordsOf(text)
  const runs = runsOf(words)
    .filter((run) => !isGiven(run, given))
    .map(lettersOf)
  const whole = lettersOf(words)
  if (!isSoughtWhole(text)) return { single: null, longer: runs }
  if (whole.all.length < FEWEST_SQUEEZED) return { single: whole.all, longer: runs }
  return { single: null, longer: [whole, ...runs] }
}

function standsIn({ all, ofLongWords }: Letters, seen: Letters): boolean {
  const isLong = ofLongWords.length >= RUN_LETTERS
  return seen.all.includes(all) || (isLong && seen.ofLongWords.includes(ofLongWords))
}

function isSoughtWhole(text: string): boolean {
  const letters = wordsOf(text).join('')
  return letters.length >= (/^\p{N}*$/u.test(letters) ? FEWEST_DIGITS : FEWEST_LETTERS)
}

/** Every stretch of so many longer words, with what stands between them. */
function runsOf(words: readonly string[]): readonly (readonly string[])[] {
  const longAt = words.flatMap((word, at) => (word.length >= FEWEST_LETTERS ? [at] : []))
  return longAt.flatMap((from, index) => {
    const to = longAt[index + RUN_WORDS - 1]
    const run = to === undefined ? [] : words.slice(from, to + 1)
    return lettersOf(run).ofLongWords.length >= RUN_LETTERS ? [run] : []
  })
}

const isGiven = (run: readonly string[], given: string): boolean => given.includes(run.join(''))

const lettersOf = (words: readonly string[]): Letters => ({
  all: looksOf(words.join('')),
  ofLongWords: looksOf(words.filter((word) => word.length >= FEWEST_LETTERS).join('')),
})

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}|]+/u)
    .filter((word) => word !== '')

/** One sign for those that look alike on a screen, and letters without their accents. */
const looksOf = (letters: string): string =>
  letters
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[1i|]/g, 'l')
    .replaceAll('0', 'o')
    .replaceAll('5', 's')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
