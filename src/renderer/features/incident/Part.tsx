import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { incidentText } from '../../texts/incident.ts'
import { Button } from '../../ui/Button.tsx'

type Props = {
  readonly name: string
  readonly help?: string
  /** Stands at the end of the head. */
  readonly act?: ReactNode
  readonly children: ReactNode
}

/** One part of an incident: what it is, one line of help, what was said. */
export function Part({ name, help, act, children }: Props) {
  return (
    <section className="part">
      <div className="part-head">
        <h2>{name}</h2>
        {help !== undefined && help !== '' && <span className="small hint">{help}</span>}
        {act}
      </div>
      {children}
    </section>
  )
}

type AddProps = { readonly part: string; readonly onPress: () => void; readonly autoFocus?: boolean }

/** What is empty can be added to. */
export function AddButton({ part, onPress, autoFocus = false }: AddProps) {
  return (
    <Button kind="plain" aria-label={incidentText.addTo(part)} onPress={onPress} autoFocus={autoFocus}>
      <Plus size={20} strokeWidth={1.75} aria-hidden="true" />
      {incidentText.add}
    </Button>
  )
}
