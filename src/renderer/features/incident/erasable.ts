import { ERASABLE_TEXTS, type ErasableText } from '../../../contract/records.ts'
import { api } from '../../api.ts'
import { eraseText } from '../../texts/erase.ts'
import { incidentText } from '../../texts/incident.ts'
import type { Erasable } from '../erase/EraseDialog.tsx'
import { kindOf } from './kind-of.ts'
import type { Read } from './queries.ts'

/** What of an incident can be erased: each text that was ever said, each private note, each file, all of it. */
export function erasableParts({ incident, words }: Read): readonly Erasable[] {
  const said = ERASABLE_TEXTS.filter((field) =>
    incident.versions.some(({ fields }) => (fields[field] ?? '') !== ''),
  )
  const inBundles = { incident: incident.id }
  return [
    ...said.map((field): Erasable => textPart(incident.id, field)),
    ...incident.notes.map(({ id }, index): Erasable => ({
      id,
      name: eraseText.note(words.notes[index] ?? ''),
      also: null,
      inBundles: null,
      erase: (reason) => api.notes.erase({ note: id, reason }),
    })),
    ...incident.exhibits.map((exhibit): Erasable => ({
      id: exhibit.id,
      name: eraseText.file(exhibit.number, kindOf(exhibit).toLowerCase()),
      also: eraseText.fileAlso(exhibit.incidents.length),
      inBundles: { exhibit: exhibit.id },
      erase: (reason) => api.exhibits.erase({ exhibit: exhibit.id, reason }),
    })),
    {
      id: incident.id,
      name: eraseText.wholeIncident,
      also: eraseText.wholeAlso,
      inBundles,
      erase: (reason) => api.incidents.erase({ incident: incident.id, reason }),
    },
  ]
}

function textPart(incident: Read['incident']['id'], field: ErasableText): Erasable {
  return {
    id: field,
    name: incidentText.parts[field].name,
    also: eraseText.textAlso,
    inBundles: { incident },
    erase: (reason) => api.incidents.eraseText({ incident, field, reason }),
  }
}
