import type { PackageTime, VerifyReport } from '../../contract/packages.ts'
import { byId, element } from './dom.ts'

/** What a technical reader compares: keys, checkpoint, words, every finding, and the report as data. */
export function showAnnex(report: VerifyReport | null): void {
  byId('annex').hidden = report === null
  byId('facts').replaceChildren(...(report === null ? [] : factsOf(report)))
  byId('report').textContent = report === null ? '' : JSON.stringify(report, null, 2)
}

function factsOf(report: VerifyReport): readonly HTMLElement[] {
  const { checked, checkpoint } = report
  const none = 'not known'
  const facts: readonly (readonly [string, string])[] = [
    ['Bundle', report.bundleId ?? none],
    ['Lists signed at', report.signedAt ?? none],
    ['Key that signed the lists, SHA-256', report.keyFingerprint ?? none],
    ['Record log', checkpoint?.origin ?? none],
    ['Lines in the log', checkpoint === null ? none : String(checkpoint.size)],
    ['Root, SHA-256', checkpoint?.root ?? none],
    ['Words of the checkpoint', checkpoint === null ? none : inRows(checkpoint.words)],
    ...report.times.map((time) => ['Outside time', timeFact(time)] as const),
    ['Files compared', `${checked.dataFiles} in data, ${checked.otherFiles} others`],
    ['Lines found in the log', `${checked.entries}, with ${checked.proofs} proofs that fit`],
  ]
  return facts.flatMap(([name, value]) => [element('dt', '', name), element('dd', '', value)])
}

function timeFact({ size, at, accuracyMs, authority, authorityFingerprint }: PackageTime): string {
  const off = accuracyMs === null ? '' : `, at most ${accuracyMs} ms off`
  return `first ${size} lines: ${at}${off}; ${authority || 'no name'}; SHA-256 of its certificate ${authorityFingerprint}`
}

function inRows(words: readonly string[]): string {
  return [0, 4, 8].map((from) => words.slice(from, from + 4).join(' ')).join(' · ')
}
