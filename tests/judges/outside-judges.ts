import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { X509Certificate } from 'node:crypto'
import { filesIn } from '../core/packages/sample-package.ts'
import { judgePdf } from '../support/pdf-judges.ts'
import type { Said, Verdicts } from '../support/pdf-judges.ts'

/** What each program that is not ours says of a package, in a few words of one table. */
export type Answers = {
  readonly pdfsig: string
  readonly mutool: string
  readonly openssl: string
  readonly sha256sum: string
  readonly minisign: string
}

type Reading = readonly [pattern: RegExp, word: string]

/** pdfsig ends with 0 whatever it finds: its two lines are what counts. */
function ofPdfsig({ text }: Said): string {
  const signature = firstOf(text, [
    [/Signature is Valid\./, 'valid'],
    [/Digest Mismatch\./, '**digest mismatch**'],
    [/not yet been verified/, '**not verified**'],
    [/does not contain any signatures/, '**no signature**'],
    [/Syntax Error|Couldn't/, '**cannot read it**'],
  ])
  const whole = firstOf(text, [
    [/Not total document signed/, '**not** total document'],
    [/Total document signed/, 'total document'],
    [/^/, ''],
  ])
  return signature === 'valid' ? `${signature}, ${whole}` : signature
}

const MUTOOL: readonly Reading[] = [
  [/there have been edits since signing/, '**edits since signing**'],
  [/The document is unchanged since signing\./, 'unchanged'],
  [/invalidated by change/, '**changed**'],
  [/byte range|Digest error|error/i, '**error**'],
  [/^/, '**no signature**'],
]

function firstOf(text: string, readings: readonly Reading[]): string {
  const found = readings.find(([pattern]) => pattern.test(text))
  if (found === undefined) throw new Error(`an answer that this test does not know: ${text}`)
  return found[1]
}

function ofOpenssl(said: Said | null): string {
  if (said === null) return '**nothing to check**'
  return said.status === 0 ? 'good' : '**fails**'
}

/** How many of the lines of both lists `sha256sum -c` does not find to be right. */
function askSha256sum(folder: string): string {
  const outputs = ['manifest-sha256.txt', 'tagmanifest-sha256.txt'].map((list) =>
    spawnSync('sha256sum', ['--strict', '-c', list], { cwd: folder, encoding: 'utf8' }),
  )
  const text = outputs.map(({ stdout, stderr }) => `${stdout}${stderr}`).join('\n')
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
  const failed = count(/: FAILED$/gm)
  const gone = count(/: FAILED open or read$/gm)
  const words = [failed > 0 ? `**${failed} failed**` : '', gone > 0 ? `**${gone} not here**` : '']
  const said = words.filter((word) => word !== '').join(', ')
  if ((said === '') !== outputs.every(({ status }) => status === 0)) throw new Error(text)
  return said || 'all OK'
}

function askMinisign(folder: string): string {
  const wrong = ['manifest-sha256.txt', 'tagmanifest-sha256.txt'].filter((list) => {
    const ask = ['-V', '-p', 'seal/keys/minisign.pub', '-m', list]
    return spawnSync('minisign', ask, { cwd: folder }).status !== 0
  })
  return wrong.length === 0 ? 'both good' : `**${wrong.length} of 2 fails**`
}

/** Asks every outside judge. A PDF that was seen before is not judged again. */
export function outsideJudges(goodFolder: string): (folder: string) => Answers {
  const pdf = filesIn(goodFolder).find((name) => name.endsWith('-sealed.pdf'))!
  const rootDer = new X509Certificate(readFileSync(join(goodFolder, 'seal/keys/root.pem'))).raw
  const seen = new Map<string, Verdicts>()
  return (folder) => {
    const bytes = readFileSync(join(folder, pdf))
    const key = bytes.toString('latin1')
    const verdicts = seen.get(key) ?? judgePdf(bytes, rootDer)
    seen.set(key, verdicts)
    return {
      pdfsig: ofPdfsig(verdicts.pdfsig),
      mutool: firstOf(verdicts.mutool.text, MUTOOL),
      openssl: ofOpenssl(verdicts.openssl),
      sha256sum: askSha256sum(folder),
      minisign: askMinisign(folder),
    }
  }
}
