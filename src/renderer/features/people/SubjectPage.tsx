import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { incidentText } from '../../texts/incident.ts'
import { peopleText } from '../../texts/people.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import type { Erasable } from '../erase/EraseDialog.tsx'
import { MoreMenu } from '../erase/MoreMenu.tsx'
import { useFrame } from '../frame/use-frame.ts'

type Props = {
  /** Null until it is there. */
  readonly title: string | null
  readonly isMono?: boolean
  /** The line under the title. */
  readonly under: readonly string[]
  readonly error: unknown
  readonly isCorrecting: boolean
  readonly onCorrect: () => void
  readonly erasable: Erasable | null
  readonly children: ReactNode
}

/** The page of an account or a person: read first, corrected in place. */
export function SubjectPage(props: Props) {
  const { title, isMono = false, under, error, isCorrecting, onCorrect, erasable, children } = props
  const { back } = useFrame()
  const heading = useRef<HTMLHeadingElement>(null)
  const isThere = title !== null
  useEffect(() => {
    if (isThere && !isCorrecting) heading.current?.focus()
  }, [isThere, isCorrecting])
  return (
    <main
      className="screen"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isCorrecting && !event.defaultPrevented) back()
      }}
    >
      <div className="screen-head">
        {!isCorrecting && (
          <>
            <Button kind="plain" onPress={back}>
              <ArrowLeft size={20} strokeWidth={1.75} aria-hidden="true" />
              {peopleText.back}
            </Button>
            <div className="push">
              {erasable !== null && <MoreMenu parts={[erasable]} isWholePage={() => true} />}
              <Button kind="main" isDisabled={!isThere} onPress={onCorrect}>
                {incidentText.correct}
              </Button>
            </div>
          </>
        )}
      </div>
      <div className="incident-page">
        {error !== null && <Failure error={error} />}
        {isThere && (
          <article className="reading-column">
            <header className="incident-head">
              <h1 ref={heading} tabIndex={-1} className={isMono ? 'mono-title' : ''}>
                <bdi>{title}</bdi>
              </h1>
              <p>
                {under.map((part, index) => (
                  <span key={part}>
                    {index > 0 && ' · '}
                    <bdi>{part}</bdi>
                  </span>
                ))}
              </p>
            </header>
            {children}
          </article>
        )}
      </div>
    </main>
  )
}
