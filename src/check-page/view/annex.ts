import type { VerifyReport } from '../../contract/packages.ts'
import { technicalFacts } from '../../contract/verdict-words.ts'
import { byId, element } from './dom.ts'

/** What a technical reader compares: keys, checkpoint, words, every finding, and the report as data. */
export function showAnnex(report: VerifyReport | null): void {
  const facts = report === null ? [] : technicalFacts(report)
  byId('annex').hidden = report === null
  byId('facts').replaceChildren(
    ...facts.flatMap(([name, value]) => [element('dt', '', name), element('dd', '', value)]),
  )
  byId('report').textContent = report === null ? '' : JSON.stringify(report, null, 2)
}
