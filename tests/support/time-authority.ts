import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ask } from './pdf-judges.ts'

export type AuthorityOptions = {
  /** Arguments of `openssl req -newkey`. */
  readonly key?: readonly string[]
  readonly extendedKeyUsage?: string
  readonly signerDigest?: string
  /** The hash by which the certificate is named: `sha1` gives RFC 3161's own attribute, others RFC 5816's. */
  readonly certificateDigest?: string
  /** The name on its certificate, as `openssl req -subj` takes it. */
  readonly subject?: string
  /** A file of certificates that go into every token beside its own; `own` is its own root. */
  readonly chain?: string
  /** Arguments of `openssl cms` for `signAgain`. */
  readonly signAgainWith?: readonly string[]
}

/** A time-stamp authority of RFC 3161 on this computer, by openssl. */
export type TimeAuthority = {
  readonly rootPem: string
  /** In: a query, DER. Out: the response, DER. */
  readonly answer: (query: Uint8Array) => Uint8Array
  /** Whether openssl takes a token for an imprint. */
  readonly accepts: (token: Uint8Array, imprintHex: string) => boolean
  /** The content of a token, signed by this authority's certificate whatever that is for, which `ts` would refuse. */
  readonly signAgain: (token: Uint8Array) => Uint8Array
  readonly close: () => void
}

const configOf = (options: AuthorityOptions): string => `
[req]
distinguished_name = name
prompt = no
[name]
CN = Time authority of a test
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[stamp]
keyUsage = critical, digitalSignature
extendedKeyUsage = ${options.extendedKeyUsage ?? 'critical, timeStamping'}
[authority]
serial = SERIAL
signer_digest = ${options.signerDigest ?? 'sha256'}
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1, millisecs:500
ess_cert_id_chain = no
ess_cert_id_alg = ${options.certificateDigest ?? 'sha256'}
`

export function openTimeAuthority(options: AuthorityOptions = {}): TimeAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-time-'))
  const path = (name: string): string => join(folder, name)
  const run = (...args: readonly string[]): void => {
    const { status, text } = ask('openssl', args)
    if (status !== 0) throw new Error(text)
  }
  const key = options.key ?? ['rsa:2048']
  writeFileSync(path('a.cnf'), configOf(options).replace('SERIAL', path('serial')))
  writeFileSync(path('serial'), '01\n')
  const config = ['-config', path('a.cnf'), '-nodes', '-newkey', ...key]
  const root = ['-x509', '-extensions', 'root', '-days', '9', '-keyout', path('root.key')]
  run('req', ...config, ...root, '-out', path('root.pem'))
  const subject = ['-utf8', '-subj', options.subject ?? '/CN=Stamps']
  run('req', ...config, ...subject, '-keyout', path('stamp.key'), '-out', path('stamp.csr'))
  const issuer = ['-CA', path('root.pem'), '-CAkey', path('root.key'), '-CAcreateserial', '-days', '9']
  const extensions = ['-extfile', path('a.cnf'), '-extensions', 'stamp']
  run('x509', '-req', '-in', path('stamp.csr'), ...issuer, ...extensions, '-out', path('stamp.pem'))
  return {
    rootPem: path('root.pem'),
    answer: (query) => {
      writeFileSync(path('query'), query)
      const signer = ['-signer', path('stamp.pem'), '-inkey', path('stamp.key')]
      const section = ['-config', path('a.cnf'), '-section', 'authority']
      const chain =
        options.chain === undefined
          ? []
          : ['-chain', options.chain === 'own' ? path('root.pem') : options.chain]
      run(
        'ts',
        '-reply',
        '-queryfile',
        path('query'),
        ...signer,
        ...chain,
        ...section,
        '-out',
        path('response'),
      )
      return readFileSync(path('response'))
    },
    accepts: (token, imprintHex) => {
      writeFileSync(path('token'), token)
      const input = ['-in', path('token'), '-token_in', '-digest', imprintHex]
      return ask('openssl', ['ts', '-verify', ...input, '-CAfile', path('root.pem')]).status === 0
    },
    signAgain: (token) => {
      writeFileSync(path('token'), token)
      run('cms', '-verify', '-noverify', '-inform', 'DER', '-in', path('token'), '-out', path('info'))
      const content = ['-binary', '-nodetach', '-econtent_type', 'id-smime-ct-TSTInfo', '-in', path('info')]
      const signer = ['-signer', path('stamp.pem'), '-inkey', path('stamp.key'), '-md', 'sha256', '-cades']
      const more = options.signAgainWith ?? []
      run('cms', '-sign', ...content, ...signer, ...more, '-outform', 'DER', '-out', path('again'))
      return readFileSync(path('again'))
    },
    close: () => rmSync(folder, { recursive: true }),
  }
}
