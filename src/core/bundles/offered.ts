import type { OfferedFile, OfferedIncident } from '../../contract/bundles.ts'
import type { CaseId, ExhibitId } from '../../contract/ids.ts'
import { accountsOfIncident } from '../accounts/queries.ts'
import { exhibitsOfIncident, intakesOf, labelsOfCase, type ExhibitRow } from '../exhibits/queries.ts'
import { incidentsOfCase, versionsOf, type IncidentRow } from '../incidents/queries.ts'
import { timelineWords } from '../when/timeline-words.ts'
import type { Vault } from '../vault/vault.ts'
import { coverableBy } from './redact-exhibits.ts'

/** Everything of a case that could go into a bundle: its incidents and the files they name. No words of anybody's. */
export function offeredOf(
  vault: Vault,
  caseId: CaseId,
): { readonly incidents: OfferedIncident[]; readonly files: OfferedFile[] } {
  const labels = labelsOfCase(vault.reads, caseId)
  const files = new Map<ExhibitId, OfferedFile>()
  const incidents = incidentsOfCase(vault.reads, caseId).map((row) => {
    const named = exhibitsOfIncident(vault.reads, row.id)
    for (const exhibit of named) files.set(exhibit.id, fileOf(vault, exhibit, labels.get(exhibit.id) ?? null))
    return incidentOf(vault, row, named)
  })
  return { incidents, files: [...files.values()] }
}

function incidentOf(
  vault: Vault,
  { id, fields }: IncidentRow,
  named: readonly ExhibitRow[],
): OfferedIncident {
  const classes = new Set(versionsOf(vault.reads, id).map((version) => version.class))
  const { happened = null, title = '', threat = false } = fields
  const { head, time } = timelineWords(happened)
  return {
    incident: id,
    when: { head, time },
    fromAt: happened?.fromAt ?? null,
    toAt: happened?.toAt ?? null,
    title,
    threat,
    classes: [...classes].filter((name) => name !== 'privileged'),
    exhibits: named.map((exhibit) => exhibit.id),
    accounts: accountsOfIncident(vault.reads, id).map(({ account }) => account),
  }
}

function fileOf(vault: Vault, exhibit: ExhibitRow, label: string | null): OfferedFile {
  return {
    exhibit: exhibit.id,
    number: exhibit.number,
    label,
    name: intakesOf(vault.reads, exhibit.id).at(-1)?.name ?? null,
    mediaType: exhibit.mediaType,
    sizeBytes: exhibit.sizeBytes,
    canCover: coverableBy(exhibit),
  }
}
