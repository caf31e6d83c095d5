import { wordlist } from '@scure/bip39/wordlists/english.js'
import { utf8 } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import { parseNote } from './signed-note.ts'

const WORD_COUNT = 12
const BITS_PER_WORD = 11

/**
 * Twelve words that stand for a checkpoint, to be read aloud or printed. In: the whole signed note; only its text
 * counts, so lines of further signers change nothing. Out: the first 132 bits of SHA-256 of the text, 11 bits a word,
 * in the English list of BIP-39 (without its checksum). Throws `NotACheckpoint`.
 */
export function checkpointWords(note: Uint8Array | string): readonly string[] {
  const bits = [...sha256(utf8(parseNote(note).text))]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
  return Array.from({ length: WORD_COUNT }, (_, at) => {
    const from = at * BITS_PER_WORD
    return wordlist[Number.parseInt(bits.slice(from, from + BITS_PER_WORD), 2)]!
  })
}
