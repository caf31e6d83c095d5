import type { CaseId } from '../../contract/ids.ts'
import type { ReadOut } from '../../contract/phone.ts'
import type { When } from '../../contract/when.ts'
import { actionsOfCase, wordingsOf } from '../actions/queries.ts'
import { latestActionFields } from '../actions/rules.ts'
import { findSealedBundle } from '../bundles/queries.ts'
import type { Db } from '../db/open.ts'
import { listHandovers, saidAt } from '../handovers/queries.ts'
import type { IncidentRow } from '../incidents/queries.ts'
import type { Clock } from '../ports/clock.ts'
import { daysBetween } from '../when/days-later.ts'
import { formatWhen } from '../when/format.ts'
import { timelineWords } from '../when/timeline-words.ts'
import { instantOf } from '../when/zone.ts'
import { countIncidents, firstIncident, lastIncident, threatsOf } from './queries.ts'

const NOT_KNOWN = 'date not known'
const wordsOf = (when: When | undefined): string => (when === undefined ? NOT_KNOWN : formatWhen(when))

/** The day alone, or the span it may lie in. */
const dayOf = ({ fields }: IncidentRow): string => timelineWords(fields.happened ?? null).head

/** What is read out on the telephone: counts, dates and references. */
export function readOut(model: Db, caseId: CaseId, clock: Clock): ReadOut {
  const first = firstIncident(model, caseId)
  const last = lastIncident(model, caseId)
  return {
    incidents: countIncidents(model, caseId),
    since: first === null ? null : dayOf(first),
    last: last === null ? null : { when: wordsOf(last.fields.happened), daysAgo: daysAgo(last, clock) },
    threats: threatsOf(model, caseId).map(dayOf),
    reported: [...stepsToPolice(model, caseId), ...handoversToPolice(model, caseId)],
  }
}

function daysAgo({ fields }: IncidentRow, clock: Clock): number | null {
  if (fields.happened === undefined) return null
  const days = daysBetween(fields.happened, instantOf(clock.nowMs()), clock.zone())
  return days === null || days.fewest !== days.most ? null : days.most
}

function stepsToPolice(model: Db, caseId: CaseId): ReadOut['reported'] {
  return actionsOfCase(model, caseId)
    .map(({ id }) => latestActionFields(wordingsOf(model, id)))
    .filter(({ kind }) => kind === 'police')
    .map(({ happened, to, reference }) => ({
      when: wordsOf(happened),
      to: to ?? null,
      reference: reference ?? null,
    }))
}

function handoversToPolice(model: Db, caseId: CaseId): ReadOut['reported'] {
  return listHandovers(model).flatMap(({ handover, bundle, fields }) => {
    const sealed = findSealedBundle(model, bundle)
    if (sealed?.profile !== 'police' || sealed.caseId !== caseId) return []
    const reference = saidAt(model, handover).findLast((said) => said.reference !== undefined)?.reference
    return [
      {
        when: wordsOf(fields.when),
        to: fields.receivedBy ?? sealed.recipient,
        reference: reference ?? null,
      },
    ]
  })
}
