import { wordlist } from '@scure/bip39/wordlists/english.js'
import type { Random } from '../ports.ts'

const WORDS = 6

/** Six words of 11 bits each, chosen by the computer's own random numbers: 66 bits. The list has 2,048 words. */
export function suggestPassphrase(random: Random): string {
  const bytes = random.bytes(2 * WORDS)
  const word = (at: number): string =>
    wordlist[((bytes[2 * at]! << 8) | bytes[2 * at + 1]!) % wordlist.length]!
  return Array.from({ length: WORDS }, (_, at) => word(at)).join(' ')
}
