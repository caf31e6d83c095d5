import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { certificatePem } from '../../src/core/pades/certificates.ts'

export type Said = { readonly status: number | null; readonly text: string }

/** Runs a program and gives everything that it wrote. */
export function ask(program: string, args: readonly string[]): Said {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  return { status, text: `${stdout}${stderr}` }
}

/** A folder of its own for the length of `use`. */
export function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-judge-'))
  try {
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export type Verdicts = {
  readonly pdfsig: Said
  readonly mutool: Said
  readonly qpdf: Said
  /** Of the bytes that the file's last ByteRange names; null when these are not all there. */
  readonly openssl: Said | null
}

/** What the judges say of a PDF; the caller's test has said that it needs them. */
export function judgePdf(pdfBytes: Uint8Array, rootDer: Uint8Array): Verdicts {
  return inFolder((folder) => {
    const file = join(folder, 'a.pdf')
    writeFileSync(file, pdfBytes)
    return {
      pdfsig: ask('pdfsig', [file]),
      mutool: ask('mutool', ['sign', '-v', file]),
      qpdf: ask('qpdf', ['--check', file]),
      openssl: askOpenssl(folder, pdfBytes, rootDer),
    }
  })
}

/** What pdfsig says of a PDF where `trustedRootDer` was taken in as an authority. */
export function askTrusting(pdfBytes: Uint8Array, trustedRootDer: Uint8Array): Said {
  return inFolder((folder) => {
    const [file, root] = [join(folder, 'a.pdf'), join(folder, 'root.pem')]
    writeFileSync(file, pdfBytes)
    writeFileSync(root, certificatePem(trustedRootDer))
    const database = ['-d', `sql:${folder}`]
    ask('certutil', ['-N', '--empty-password', ...database])
    const added = ask('certutil', ['-A', '-n', 'vault', '-t', ',C,', '-i', root, ...database])
    if (added.status !== 0) throw new Error(added.text)
    return ask('pdfsig', ['-nssdir', folder, file])
  })
}

/** A signature taken out of its PDF by nothing but the words of the file. */
export type CutOut = { readonly content: Uint8Array; readonly cms: Uint8Array; readonly reachesEnd: boolean }

export function cutOut(pdfBytes: Uint8Array): CutOut | null {
  const bytes = Buffer.from(pdfBytes)
  const ranges = [...bytes.toString('latin1').matchAll(/\/ByteRange ?\[ ?(\d+) (\d+) (\d+) (\d+) *\]/g)]
  const [first = 0, length = 0, second = 0, last = 0] = ranges.at(-1)?.slice(1).map(Number) ?? []
  const hex = /^<([0-9a-f]+)>$/.exec(bytes.toString('latin1', length, second))?.[1]
  if (hex === undefined || second + last > bytes.length) return null
  return {
    content: Buffer.concat([bytes.subarray(first, length), bytes.subarray(second, second + last)]),
    cms: Buffer.from(hex, 'hex'),
    reachesEnd: second + last === bytes.length,
  }
}

function askOpenssl(folder: string, pdfBytes: Uint8Array, rootDer: Uint8Array): Said | null {
  const cut = cutOut(pdfBytes)
  if (cut === null) return null
  const path = (name: string): string => join(folder, name)
  writeFileSync(path('content'), cut.content)
  writeFileSync(path('cms.der'), cut.cms)
  writeFileSync(path('root.pem'), certificatePem(rootDer))
  const input = ['-inform', 'DER', '-in', path('cms.der'), '-content', path('content'), '-binary']
  const trust = ['-CAfile', path('root.pem'), '-purpose', 'any', '-cades', '-out', path('out')]
  return ask('openssl', ['cms', '-verify', ...input, ...trust])
}

/** The file with one more revision behind it, as any PDF program appends it (ISO 32000-1 section 7.5.6). */
export function withRevision(pdfBytes: Uint8Array): Uint8Array {
  const text = Buffer.from(pdfBytes).toString('latin1')
  const size = Number(/\/Size (\d+)/.exec(text)?.[1])
  const root = /\/Root (\d+ 0 R)/.exec(text)?.[1]
  const before = [...text.matchAll(/startxref\n(\d+)/g)].at(-1)?.[1]
  const object = `${size} 0 obj\n<< /Added true >>\nendobj\n`
  const entry = `${String(pdfBytes.length).padStart(10, '0')} 00000 n \n`
  const table = `xref\n${size} 1\n${entry}trailer\n<< /Size ${size + 1} /Root ${root} /Prev ${before} >>\n`
  const end = `startxref\n${pdfBytes.length + object.length}\n%%EOF\n`
  return Buffer.concat([pdfBytes, Buffer.from(object + table + end, 'latin1')])
}

/** The same PDF written anew by qpdf. */
export function rewritten(pdfBytes: Uint8Array): Uint8Array {
  return inFolder((folder) => {
    const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')]
    writeFileSync(from, pdfBytes)
    ask('qpdf', [from, to])
    return readFileSync(to)
  })
}

export function flipped(bytes: Uint8Array, at: number, mask = 1): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy[at]! ^= mask
  return copy
}
