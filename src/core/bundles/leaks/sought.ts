import { makeFinder } from './finder.ts'
import { fold, squeeze } from './fold.ts'
import type { LeakKind } from '../../../contract/bundles.ts'

/** What must stand nowhere: words, and hashes in lowercase hex. */
export type MustNotStand = { readonly texts: readonly string[]; readonly hashesHex: readonly string[] }

/** Told which of the texts stand there, by their places among them. Without it a search stops at the first. */
export type TellWhich = (which: number) => void

/** A search that was made ready once and is asked many times. It answers what was found, never the words. */
export type Sought = {
  readonly isEmpty: boolean
  /** Looks in text: any case, any Unicode form, whatever spaces and hyphens stand between. */
  inText(text: string, tell?: TellWhich): LeakKind | null
  /** The same in a text that is folded already. */
  inFolded(folded: string, tell?: TellWhich): LeakKind | null
  /** Looks in bytes of any kind: as UTF-8 and UTF-16 and, for a hash, also as it is and as base64. */
  inBytes(bytes: Uint8Array, tell?: TellWhich): LeakKind | null
  /** No spelling of anything sought has more bytes than this. */
  readonly longestBytes: number
}

/** Shorter than this a word is in every text; a number stands on every page. */
const FEWEST_LETTERS = 3
const FEWEST_DIGITS = 5
/** From here on a text is also found without its spaces and inside other words. */
const FEWEST_SQUEEZED = 8
/** Fewer bytes than this stand in any large file by chance. */
const FEWEST_BYTES = 6
/** A long text is sought in pieces, so that a page that ends in the middle of it does not hide it. */
const LONG_TEXT = 160
const PIECE = 60

type Words = { readonly spaced: string; readonly squeezed: string | null }
type Piece = { readonly text: string; readonly which: number }

/** Makes the search ready. Words of under three letters, and numbers of under five digits, are not sought. */
export function makeSought({ texts, hashesHex }: MustNotStand): Sought {
  const pieces = texts.flatMap((whole, which) => piecesOf(whole).map((text): Piece => ({ text, which })))
  const words = pieces.flatMap(({ text, which }) => wordsOf(fold(text)).map((one) => ({ ...one, which })))
  const hashes = hashesHex.map((hex) => Buffer.from(hex, 'hex'))
  const hashTexts = hashes.flatMap(hashSpellings).map(fold).map(squeeze)
  const wordBytes = pieces
    .filter(({ text }) => wordsOf(fold(text)).length > 0)
    .flatMap(({ text, which }) => spellings(text).map((bytes) => ({ bytes, which })))
  const hashBytes = hashes.flatMap((raw) => [raw, ...hashSpellings(raw).map((text) => Buffer.from(text))])
  const findWord = makeFinder(words.map(({ spaced }) => Buffer.from(squeeze(spaced))))
  const findBytes = makeFinder([...hashBytes, ...wordBytes.map(({ bytes }) => bytes)])
  const inFolded = (spaced: string, tell?: TellWhich): LeakKind | null => {
    if (words.length === 0 && hashes.length === 0) return null
    const squeezed = squeeze(spaced)
    if (hashTexts.some((one) => squeezed.includes(one))) return 'withheld-hash'
    // Where a word does not stand without spaces it does not stand with them.
    const asked = new Set<number>()
    let found: LeakKind | null = null
    findWord(Buffer.from(squeezed), (index) => {
      if (asked.has(index)) return false
      asked.add(index)
      if (!stands(words[index]!, spaced, squeezed)) return false
      found = 'withheld-words'
      tell?.(words[index]!.which)
      return tell === undefined
    })
    return found
  }
  return {
    isEmpty: words.length === 0 && hashes.length === 0,
    longestBytes: Math.max(
      0,
      ...[...wordBytes.map(({ bytes }) => bytes), ...hashBytes].map((one) => one.length),
    ),
    inText: (text, tell) => inFolded(fold(text), tell),
    inFolded,
    inBytes(bytes, tell) {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      let found: LeakKind | null = null
      findBytes(buffer, (index, at) => {
        const word = wordBytes[index - hashBytes.length]
        if (word === undefined) found ??= 'withheld-hash'
        else if (standsAlone(word.bytes, buffer, at)) {
          found ??= 'withheld-words'
          tell?.(word.which)
        }
        return found !== null && tell === undefined
      })
      return found
    },
  }
}

function piecesOf(text: string): readonly string[] {
  const whole = text.trim()
  if (whole.length <= LONG_TEXT) return [whole]
  const pieces: string[] = []
  let piece = ''
  for (const word of whole.split(/\s+/)) {
    piece = piece === '' ? word : `${piece} ${word}`
    if (piece.length < PIECE) continue
    pieces.push(piece)
    piece = ''
  }
  return pieces
}

function wordsOf(spaced: string): readonly Words[] {
  const squeezed = squeeze(spaced)
  const letters = squeezed.replace(/[^\p{L}\p{N}]/gu, '')
  if (NO_SPACES.test(spaced) ? letters.length < 2 : letters.length < FEWEST_LETTERS) return []
  if (/^\p{N}*$/u.test(letters) && letters.length < FEWEST_DIGITS) return []
  return [{ spaced, squeezed: letters.length >= FEWEST_SQUEEZED ? squeezed : null }]
}

function stands({ spaced, squeezed }: Words, inSpaced: string, inSqueezed: string): boolean {
  if (squeezed !== null && inSqueezed.includes(squeezed)) return true
  for (let at = inSpaced.indexOf(spaced); at >= 0; at = inSpaced.indexOf(spaced, at + 1)) {
    const [before, after] = [inSpaced.slice(at - 1, at), inSpaced.slice(at + spaced.length).slice(0, 1)]
    if (!isOneWord(before, spaced.slice(0, 1)) && !isOneWord(spaced.slice(-1), after)) return true
  }
  return false
}

const LETTER = /[\p{L}\p{N}]/u
/** Scripts that set no space between words: there is no telling where one ends. */
const NO_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

const isOneWord = (left: string, right: string): boolean =>
  LETTER.test(left) && LETTER.test(right) && !NO_SPACES.test(left) && !NO_SPACES.test(right)

/** As typed and in the cases and forms that a program would make of it, in UTF-8 and both kinds of UTF-16. */
function spellings(text: string): readonly Buffer[] {
  const forms = [text, text.toLowerCase(), text.toUpperCase()].flatMap((one) => [
    one,
    one.normalize('NFC'),
    one.normalize('NFD'),
  ])
  return [...new Set(forms)].flatMap((form) => {
    const wide = Buffer.from(form, 'utf16le')
    const all = [Buffer.from(form), wide, Buffer.from(wide).swap16()]
    return all.filter((one) => one.length >= FEWEST_BYTES)
  })
}

function hashSpellings(raw: Buffer): readonly string[] {
  const hex = raw.toString('hex')
  return [hex, hex.toUpperCase(), raw.toString('base64').replace(/=+$/, ''), raw.toString('base64url')]
}

/** Only one that no letter touches counts, as in text. */
const standsAlone = (word: Buffer, bytes: Buffer, at: number): boolean =>
  word.length >= FEWEST_SQUEEZED || (!isAsciiLetter(bytes[at - 1]) && !isAsciiLetter(bytes[at + word.length]))

const isAsciiLetter = (byte = 0): boolean =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
