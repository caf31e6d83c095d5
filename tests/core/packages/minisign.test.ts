import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { toHex, utf8 } from '../../../src/core/crypto/bytes.ts'
import { blake2b512, signingKeyFromSeed } from '../../../src/core/crypto/sign.ts'
import {
  encodeMinisignKey,
  encodeMinisignKeyLine,
  keyFingerprint,
  minisignKeyId,
  parseMinisign,
  parseMinisignKey,
  signMinisign,
  verifyMinisign,
} from '../../../src/core/packages/minisign.ts'
import { needs } from '../../support/judges.ts'
import vectors from '../../vectors/minisign.json' with { type: 'json' }

const folder = mkdtempSync(join(tmpdir(), 'minisign-'))
afterAll(() => rmSync(folder, { recursive: true }))

const pair = signingKeyFromSeed(new Uint8Array(32).fill(5))
const key = { keyId: minisignKeyId(pair.public), publicKey: pair.public }
const file = utf8('a manifest\n')
const signed = signMinisign(blake2b512(file), pair.secret, key.keyId, 'timestamp:1\tfile:m\thashed')
const published = { key: parseMinisignKey(vectors.publicKey), prehash: blake2b512(utf8(vectors.fileText)) }

function minisign(...args: readonly string[]): string {
  return execFileSync('minisign', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
}

describe('a minisign signature', () => {
  it.each(vectors.prehashed)('that was published is accepted', (text) => {
    expect(verifyMinisign(parseMinisign(text), published.prehash, published.key)).toBe(true)
    expect(verifyMinisign(parseMinisign(text), blake2b512(utf8('Test')), published.key)).toBe(false)
    const commented = parseMinisign(text.replace('file:test', 'file:Test'))
    expect(verifyMinisign(commented, published.prehash, published.key)).toBe(false)
  })

  it('of the old kind, not prehashed, is refused', () => {
    expect(() => parseMinisign(vectors.legacy)).toThrow(expect.objectContaining({ code: 'DamagedPackage' }))
  })

  it.skipIf(needs('minisign'))(
    'of ours is accepted by the real minisign, and a changed file or comment is not',
    () => {
      writeFileSync(join(folder, 'ours.pub'), encodeMinisignKey(key))
      writeFileSync(join(folder, 'm'), file)
      writeFileSync(join(folder, 'm.minisig'), signed)
      expect(minisign('-V', '-p', 'ours.pub', '-m', 'm')).toContain(
        'Signature and comment signature verified',
      )
      expect(minisign('-V', '-P', encodeMinisignKeyLine(key), '-Q', '-m', 'm')).toContain(
        'timestamp:1\tfile:m',
      )
      writeFileSync(join(folder, 'm.minisig'), signed.replace('file:m', 'file:n'))
      expect(() => minisign('-V', '-p', 'ours.pub', '-m', 'm')).toThrow(
        'Comment signature verification failed',
      )
      writeFileSync(join(folder, 'm.minisig'), signed)
      writeFileSync(join(folder, 'm'), 'another manifest\n')
      expect(() => minisign('-V', '-p', 'ours.pub', '-m', 'm')).toThrow('Signature verification failed')
    },
  )

  it.skipIf(needs('minisign'))('of the real minisign is accepted by us', () => {
    minisign('-G', '-W', '-p', 'theirs.pub', '-s', 'theirs.key')
    writeFileSync(join(folder, 't'), file)
    minisign('-S', '-s', 'theirs.key', '-m', 't', '-t', 'kept')
    const theirs = parseMinisignKey(readFileSync(join(folder, 'theirs.pub')))
    const parsed = parseMinisign(readFileSync(join(folder, 't.minisig')))
    expect(parsed.trustedComment).toBe('kept')
    expect(verifyMinisign(parsed, blake2b512(file), theirs)).toBe(true)
    expect(verifyMinisign(parsed, blake2b512(file), key)).toBe(false)
  })

  it('with any byte of its signed lines changed is malformed or wrong', () => {
    const bytes = utf8(signed)
    const from = signed.indexOf('\n') + 1
    fc.assert(
      fc.property(
        fc.integer({ min: from, max: bytes.length - 2 }),
        fc.integer({ min: 1, max: 255 }),
        (at, bit) => {
          const changed = Uint8Array.from(bytes)
          changed[at]! ^= bit
          const accepted = (() => {
            try {
              return verifyMinisign(parseMinisign(changed), blake2b512(file), key)
            } catch (error) {
              expect(error).toMatchObject({ code: 'DamagedPackage' })
              return false
            }
          })()
          expect(accepted).toBe(false)
        },
      ),
    )
  })

  it('is not made with a comment of two lines or of something that is no BLAKE2b-512', () => {
    expect(() => signMinisign(blake2b512(file), pair.secret, key.keyId, 'a\nb')).toThrow(
      expect.objectContaining({ code: 'InvalidInput' }),
    )
    expect(() => signMinisign(file, pair.secret, key.keyId, 'a')).toThrow(
      expect.objectContaining({ code: 'InvalidInput' }),
    )
  })
})

describe('a minisign public key', () => {
  it('is written and read as minisign does', () => {
    expect(encodeMinisignKey(published.key)).toBe(vectors.publicKeyFile)
    expect(parseMinisignKey(vectors.publicKeyFile)).toEqual(published.key)
    expect(encodeMinisignKeyLine(published.key)).toBe(vectors.publicKey)
  })

  it.each([
    '',
    'x\ny\nz\n',
    vectors.publicKey.slice(0, -4),
    `AAAA${vectors.publicKey.slice(4)}`,
    `x\n${vectors.publicKey}\n`,
  ])('is refused when it is none: %j', (text) => {
    expect(() => parseMinisignKey(text)).toThrow(expect.objectContaining({ code: 'DamagedPackage' }))
  })

  it.skipIf(needs('sha256sum'))('has a fingerprint of sixteen groups: SHA-256 of its 32 bytes', () => {
    const sha = execFileSync('sha256sum', { input: pair.public, encoding: 'utf8' }).slice(0, 64)
    expect(keyFingerprint(pair.public)).toMatch(/^([0-9A-F]{4} ){15}[0-9A-F]{4}$/)
    expect(keyFingerprint(pair.public).replaceAll(' ', '').toLowerCase()).toBe(sha)
    expect(toHex(key.keyId)).toBe(sha.slice(0, 16))
  })
})
