import { Phone, Plus } from 'lucide-react'
import type { KeptDraft } from '../../../contract/drafts.ts'
import { api } from '../../api.ts'
import { text } from '../../texts/hand-over.ts'
import { text as phoneText } from '../../texts/phone.ts'
import { Button } from '../../ui/Button.tsx'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { momentInWords } from '../../ui/moment.ts'
import { useFrame } from '../frame/use-frame.ts'
import { NEW_PLAN, readPlan, resumed } from './plan.ts'
import { MadeOnly, PastHandOvers } from './PastHandOvers.tsx'
import { usePast } from './queries.ts'
import { savePlan } from './use-plan.ts'
import { newDraftId } from '../../draft-id.ts'

/** What was begun, what was made, and what was handed over. */
export function StartPage() {
  const { caseId, caseName, go } = useFrame()
  const past = usePast(caseId)
  const begin = async (): Promise<void> => {
    const draft = newDraftId()
    await savePlan(caseId, draft, NEW_PLAN)
    go({ at: 'hand-over', draft })
  }
  const { drafts, handovers, notRecorded } = past.data ?? { drafts: [], handovers: [], notRecorded: [] }
  // One that is still in hand stands under what was begun, and leads to the same step.
  const inHand = drafts.map(({ content }) => readPlan(content).made?.id)
  const madeOnly = notRecorded.filter(({ id }) => !inHand.includes(id))
  // An empty page offers a new one itself.
  const hasSome = drafts.length + handovers.length + notRecorded.length > 0
  return (
    <main className="screen">
      <ScreenHead title={text.name} above={caseName}>
        <div className="beside">
          <Button onPress={() => go({ at: 'phone' })}>
            <Phone size={20} strokeWidth={1.75} aria-hidden="true" />
            {phoneText.name}
          </Button>
          {hasSome && (
            <Button kind="main" onPress={() => void begin()}>
              <Plus size={20} strokeWidth={1.75} aria-hidden="true" />
              {text.newOne}
            </Button>
          )}
        </div>
      </ScreenHead>
      <div className="hand-over-page">
        {past.data !== undefined && !hasSome && (
          <div className="empty">
            <h2>{text.empty.head}</h2>
            <p>{text.empty.says}</p>
            <Button kind="main" onPress={() => void begin()}>
              {text.newOne}
            </Button>
          </div>
        )}
        {drafts.length > 0 && <Begun drafts={drafts} onChange={() => void past.refetch()} />}
        {madeOnly.length > 0 && <MadeOnly bundles={madeOnly} />}
        {handovers.length > 0 && <PastHandOvers handovers={handovers} />}
      </div>
    </main>
  )
}

type BegunProps = { readonly drafts: readonly KeptDraft[]; readonly onChange: () => void }

function Begun({ drafts, onChange }: BegunProps) {
  const { go } = useFrame()
  return (
    <section aria-labelledby="begun">
      <h2 id="begun">{text.begun}</h2>
      <ul className="lines">
        {drafts.map(({ id, content, keptAt }) => {
          const { recipient, step, made } = resumed(readPlan(content))
          const name = text.begunFor(recipient)
          return (
            <li key={id}>
              <div>
                <strong dir="auto">{name}</strong>
                <p className="small">
                  {made !== null && `${text.madeHead(made.id)} `}
                  {text.steps[step]} · {text.keptOn(momentInWords(new Date(keptAt)))}
                </p>
              </div>
              <Button aria-label={text.goOnNamed(name)} onPress={() => go({ at: 'hand-over', draft: id })}>
                {text.goOn}
              </Button>
              <Button
                kind="plain"
                aria-label={text.throwAwayNamed(name)}
                onPress={() => void api.drafts.discard({ id }).then(onChange)}
              >
                {text.throwAway}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
