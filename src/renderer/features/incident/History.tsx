import { incidentText } from '../../texts/incident.ts'
import { Fold, HidingFold } from '../../ui/Fold.tsx'
import { amendmentsOf, type Amendment, type Change } from './history.ts'
import { Pieces } from './Pieces.tsx'
import type { Read } from './queries.ts'

/** Every correction with what it changed. Typing mistakes are folded together; exact words stay folded too. */
export function History({ read: { incident, words, erasedTexts } }: { readonly read: Read }) {
  const amendments = amendmentsOf(incident, words)
  const slips = amendments.filter(({ reason }) => reason === 'typing-mistake')
  const others = amendments.filter(({ reason }) => reason !== 'typing-mistake')
  return (
    <section className="part">
      <Fold
        label={
          <>
            <span className="fold-name">{incidentText.history}</span> {incidentText.recorded(words.logged)} ·{' '}
            {incidentText.correctedTimes(amendments.length)}
          </>
        }
      >
        <Amendments amendments={others} />
        {erasedTexts.map(({ field, at, reason }) => (
          <p key={`${field} ${at}`}>
            <strong>{incidentText.erasedText(incidentText.parts[field].name)}</strong>{' '}
            <span className="small">
              {at} · <bdi>{reason}</bdi>
            </span>
          </p>
        ))}
        {slips.length > 0 && (
          <Fold label={incidentText.typingMistakes(slips.length)}>
            <Amendments amendments={slips} />
          </Fold>
        )}
      </Fold>
    </section>
  )
}

function Amendments({ amendments }: { readonly amendments: readonly Amendment[] }) {
  return (
    <ol className="amendments">
      {amendments.map(({ seq, at, reason, note, changes }) => (
        <li key={seq}>
          <p>
            <strong>{incidentText.reasons[reason]}</strong> <span className="small">{at}</span>
          </p>
          {note !== null && (
            <p className="small" dir="auto">
              {note}
            </p>
          )}
          {changes.map((change) => (
            <ChangeOf key={change.field} change={change} />
          ))}
        </li>
      ))}
    </ol>
  )
}

function ChangeOf({ change }: { readonly change: Change }) {
  const { name } = incidentText.parts[change.field]
  if (change.field === 'words')
    return (
      <HidingFold label={`${name}: ${incidentText.showWords}`}>
        <Pieces change={change} />
      </HidingFold>
    )
  return (
    <div>
      <p className="small">{name}</p>
      <Pieces change={change} />
    </div>
  )
}
