import { useState, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Failure } from './Failure.tsx'

type Props = {
  readonly children: ReactNode
  /** What its button says. */
  readonly does: string
  readonly isReady: boolean
  readonly run: () => Promise<void>
  /** The filled button is the screen's one main action. */
  readonly isMain?: boolean
  /** What stands before the button, such as a way to leave it. */
  readonly beside?: ReactNode
}

/** A few fields and one button, which Enter presses as well. What went wrong is said in it. */
export function SmallForm({ children, does, isReady, run, isMain = false, beside }: Props) {
  const [error, setError] = useState<unknown>(null)
  const submit = async (): Promise<void> => {
    setError(null)
    try {
      await run()
    } catch (failed) {
      setError(failed)
    }
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) void submit()
      }}
    >
      {children}
      {error !== null && <Failure error={error} />}
      <div className="beside">
        {beside}
        <Button kind={isMain ? 'main' : 'usual'} type="submit" isDisabled={!isReady}>
          {does}
        </Button>
      </div>
    </form>
  )
}
