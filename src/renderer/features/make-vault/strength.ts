import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { dictionary as english, translations } from '@zxcvbn-ts/language-en'
import { makeVaultText } from '../../texts/make-vault.ts'

const LEAST_LETTERS = 12
const LEAST_SCORE = 3

const estimator = new ZxcvbnFactory({
  translations,
  graphs: adjacencyGraphs,
  dictionary: { ...dictionary, ...english },
})

export type Strength = { readonly isWeak: boolean; readonly words: string }

/** How long a passphrase would hold, in words; made here, and nothing of it leaves the page. */
export function strengthOf(passphrase: string): Strength {
  if (passphrase === '') return { isWeak: true, words: makeVaultText.strength.none }
  const { score, crackTimes } = estimator.check(passphrase)
  const time = crackTimes.offlineSlowHashingXPerSecond.display
  const isWeak = score < LEAST_SCORE || [...passphrase].length < LEAST_LETTERS
  return { isWeak, words: isWeak ? makeVaultText.strength.weak(time) : makeVaultText.strength.strong(time) }
}
