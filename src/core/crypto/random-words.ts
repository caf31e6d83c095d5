import { wordlist } from '@scure/bip39/wordlists/english.js'
import type { Random } from '../ports/random.ts'

const BYTES_PER_WORD = 2

/** Words for a passphrase, 11 bits each, from the English list of BIP-39, with a space between them. */
export function randomWords(random: Random, count: number): string {
  const bytes = random.bytes(count * BYTES_PER_WORD)
  const pick = (at: number): number => ((bytes[2 * at]! << 8) | bytes[2 * at + 1]!) % wordlist.length
  return Array.from({ length: count }, (_, at) => wordlist[pick(at)]!).join(' ')
}
