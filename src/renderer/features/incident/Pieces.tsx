import { incidentText } from '../../texts/incident.ts'
import { wordChanges } from './word-changes.ts'

type Props = { readonly change: { readonly before: string; readonly after: string } }

/** What was struck out and what was added, said as well as shown. */
export function Pieces({ change }: Props) {
  return (
    <p className="said" dir="auto">
      {wordChanges(change.before, change.after).map(({ kind, says }, index) => {
        if (kind === 'same') return <span key={index}>{says}</span>
        const Mark = kind === 'removed' ? 'del' : 'ins'
        return (
          <Mark key={index}>
            <span className="only-heard">{incidentText[kind]}</span>
            {says}
          </Mark>
        )
      })}
    </p>
  )
}
