import { useEffect, useRef, useState } from 'react'
import { text } from '../../texts/hand-over.ts'
import { Button } from '../../ui/Button.tsx'

export type ProgressProps = {
  readonly done: number
  readonly total: number
  readonly what: string
  readonly onCancel: () => void
}

const EVERY_PERCENT = 10

/** A number that means something, said to a screen reader every tenth of it; Cancel is always there. */
export function Progress({ done, total, what, onCancel }: ProgressProps) {
  const phase = text.phases[what] ?? what
  const percent = total === 0 ? 0 : Math.floor((done / total) * 100)
  const said = useSaid(`${phase}, ${text.percentDone(percent - (percent % EVERY_PERCENT))}`, total > 0)
  return (
    <div className="progress-line">
      <span className="progress-words">{text.working(phase)}</span>
      <progress
        aria-label={text.progressName}
        {...(total > 1 ? { max: total, value: Math.min(done, total) } : {})}
      />
      {total > 1 && <span className="small">{text.numbers(done, total)}</span>}
      <Button onPress={onCancel}>{text.cancel}</Button>
      <span className="only-heard" role="status">
        {said}
      </span>
    </div>
  )
}

function useSaid(words: string, isKnown: boolean): string {
  const [said, setSaid] = useState('')
  const latest = useRef('')
  useEffect(() => {
    if (!isKnown || latest.current === words) return
    latest.current = words
    setSaid(words)
  }, [words, isKnown])
  return said
}
