import { useEffect, useState } from 'react'
import { text } from '../../../texts/hand-over.ts'
import { refused } from '../../../texts/hand-over-refused.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { LongField } from '../../../ui/LongField.tsx'
import { Tick } from '../../../ui/Tick.tsx'
import type { StepProps } from '../step-props.ts'
import type { Found, ProofPage } from '../pages/open-proof.ts'
import { pageId, PageImages } from '../pages/PageImages.tsx'
import { askOf } from '../plan.ts'
import { Progress } from '../Progress.tsx'
import { useFocusKept } from '../../../ui/use-focus-kept.ts'
import { useProof, type ProofState } from '../use-proof.ts'

/** The real pages. They hold every word that was used, so they are shown when somebody asks. */
export function ReadIt({ plan, hand, going, case: ofCase, lead }: StepProps) {
  const { state, print, cancel } = useProof()
  const place = useFocusKept(state.kind)
  const asked = lead?.to === 'pages' ? lead : null
  useEffect(() => {
    if (asked !== null) void print(askOf(plan, ofCase.id, going))
  }, [])
  const isThere = state.kind === 'there'
  const wereThere = isThere || plan.hasRead
  return (
    <div className="form read-it">
      <p className="may-read">{text.mayRead}</p>
      <p className="small">{text.lookHelp}</p>
      {state.kind === 'failed' && <Failure error={state.error} />}
      <div className="focus-kept" ref={place} tabIndex={-1} role="group" aria-label={text.pagesNamed}>
        {state.kind === 'printing' ? (
          <Progress {...state} onCancel={cancel} />
        ) : (
          <Button
            kind={wereThere ? 'usual' : 'main'}
            onPress={() => void print(askOf(plan, ofCase.id, going))}
          >
            {isThere ? text.showAgain : text.showPages}
          </Button>
        )}
      </div>
      {isThere && asked !== null && <FoundHere {...asked} />}
      <LongField
        label={text.never}
        help={text.neverHelp}
        rows={2}
        value={plan.never}
        onChange={(never) => hand.change({ never })}
      />
      {isThere && <Pages {...state} never={plan.never} />}
      {wereThere && (
        <Tick label={text.haveRead} isOn={plan.hasRead} onChange={(hasRead) => hand.change({ hasRead })} />
      )}
    </div>
  )
}

type PagesProps = Pick<Extract<ProofState, { readonly kind: 'there' }>, 'pages' | 'notShown'> & {
  readonly never: string
}

function Pages({ pages, notShown, never }: PagesProps) {
  return (
    <>
      <NeverWords pages={pages} lines={never} />
      {notShown.length > 0 && <p>{text.notShown(notShown.join(', '))}</p>}
      <PageImages pages={pages} />
    </>
  )
}

type FoundHereProps = { readonly pages: readonly number[]; readonly words: readonly string[] }

/** The way here led from a package that was refused: the first page it was refused for is in view, and the words are named. */
function FoundHere({ pages, words }: FoundHereProps) {
  useEffect(() => goTo(pages[0]!), [])
  return (
    <div className="notice">
      <p>
        {refused.foundHere(pages)}{' '}
        {pages.map((page) => (
          <Button key={page} kind="plain" onPress={() => goTo(page)}>
            {text.toPage(page)}
          </Button>
        ))}
      </p>
      {words.map((one) => (
        <blockquote key={one} dir="auto">
          {one}
        </blockquote>
      ))}
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
