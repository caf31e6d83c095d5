import { useEffect, useState } from 'react'
import { text } from '../../../texts/hand-over.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { LongField } from '../../../ui/LongField.tsx'
import { Tick } from '../../../ui/Tick.tsx'
import type { StepProps } from '../step-props.ts'
import type { Found, ProofPage } from '../pages/open-proof.ts'
import { pageId, PageImages } from '../pages/PageImages.tsx'
import { askOf } from '../plan.ts'
import { Progress } from '../Progress.tsx'
import { useProof } from '../use-proof.ts'

/** The real pages. They hold every word that was used, so they are shown when somebody asks. */
export function ReadIt({ plan, hand, going, case: ofCase }: StepProps) {
  const { state, print, cancel } = useProof()
  const isThere = state.kind === 'there'
  return (
    <div className="form read-it">
      <p className="may-read">{text.mayRead}</p>
      <p className="small">{text.lookHelp}</p>
      {state.kind === 'failed' && <Failure error={state.error} />}
      {state.kind === 'printing' ? (
        <Progress {...state} onCancel={cancel} />
      ) : (
        <div>
          <Button onPress={() => void print(askOf(plan, ofCase.id, going))}>
            {isThere ? text.showAgain : text.showPages}
          </Button>
        </div>
      )}
      <LongField
        label={text.never}
        help={text.neverHelp}
        rows={2}
        value={plan.never}
        onChange={(never) => hand.change({ never })}
      />
      {isThere && <NeverWords pages={state.pages} lines={plan.never} />}
      {isThere && state.notShown.length > 0 && <p>{text.notShown(state.notShown.join(', '))}</p>}
      {isThere && <PageImages pages={state.pages} />}
      {(isThere || plan.hasRead) && (
        <Tick label={text.haveRead} isOn={plan.hasRead} onChange={(hasRead) => hand.change({ hasRead })} />
      )}
    </div>
  )
}

type NeverProps = { readonly pages: readonly ProofPage[]; readonly lines: string }

function NeverWords({ pages, lines }: NeverProps) {
  const [found, setFound] = useState<readonly Found[]>([])
  useEffect(() => {
    let isOver = false
    const look = async (): Promise<void> => {
      const { findInPages } = await import('../pages/open-proof.ts')
      if (!isOver) setFound(findInPages(pages, lines))
    }
    void look()
    return () => {
      isOver = true
    }
  }, [pages, lines])
  if (found.length === 0) return null
  const here = found.filter((one) => one.pages.length > 0)
  if (here.length === 0) return <p role="status">{text.notFound}</p>
  return (
    <ul className="notice says-list" role="status">
      {here.map((one) => (
        <li key={one.words}>
          {text.foundOn(one.words, one.pages.join(', '))}{' '}
          <Button kind="plain" onPress={() => goTo(one.pages[0]!)}>
            {text.toPage(one.pages[0]!)}
          </Button>
        </li>
      ))}
    </ul>
  )
}

function goTo(page: number): void {
  const place = document.getElementById(pageId(page))
  place?.scrollIntoView()
  place?.focus()
}
