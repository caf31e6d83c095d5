import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex, utf8 } from '../../../src/core/crypto/bytes.ts'
import { newP256KeyPair } from '../../../src/core/crypto/p256.ts'
import {
  certificatePem,
  checkPair,
  fingerprintOf,
  openVaultRoot,
  rootCertificateOf,
} from '../../../src/core/pades/certificates.ts'
import { isSignedBy, newPassingKey, openPkcs8, signSame, spkiOfPoint } from '../../../src/core/pades/ecdsa.ts'
import { needs } from '../../support/judges.ts'
import { ask, flipped, inFolder } from '../../support/pdf-judges.ts'

const KEY = newP256KeyPair()
/** Seconds since 1970. */
const YEAR_4000 = '64060588800'
const LEAF = newP256KeyPair()

function pairOf(pkcs8: Uint8Array, leafSpki: Uint8Array) {
  const root = openVaultRoot(pkcs8)
  const leafDer = root.certify(leafSpki)
  root.close()
  return { rootDer: root.rootDer, leafDer }
}

describe('signing the same bytes twice the same', () => {
  test('gives the signatures that RFC 6979 prints for P-256 and SHA-256', () => {
    // RFC 6979 appendix A.2.5.
    const secret = fromHex('c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721')
    const sample =
      '3046022100efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716' +
      '022100f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8'
    const other =
      '3045022100f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367' +
      '0220019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083'
    expect(toHex(signSame(secret, utf8('sample')))).toBe(sample)
    expect(toHex(signSame(secret, utf8('test')))).toBe(other)
    const point = fromHex(
      '0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6' +
        '7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299',
    )
    expect(isSignedBy(spkiOfPoint(point), utf8('sample'), fromHex(sample))).toBe(true)
    expect(isSignedBy(spkiOfPoint(point), utf8('simple'), fromHex(sample))).toBe(false)
  })

  test('agrees with WebCrypto about what is signed', async () => {
    for (let time = 0; time < 40; time += 1) {
      const key = await newPassingKey()
      const message = Uint8Array.from(utf8(`message ${time}`))
      const signature = await key.sign(message)
      expect(isSignedBy(key.spki, message, signature)).toBe(true)
      expect(isSignedBy(key.spki, message, flipped(signature, signature.length - 1))).toBe(false)
    }
  })

  test.each([
    ['nothing', new Uint8Array()],
    ['a public key', KEY.spki],
    ['half a key', KEY.pkcs8.subarray(0, 60)],
  ])('is refused for a key that is %s', (_what, bytes) => {
    expect(() => openPkcs8(bytes)).toThrow(expect.objectContaining({ code: 'DamagedFile' }))
  })
})

describe("a vault's certificates", () => {
  test('have the same root every time, which holds the key of the vault', () => {
    const root = openVaultRoot(KEY.pkcs8)
    expect(toHex(root.rootDer)).toBe(toHex(rootCertificateOf(KEY.pkcs8)))
    expect(toHex(root.rootSpki)).toBe(toHex(KEY.spki))
    expect(toHex(root.rootDer)).toContain(toHex(KEY.spki))
    expect(toHex(rootCertificateOf(LEAF.pkcs8))).not.toBe(toHex(root.rootDer))
  })

  test('have a root whose fingerprint never changes: it stands in bundles that were handed over', () => {
    // The key of RFC 6979 appendix A.2.5, as openssl wraps it; the figure is pinned, not from outside.
    const head = '3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420'
    const secret = 'c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721'
    expect(fingerprintOf(rootCertificateOf(fromHex(head + secret)))).toBe(
      '1A3B 91B9 D04D D0E0 3F5D E1A8 AC0F 5506 D133 6DC4 F063 05FB 591D 5D9B 5C4D F921',
    )
  })

  test('are ours only as they were made, to the last bit', () => {
    const pair = pairOf(KEY.pkcs8, LEAF.spki)
    expect(checkPair(pair)).toEqual({
      rootSpki: expect.objectContaining(KEY.spki) as Uint8Array,
      leafSpki: expect.objectContaining(LEAF.spki) as Uint8Array,
    })
    const isOurs = (rootDer: Uint8Array, leafDer: Uint8Array): boolean => {
      try {
        return checkPair({ rootDer, leafDer }) !== null
      } catch {
        return false
      }
    }
    expect(isOurs(pair.rootDer, pair.leafDer)).toBe(true)
    for (let at = 0; at < pair.rootDer.length; at += 1)
      expect(isOurs(flipped(pair.rootDer, at), pair.leafDer)).toBe(false)
    for (let at = 0; at < pair.leafDer.length; at += 1)
      expect(isOurs(pair.rootDer, flipped(pair.leafDer, at))).toBe(false)
    expect(isOurs(rootCertificateOf(LEAF.pkcs8), pair.leafDer)).toBe(false)
    expect(isOurs(pair.leafDer, pair.rootDer)).toBe(false)
  })

  test.skipIf(needs('openssl'))('are good certificates to openssl, and name nobody', () => {
    inFolder((folder) => {
      const { rootDer, leafDer } = pairOf(KEY.pkcs8, LEAF.spki)
      const [root, leaf] = [join(folder, 'root.pem'), join(folder, 'leaf.pem')]
      writeFileSync(root, certificatePem(rootDer))
      writeFileSync(leaf, certificatePem(leafDer))
      const chain = ask('openssl', ['verify', '-x509_strict', '-check_ss_sig', '-CAfile', root, leaf])
      expect(chain).toEqual({ status: 0, text: `${leaf}: OK\n` })
      const print = ask('openssl', ['x509', '-in', root, '-noout', '-fingerprint', '-sha256']).text
      expect(print.trim().split('=')[1]?.replaceAll(':', '')).toBe(fingerprintOf(rootDer).replaceAll(' ', ''))
      const rootText = ask('openssl', ['x509', '-in', root, '-noout', '-text']).text
      expect(rootText).toMatch(/Subject: CN ?= ?Holdfast vault [0-9a-f]{8}\n/)
      expect(rootText).toMatch(/Basic Constraints: critical\s+CA:TRUE, pathlen:0\s/)
      expect(rootText).toContain('Not After : Dec 31 23:59:59 9999 GMT')
      const leafText = ask('openssl', ['x509', '-in', leaf, '-noout', '-text']).text
      expect(leafText).toMatch(/Subject: CN ?= ?Holdfast vault [0-9a-f]{8} signature [0-9a-f]{8}\n/)
      expect(leafText).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation\s/)
      expect(leafText).toContain('Not After : Dec 31 23:59:59 9999 GMT')
      const last = ask('openssl', ['verify', '-attime', YEAR_4000, '-CAfile', root, leaf])
      expect(last.status).toBe(0)
    })
  })
})
