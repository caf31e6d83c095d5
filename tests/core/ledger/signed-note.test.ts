import { execFileSync } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64, toHex, utf8 } from '../../../src/core/crypto/bytes.ts'
import { signingKeyFromSeed } from '../../../src/core/crypto/sign.ts'
import {
  decodeVkey,
  encodeVkey,
  noteKeyId,
  parseNote,
  signNote,
  verifyNote,
} from '../../../src/core/ledger/signed-note.ts'
import { needs } from '../../support/judges.ts'
import vectors from '../../vectors/signed-note.json' with { type: 'json' }

const seed = fromBase64(vectors.privateKey.split('+').slice(4).join('+'))!.subarray(1)
const peter = signingKeyFromSeed(seed)
const peterKey = decodeVkey(vectors.vkey)
const enochKey = decodeVkey(vectors.otherVkey)
const signed = `${vectors.text}\n${vectors.signature}`

describe('a signed note (c2sp.org/signed-note)', () => {
  it('is signed byte for byte as golang.org/x/mod/sumdb/note signs it', () => {
    expect(signNote(vectors.text, 'PeterNeumann', peter.secret)).toBe(signed)
    expect(toHex(noteKeyId({ name: 'PeterNeumann', publicKey: peter.public }))).toBe('c74f20a3')
  })

  it('is verified under each of two known keys and ignores the line of the other', () => {
    const note = parseNote(utf8(signed + vectors.otherSignature))
    expect(note.text).toBe(vectors.text)
    expect(note.signatures.map((line) => line.name)).toEqual(['PeterNeumann', 'EnochRoot'])
    verifyNote(note, peterKey)
    verifyNote(note, enochKey)
    expect(() => verifyNote(parseNote(signed), enochKey)).toThrow(
      expect.objectContaining({ code: 'CheckpointMismatch' }),
    )
  })

  it('is refused when a line of the known key is wrong, even beside one that is right', () => {
    const broken = vectors.signature.replace('ZJku', 'ZJkv')
    for (const note of [`${vectors.text}\n${broken}`, signed + broken]) {
      expect(() => verifyNote(parseNote(note), peterKey)).toThrow(
        expect.objectContaining({ code: 'CheckpointMismatch' }),
      )
    }
    const longer = vectors.signature.replace('ZJku', 'ZJkuABCD')
    expect(() => verifyNote(parseNote(`${vectors.text}\n${longer}`), peterKey)).toThrow('does not fit')
    expect(() => verifyNote(parseNote(signed.replace('answer', 'Answer')), peterKey)).toThrow('does not fit')
  })

  it('takes the last empty line as the end of the text', () => {
    const text = 'one\n\ntwo\n'
    const note = parseNote(signNote(text, 'n', peter.secret))
    expect(note.text).toBe(text)
    verifyNote(note, { name: 'n', publicKey: peter.public })
  })

  it.each([
    ['no signature part', vectors.text],
    ['no signature', `${vectors.text}\n`],
    ['no last newline', signed.slice(0, -1)],
    ['a control character', `\u0001${signed}`],
    ['a carriage return', signed.replaceAll('\n', '\r\n')],
    ['a name with a space', `${vectors.text}\n— Bad Name ${vectors.signature.split(' ')[2]}`],
    ['a name with a plus', `${vectors.text}\n— Bad+Name ${vectors.signature.split(' ')[2]}`],
    ['a name with a wide space', `${vectors.text}\n— Bad\u3000Name ${vectors.signature.split(' ')[2]}`],
    ['another line after the signatures', `${signed}Unexpected line.\n`],
    ['a hyphen for the dash', signed.replace('— ', '- ')],
    ['base64 with spare bits', signed.replace('nAM=', 'nAN=')],
    ['base64 without padding', signed.replace('nAM=', 'nAM')],
    ['a signature without a body', `${vectors.text}\n— PeterNeumann x08gow==\n`],
    ['101 signatures', `${vectors.text}\n${vectors.signature.repeat(101)}`],
    ['a lone surrogate', `\ud800${signed}`],
  ])('is malformed with %s', (_, note) => {
    expect(() => parseNote(note)).toThrow(expect.objectContaining({ code: 'NotACheckpoint' }))
  })

  it('is malformed when it is not UTF-8', () => {
    expect(() => parseNote(Uint8Array.of(0xff, ...utf8(signed)))).toThrow('not UTF-8')
  })

  it('may carry 16 signatures', () => {
    verifyNote(parseNote(signed + vectors.otherSignature.repeat(15)), peterKey)
  })

  it('is not made of a text or a name that cannot stand in one', () => {
    for (const [text, name] of [
      ['no newline', 'n'],
      ['tab\t\n', 'n'],
      ['\udfff\n', 'n'],
      ['ok\n', ''],
      ['ok\n', 'a+b'],
      ['ok\n', 'a b'],
    ] as const) {
      expect(() => signNote(text, name, peter.secret)).toThrow(
        expect.objectContaining({ code: 'InvalidInput' }),
      )
    }
  })

  it('comes back from signing as it went in, and no changed character is accepted', () => {
    const line = fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => !/\p{Cc}/u.test(text))
    const texts = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => `${lines.join('\n')}\n`)
    fc.assert(
      fc.property(texts, fc.nat(), (text, pick) => {
        const note = signNote(text, 'example.com/log', peter.secret)
        const key = { name: 'example.com/log', publicKey: peter.public }
        expect(parseNote(note).text).toBe(text)
        verifyNote(parseNote(note), key)
        const bytes = utf8(note)
        bytes[pick % bytes.length]! ^= 1
        expect(() => verifyNote(parseNote(bytes), key)).toThrow(
          expect.objectContaining({ code: expect.stringMatching(/NotACheckpoint|CheckpointMismatch/) }),
        )
      }),
    )
  })

  it.skipIf(needs('openssl'))('has a signature that OpenSSL accepts', () => {
    const folder = mkdtempSync(join(tmpdir(), 'note-'))
    const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), peter.public])
    const pem = createPublicKey({ key: spki, format: 'der', type: 'spki' }).export({
      format: 'pem',
      type: 'spki',
    })
    const note = parseNote(signNote(vectors.text, 'n', peter.secret))
    writeFileSync(join(folder, 'key.pem'), pem)
    writeFileSync(join(folder, 'text'), note.text)
    writeFileSync(join(folder, 'sig'), note.signatures[0]!.signature)
    const openssl = (text: string) =>
      execFileSync(
        'openssl',
        ['pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', 'key.pem', '-in', text, '-sigfile', 'sig'],
        { cwd: folder, encoding: 'utf8', stdio: 'pipe' },
      )
    expect(openssl('text')).toContain('Signature Verified Successfully')
    writeFileSync(join(folder, 'other'), `${note.text}x`)
    expect(() => openssl('other')).toThrow('pkeyutl')
    rmSync(folder, { recursive: true })
  })
})

describe('a verifier key', () => {
  it('is written as Go writes it', () => {
    expect(encodeVkey({ name: 'PeterNeumann', publicKey: peter.public })).toBe(vectors.vkey)
    expect(decodeVkey(vectors.vkey)).toEqual({ name: 'PeterNeumann', publicKey: Buffer.from(peter.public) })
  })

  it('is refused in every cut and changed form that Go refuses', () => {
    const cuts = Array.from({ length: vectors.vkey.length }, (_, at) => [
      vectors.vkey.slice(0, at),
      vectors.vkey.slice(at + 1),
      vectors.vkey.slice(0, at) +
        String.fromCharCode(vectors.vkey.charCodeAt(at) + 1) +
        vectors.vkey.slice(at + 1),
    ]).flat()
    for (const vkey of [...vectors.badVkeys, ...cuts]) {
      expect(() => decodeVkey(vkey)).toThrow(expect.objectContaining({ code: 'NotACheckpoint' }))
    }
  })
})
