import { Plus } from 'lucide-react'
import type { IncidentField, IncidentFields } from '../../../contract/records.ts'
import { incidentText } from '../../texts/incident.ts'
import { Button } from '../../ui/Button.tsx'
import { ExactWords } from './ExactWords.tsx'
import { AddButton, Part } from './Part.tsx'
import { saidText } from './wording.ts'

type Props = {
  readonly fields: IncidentFields
  readonly onAdd: (field: IncidentField) => void
}

const ALWAYS = ['saw', 'words', 'told', 'effect'] as const
const SOMETIMES = ['affected', 'witnesses', 'private'] as const

/** What a person said, each kind kept apart. Kinds that are often empty share one line until they are not. */
export function Statements({ fields, onAdd }: Props) {
  const said = SOMETIMES.filter((field) => saidText(fields, field) !== null)
  const unsaid = [
    ...SOMETIMES.filter((field) => saidText(fields, field) === null),
    ...(fields.replied === undefined ? (['replied'] as const) : []),
  ]
  return (
    <>
      {[...ALWAYS, ...said].map((field) => (
        <Part key={field} {...incidentText.parts[field]}>
          <Said field={field} fields={fields} onAdd={onAdd} />
        </Part>
      ))}
      {fields.replied !== undefined && (
        <Part {...incidentText.parts.replied}>
          <p>{incidentText.replies[fields.replied]}</p>
        </Part>
      )}
      {unsaid.length > 0 && (
        <Part name={incidentText.more}>
          <div className="beside apart">
            {unsaid.map((field) => (
              <Button key={field} kind="plain" onPress={() => onAdd(field)}>
                <Plus size={20} strokeWidth={1.75} aria-hidden="true" />
                {incidentText.parts[field].name}
              </Button>
            ))}
          </div>
        </Part>
      )}
    </>
  )
}

type SaidProps = Props & { readonly field: (typeof ALWAYS | typeof SOMETIMES)[number] }

function Said({ field, fields, onAdd }: SaidProps) {
  const says = saidText(fields, field)
  if (says === null) return <AddButton part={incidentText.parts[field].name} onPress={() => onAdd(field)} />
  if (field === 'words') return <ExactWords words={says} />
  return (
    <p className="said" dir="auto">
      {says}
    </p>
  )
}
