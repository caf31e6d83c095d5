import { entropyToMnemonic } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { describe, expect, it } from 'vitest'
import { utf8 } from '../../../src/core/crypto/bytes.ts'
import { sha256 } from '../../../src/core/crypto/hash.ts'
import { parseNote } from '../../../src/core/ledger/signed-note.ts'
import { checkpointWords } from '../../../src/core/ledger/words.ts'
import checkpointVector from '../../vectors/checkpoint.json' with { type: 'json' }
import noteVector from '../../vectors/signed-note.json' with { type: 'json' }

const note = `${noteVector.text}\n${noteVector.signature}`

describe('the twelve words of a checkpoint', () => {
  it('are the first twelve that BIP-39 makes of the same 256 bits', () => {
    for (const one of [note, checkpointVector.note]) {
      const outside = entropyToMnemonic(sha256(utf8(parseNote(one).text)), wordlist)
        .split(' ')
        .slice(0, 12)
      expect(checkpointWords(one)).toEqual(outside)
    }
  })

  it('do not change when somebody else signs the same checkpoint too', () => {
    expect(checkpointWords(note + noteVector.otherSignature)).toEqual(checkpointWords(utf8(note)))
  })

  it('change with one letter of the text', () => {
    expect(checkpointWords(note.replace('answer', 'answes'))).not.toEqual(checkpointWords(note))
  })
})
