import type { IncidentField, IncidentFields } from '../../../contract/records.ts'
import { incidentText } from '../../texts.ts'
import { ExactWords } from './ExactWords.tsx'
import { AddButton, Part } from './Part.tsx'
import { saidText, type TextField } from './wording.ts'

type Props = {
  readonly fields: IncidentFields
  readonly onAdd: (field: IncidentField) => void
}

const PARTS = ['saw', 'words', 'told', 'effect', 'affected', 'witnesses', 'private'] as const

/** What a person said, each kind kept apart. */
export function Statements({ fields, onAdd }: Props) {
  return (
    <>
      {PARTS.map((field) => (
        <Part key={field} {...incidentText.parts[field]}>
          <Said field={field} fields={fields} onAdd={onAdd} />
        </Part>
      ))}
      <Part {...incidentText.parts.replied}>
        {fields.replied === undefined ? (
          <AddButton part={incidentText.parts.replied.name} onPress={() => onAdd('replied')} />
        ) : (
          <p>{incidentText.replies[fields.replied]}</p>
        )}
      </Part>
    </>
  )
}

function Said({ field, fields, onAdd }: Props & { readonly field: TextField }) {
  const says = saidText(fields, field)
  if (says === null) return <AddButton part={incidentText.parts[field].name} onPress={() => onAdd(field)} />
  if (field === 'words') return <ExactWords words={says} />
  return (
    <p className="said" dir="auto">
      {says}
    </p>
  )
}
