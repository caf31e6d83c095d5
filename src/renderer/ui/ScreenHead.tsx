import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { Button } from './Button.tsx'

type Props = {
  readonly title: string
  /** Small, above the title: the case. */
  readonly above?: ReactNode
  /** Where Back leads. */
  readonly back?: { readonly name: string; readonly onPress: () => void }
  /** The main action of the screen. */
  readonly children?: ReactNode
  /** Not where the focus goes somewhere else, such as back to the row it was on. */
  readonly takesFocus?: boolean
}

/** The head of a screen. Its name is read when the screen comes. */
export function ScreenHead({ title, above, back, children, takesFocus = true }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
    // Once, when the screen comes.
  }, [])
  return (
    <div className="screen-head">
      {back !== undefined && (
        <Button kind="plain" onPress={back.onPress}>
          <ArrowLeft size={20} strokeWidth={1.75} aria-hidden="true" />
          {back.name}
        </Button>
      )}
      <div>
        {above !== undefined && <div className="case-name">{above}</div>}
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
      </div>
      <div className="push">{children}</div>
    </div>
  )
}
