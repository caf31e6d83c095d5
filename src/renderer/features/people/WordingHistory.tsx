import { incidentText } from '../../texts/incident.ts'
import { Fold } from '../../ui/Fold.tsx'
import type { Reason } from '../incident/history.ts'
import { Pieces } from '../incident/Pieces.tsx'

type Wording = {
  readonly seq: number
  readonly written: string
  readonly reason: Reason | null
  readonly note: string | null
  /** Each field by the name it has on the page. */
  readonly says: Readonly<Record<string, string>>
}
type Props = { readonly wordings: readonly Wording[] }

/** Every correction with what it changed, oldest first. */
export function WordingHistory({ wordings }: Props) {
  const corrections = wordings.filter(({ reason }) => reason !== null)
  return (
    <section className="part">
      <Fold
        label={
          <>
            <span className="fold-name">{incidentText.history}</span>{' '}
            {incidentText.recorded(wordings[0]?.written ?? '')} ·{' '}
            {incidentText.correctedTimes(corrections.length)}
          </>
        }
      >
        <ol className="amendments">
          {corrections.map((correction) => (
            <Correction
              key={correction.seq}
              correction={correction}
              earlier={wordings.filter(({ seq }) => seq < correction.seq)}
            />
          ))}
        </ol>
      </Fold>
    </section>
  )
}

type CorrectionProps = { readonly correction: Wording; readonly earlier: readonly Wording[] }

function Correction({ correction, earlier }: CorrectionProps) {
  const before = Object.assign({}, ...earlier.map(({ says }) => says)) as Wording['says']
  return (
    <li>
      <p>
        {correction.reason !== null && <strong>{incidentText.reasons[correction.reason]}</strong>}{' '}
        <span className="small">{correction.written}</span>
      </p>
      {correction.note !== null && (
        <p className="small" dir="auto">
          {correction.note}
        </p>
      )}
      {Object.entries(correction.says).map(([name, after]) => (
        <div key={name}>
          <p className="small">{name}</p>
          <Pieces change={{ before: before[name] ?? '', after }} />
        </div>
      ))}
    </li>
  )
}
