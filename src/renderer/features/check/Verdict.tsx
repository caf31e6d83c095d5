import { useEffect, useRef } from 'react'
import { DOES_NOT_SAY, type VerifyReport, type VerifyRow } from '../../../contract/packages.ts'
import { ROW_STATES } from '../../../contract/verdict-words.ts'
import { text } from '../../texts/check.ts'
import { Fold } from '../../ui/Fold.tsx'
import { exactMoment, momentInWords } from '../../ui/moment.ts'
import { outcomeOf, TONE_ICONS, type Tone } from './outcomes.ts'
import { Technical } from './Technical.tsx'
import type { Checked } from './use-check.ts'

const ROW_TONES: Readonly<Record<VerifyRow['state'], Tone>> = {
  ok: 'good',
  failed: 'bad',
  'not-checked': 'unsure',
}
const SHOWN_PROBLEMS = 8

/** The verdict first: its heading has the focus and is read before everything else. */
export function Verdict({ checked }: { readonly checked: Checked }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { tone, heading: says, sentence } = outcomeOf(checked.result)
  const report = 'report' in checked.result ? checked.result.report : null
  const Icon = TONE_ICONS[tone]
  useEffect(() => heading.current?.focus(), [checked])
  return (
    <section className="verdict" aria-labelledby="verdict-heading">
      <div className={`verdict-head ${tone}`}>
        <Icon size={32} strokeWidth={1.75} aria-hidden="true" />
        <div>
          <h2 id="verdict-heading" tabIndex={-1} ref={heading} aria-describedby="verdict-sentence">
            {says}
          </h2>
          <p id="verdict-sentence" className="verdict-sentence">
            {sentence}
          </p>
        </div>
        {report !== null && <WhichBundle report={report} />}
      </div>
      {report !== null && <Rows report={report} />}
      {report !== null && <Findings report={report} />}
      <p className="small">{text.checked(checked.given.name, exactMoment(checked.at))}</p>
      <Fold label={text.doesNotSay}>
        <ul className="says-list">
          {DOES_NOT_SAY.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </Fold>
      {report !== null && (
        <Fold label={text.technical}>
          <Technical report={report} />
        </Fold>
      )}
    </section>
  )
}

function WhichBundle({ report: { bundleId, signedAt } }: { readonly report: VerifyReport }) {
  return (
    <p className="which-bundle small">
      {bundleId !== null && <span className="mono">{bundleId}</span>}
      {signedAt !== null && <span>{text.signedAt(momentInWords(new Date(signedAt)))}</span>}
    </p>
  )
}

function Rows({ report }: { readonly report: VerifyReport }) {
  return (
    <dl className="verdict-rows">
      {report.rows.map(({ name, state, says }) => {
        const Icon = TONE_ICONS[ROW_TONES[state]]
        return (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={`row-state ${ROW_TONES[state]}`}>
              <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
              {ROW_STATES[state]}
            </dd>
            <dd className="row-says">{says}</dd>
          </div>
        )
      })}
    </dl>
  )
}

/** One problem is the sentence itself; several are named one by one. */
function Findings({ report: { problems, addedByComputer } }: { readonly report: VerifyReport }) {
  const shown = problems.length > 1 ? problems.slice(0, SHOWN_PROBLEMS) : []
  if (shown.length === 0 && addedByComputer.length === 0) return null
  const more = problems.length - SHOWN_PROBLEMS
  return (
    <div className="findings">
      <h3>{text.found}</h3>
      <ul className="says-list">
        {shown.map(({ kind, file, says }) => (
          <li key={`${kind} ${file ?? ''} ${says}`}>{says}</li>
        ))}
        {more > 0 && <li>{text.more(more)}</li>}
        {addedByComputer.length > 0 && (
          <li>{text.byComputer(addedByComputer.slice(0, SHOWN_PROBLEMS).join(', '))}</li>
        )}
      </ul>
    </div>
  )
}
