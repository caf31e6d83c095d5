import { createWriteStream } from 'node:fs'
import { mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { Instant, Seq, Sha256Hex } from '../../../src/contract/ids.ts'
import { concat, toBase64, toHex, utf8 } from '../../../src/core/crypto/bytes.ts'
import { sha256 } from '../../../src/core/crypto/hash.ts'
import { newP256KeyPair } from '../../../src/core/crypto/p256.ts'
import { signingKeyFromSeed } from '../../../src/core/crypto/sign.ts'
import { originOf, signCheckpoint } from '../../../src/core/ledger/checkpoint.ts'
import { leafHash, rootOf } from '../../../src/core/ledger/merkle.ts'
import { minisignKeyId, signMinisign } from '../../../src/core/packages/minisign.ts'
import { certificatePem } from '../../../src/core/pades/certificates.ts'
import { plainSignedPdf } from '../../support/plain-signable-pdf.ts'
import type { PackageExhibit, PackageInput } from '../../../src/core/packages/package-input.ts'

export const MADE_AT = Instant.parse('2026-03-12T14:05:07.000Z')
const LOGGED_AT = Instant.parse('2026-03-01T09:00:00.000Z')

export const logKey = signingKeyFromSeed(new Uint8Array(32).fill(1))
export const manifestKey = signingKeyFromSeed(new Uint8Array(32).fill(2))
export const strangerKey = signingKeyFromSeed(new Uint8Array(32).fill(3))

export type KeyPair = typeof logKey

export const dataFiles = [
  { label: 'AB1', name: 'AB1.png', bytes: utf8('\u0089PNG a picture, made up') },
  { label: 'AB2', name: 'AB2.m4a', bytes: new Uint8Array(300_000).fill(9) },
  { label: 'AB3', name: 'AB3.txt', bytes: new Uint8Array(0) },
]

/** An entry as the ledger writes one; the order of the keys is the canonical one. */
export function madeUpEntry(seq: number, type: string, payload: object): Uint8Array {
  return utf8(
    JSON.stringify({ at: LOGGED_AT, by: 'owner', payload, salt: toBase64(sha256(Uint8Array.of(seq))), type }),
  )
}

function firstEntry(log: KeyPair, manifest: KeyPair, pdf: string): Uint8Array {
  const keys = { log: toBase64(log.public), manifest: toBase64(manifest.public), pdf }
  return madeUpEntry(0, 'vault.created@1', { keys, vault: 'made up' })
}

/** Thirteen entries: 0 makes the vault, 4 to 6 take the exhibits in, 11 labels them, the others stay undisclosed. */
export function madeUpLog(log = logKey, manifest = manifestKey, pdf = ''): readonly Uint8Array[] {
  const entries = Array.from({ length: 13 }, (_, seq) => madeUpEntry(seq, 'vault.unlocked@1', {}))
  entries[0] = firstEntry(log, manifest, pdf)
  dataFiles.forEach((file, at) => {
    const payload = { exhibit: `e${at}`, sha256: toHex(sha256(file.bytes)), sizeBytes: file.bytes.length }
    entries[4 + at] = madeUpEntry(4 + at, 'exhibit.ingested@1', payload)
  })
  const labels = dataFiles.map((file, at) => ({ exhibit: `e${at}`, label: file.label }))
  entries[11] = madeUpEntry(11, 'exhibit.labelled@1', { labels })
  return entries
}

export const DISCLOSED = [0, 4, 5, 6, 11]

export function checkpointOf(entries: readonly Uint8Array[], size: number, log = logKey): string {
  const root = rootOf(concat(...entries.slice(0, size).map(leafHash)))
  return signCheckpoint({ origin: originOf(log.public), size, root }, log.secret)
}

export function madeUpExhibit(at: number): PackageExhibit {
  const { label, name, bytes } = dataFiles[at]!
  const seq = Seq.parse(4 + at)
  const line = {
    seq,
    at: LOGGED_AT,
    what: 'Kept, from a file chosen by the writer',
    by: 'owner',
    purpose: null,
  }
  return {
    custody: {
      label,
      file: `data/${name}`,
      sha256: Sha256Hex.parse(toHex(sha256(bytes))),
      sizeBytes: bytes.length,
      seq,
      lines: [line],
    },
    async *read() {
      for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536)
    },
  }
}

/** `pdf` is the SPKI of the PDF key, base64, as the first line names it. */
export function madeUpInput(log = logKey, manifest = manifestKey, pdf = ''): PackageInput {
  const entries = madeUpLog(log, manifest, pdf)
  const keyId = minisignKeyId(manifest.public)
  return {
    bundleId: 'HF-7K3Q-2',
    madeAt: MADE_AT,
    zone: 'Europe/London',
    recipient: 'West Midlands Police',
    appVersion: '0.1.0',
    pdfs: [
      {
        name: '01-Evidence-bundle-HF-7K3Q-2.pdf',
        isSigned: false,
        make: () => Promise.resolve(utf8('%PDF-1.7 made up')),
      },
    ],
    otherCopies: [],
    pages: { leftOut: 3, hashes: 36, check: 37 },
    exhibits: dataFiles.map((_, at) => madeUpExhibit(at)),
    entries: DISCLOSED.map((seq) => ({ seq, bytes: entries[seq]! })),
    leavesBytes: concat(...entries.map(leafHash)),
    checkpointNote: checkpointOf(entries, entries.length, log),
    logPublicKey: log.public,
    manifestKey: { keyId, publicKey: manifest.public },
    signList: (prehash, comment) => signMinisign(prehash, manifest.secret, keyId, comment),
  }
}

/** The same package with a PDF that is sealed, and the plain copy of it in the other folder. */
export async function sealedInput(pair = newP256KeyPair(), copies = 1): Promise<PackageInput> {
  const signed = await Promise.all(Array.from({ length: copies }, () => plainSignedPdf(pair.pkcs8)))
  const masters = signed.map(({ pdfBytes }, at) => ({
    name: `01-Evidence-bundle-HF-7K3Q-2-sealed${copies === 1 ? '' : `-Volume-${at + 1}-of-${copies}`}.pdf`,
    make: () => Promise.resolve(pdfBytes),
    isSigned: true,
  }))
  const plain = {
    name: 'other-copy/Evidence-bundle-HF-7K3Q-2-filing-copy.pdf',
    make: () => Promise.resolve(utf8('%PDF-1.7 a plain copy, made up')),
    isSigned: false,
  }
  return {
    ...madeUpInput(logKey, manifestKey, toBase64(pair.spki)),
    pdfs: [masters[0]!, ...masters.slice(1)],
    otherCopies: [plain],
    rootCertificate: certificatePem(signed[0]!.rootDer),
  }
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'package-'))
}

export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .toSorted()
}

/** Zips a folder with yazl. `around` is the folder inside the zip, such as `HF-…/`, or empty. */
export async function zipOf(
  folder: string,
  zipPath: string,
  around: string,
  compress = true,
): Promise<string> {
  const zip = new ZipFile()
  for (const name of filesIn(folder)) zip.addFile(join(folder, name), around + name, { compress })
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(zipPath))
  return zipPath
}
