import type { Handover } from '../../../contract/handovers.ts'
import type { api } from '../../api.ts'
import { text } from '../../texts/hand-over.ts'
import { momentInWords, dayInWords } from '../../ui/moment.ts'
import { Button } from '../../ui/Button.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { NEW_PLAN, type Plan } from './plan.ts'
import { savePlan } from './use-plan.ts'
import { newDraftId } from '../../draft-id.ts'

/** To whom, when, which bundle, and the state of the record that went out with it. */
export function PastHandOvers({ handovers }: { readonly handovers: readonly Handover[] }) {
  const { to, on, bundle, checkpoint } = text.pastColumns
  return (
    <section aria-labelledby="past">
      <h2 id="past">{text.past}</h2>
      <table className="past">
        <thead>
          <tr>
            <th scope="col">{to}</th>
            <th scope="col">{on}</th>
            <th scope="col">{bundle}</th>
            <th scope="col">{checkpoint}</th>
          </tr>
        </thead>
        <tbody>
          {handovers.map((one) => (
            <tr key={one.handover}>
              <th scope="row" dir="auto">
                {one.recipient}
              </th>
              <td>
                {one.when.fromAt === undefined ? one.when.asTyped : dayInWords(new Date(one.when.fromAt))}
                <span className="small"> · {text.methods[one.method]}</span>
              </td>
              <td className="mono">{one.id}</td>
              <td>{text.checkpointGiven(one.checkpoint.size)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type Bundles = Awaited<ReturnType<typeof api.handovers.list>>['notRecorded']
/** A package that was made may be in somebody's hands already. */
export function MadeOnly({ bundles }: { readonly bundles: Bundles }) {
  const { caseId, go } = useFrame()
  const writeDown = async (one: Bundles[number]): Promise<void> => {
    const draft = newDraftId()
    const { bundle, id, recipient } = one
    const plan: Plan = { ...NEW_PLAN, recipient, step: 'give', made: { bundle, id } }
    await savePlan(caseId, draft, plan)
    go({ at: 'hand-over', draft })
  }
  return (
    <section aria-labelledby="made-only">
      <h2 id="made-only">{text.madeOnly}</h2>
      <ul className="lines">
        {bundles.map((one) => (
          <li key={one.id}>
            <div>
              <strong dir="auto">{one.recipient}</strong>
              <p className="small">
                <span className="mono">{one.id}</span> · {momentInWords(new Date(one.at))}
              </p>
            </div>
            <Button aria-label={text.writeDownNamed(one.id)} onPress={() => void writeDown(one)}>
              {text.writeDown}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
