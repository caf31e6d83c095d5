import type { PackageProblem, VerifyReport, VerifyRow } from '../../contract/packages.ts'
import { ROW_STATES } from '../../contract/verdict-words.ts'
import { printable } from '../../core/packages/load.ts'
import type { Outcome } from '../outcome.ts'
import { byId, element, icon } from './dom.ts'
import { timeInWords } from './words.ts'

const SIGNS: Readonly<Record<VerifyRow['state'], string>> = {
  ok: 'good',
  failed: 'bad',
  'not-checked': 'open',
}

const SHOWN_PROBLEMS = 8

/** The verdict first, then the rows, then what was found. */
export function showVerdict(outcome: Outcome, name: string, at: Date): void {
  const { tone, heading, sentence, report } = outcome
  const verdict = byId('verdict')
  verdict.className = tone
  verdict.replaceChildren(
    icon(tone),
    element('div', '', element('h2', '', heading), element('p', 'sentence', sentence)),
  )
  const bundle = report?.bundleId ? `Bundle ${report.bundleId}. ` : ''
  const when = `Checked on ${timeInWords(at)}, by the clock of this computer.`
  byId('when').textContent = `${bundle}What was checked: ${printable(name)}. ${when}`
  byId('rows').replaceChildren(...(report?.rows ?? []).map(rowOf))
  showFindings(report)
}

function rowOf({ name, state, says }: VerifyRow): HTMLElement {
  const sign = SIGNS[state]
  return element(
    'div',
    'row',
    element('dt', '', name),
    element('dd', `state ${sign}`, icon(sign), ROW_STATES[state]),
    element('dd', 'says', says),
  )
}

/** One problem is the sentence itself; several are named one by one. */
function showFindings(report: VerifyReport | null): void {
  const problems = report?.problems ?? []
  const added = report?.addedByComputer ?? []
  const more = problems.length - SHOWN_PROBLEMS
  const lines = problems.length > 1 ? problems.slice(0, SHOWN_PROBLEMS).map(problemLine) : []
  if (more > 0) lines.push(element('li', '', `… and ${more} more, in the technical part below.`))
  if (added.length > 0) {
    lines.push(element('li', '', `Added by a computer, and no part of the package: ${shortened(added)}`))
  }
  byId('findings').hidden = lines.length === 0
  byId('finding-list').replaceChildren(...lines)
}

export function problemLine({ says }: PackageProblem): HTMLElement {
  return element('li', '', says)
}

function shortened(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_PROBLEMS).join(', ')
  return names.length > SHOWN_PROBLEMS ? `${shown} and ${names.length - SHOWN_PROBLEMS} more` : shown
}
