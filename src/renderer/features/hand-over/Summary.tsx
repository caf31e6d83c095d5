import { text } from '../../texts/hand-over.ts'
import { sizeInWords } from '../../ui/size-in-words.ts'
import { aboutPages, accountsIn, type InIt, type Offered, type Plan } from './plan.ts'

type Props = { readonly plan: Plan; readonly offered: Offered; readonly going: InIt }

/** Where there is room: what the bundle has come to, and what is left out of it. */
export function Summary({ plan, offered, going }: Props) {
  if (plan.made !== null && plan.made.pages === undefined) return null
  const named = new Set(going.incidents.flatMap(({ exhibits }) => exhibits))
  const left = [
    [offered.incidents.length - going.incidents.length, text.leftIncidents],
    [named.size - going.files.length, text.leftFiles],
    [plan.accounts ? 0 : accountsIn(going), text.leftAccounts],
  ] as const
  const out = left.filter(([count]) => count > 0)
  return (
    <aside className="hand-over-summary" aria-label={text.summary}>
      <h3>{text.summary}</h3>
      <p>
        {text.incidents(going.incidents.length)} · {text.filesCount(going.files.length)}
        <br />
        {text.aboutPages(plan.made?.pages ?? aboutPages(going))} · {sizeInWords(going.bytes)}
      </p>
      <h3>{text.leftOut}</h3>
      {out.length === 0 ? (
        <p>{text.nothingLeftOut}</p>
      ) : (
        <ul className="says-list">
          {out.map(([count, words]) => (
            <li key={words(2)}>{words(count)}</li>
          ))}
        </ul>
      )}
    </aside>
  )
}
