import { describe, expect, it } from 'vitest'
import { makeVaultText } from '../../../src/renderer/texts/make-vault.ts'

const texts = Object.entries(makeVaultText.ownerMeans)

describe('what it means whose computer it is', () => {
  it.each(texts)('says of a computer that is %s what others can see, three sentences of it', (_, says) => {
    const sentences = says.split(/(?<=\.) /)
    expect(sentences.filter((sentence) => /can (see|read)/.test(sentence))).toHaveLength(3)
  })

  it.each(texts)('says of a computer that is %s that monitoring software sees screen and keys', (_, says) => {
    expect(says).toContain(
      'Software that watches the screen or keys can see what you see while it is unlocked.',
    )
  })
})
