import { memo, useCallback, useState } from 'react'
import { timelineText } from '../../texts/timeline.ts'
import type { Ask, Range } from './filter.ts'
import type { Counted } from './Overview.tsx'
import { Plot } from './Plot.tsx'
import { countIn, partOf, type Part } from './strip-scale.ts'
import { useChoosing } from './use-choosing.ts'

type Props = Counted & {
  readonly unit: 'day' | 'week' | 'month'
  readonly range: Range | null
  readonly onAsk: Ask
}

/** The bars, and a range over them: by drag, or by keys as one stop. The same range is in the Dates filter. */
export const Strip = memo(({ unit, periods, spans, range, onAsk }: Props) => {
  const { widthPx, watch } = useWidth()
  const saysOf = ({ from, to }: Part): string =>
    rangeInWords(periods[from]?.says ?? '', periods[to]?.says ?? '')
  const choosing = useChoosing(periods.length, partOf(periods, range), (chosen) => {
    const [first, last] = [periods[chosen?.from ?? -1], periods[chosen?.to ?? -1]]
    if (chosen === null || first === undefined || last === undefined) onAsk({ range: null })
    else onAsk({ range: { fromAt: first.fromAt, toAt: last.toAt, says: saysOf(chosen) } })
  })
  const { part, cursor } = choosing
  const shown = part ?? { from: cursor, to: cursor }
  const incidents = timelineText.incidents(countIn(periods, spans, shown))
  return (
    <div
      className="strip"
      ref={watch}
      role="slider"
      tabIndex={0}
      aria-label={timelineText.choosePeriod}
      aria-valuemin={0}
      aria-valuemax={periods.length - 1}
      aria-valuenow={cursor}
      aria-valuetext={timelineText.periodSays(saysOf(shown), incidents)}
      onKeyDown={choosing.onKeyDown}
      onPointerDown={choosing.onPointer}
      onPointerMove={choosing.onPointer}
      onPointerUp={choosing.onPointer}
    >
      {widthPx > 0 && <Plot unit={unit} periods={periods} spans={spans} part={part} widthPx={widthPx} />}
    </div>
  )
})

function useWidth() {
  const [widthPx, setWidthPx] = useState(0)
  const watch = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setWidthPx(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { widthPx, watch }
}

/** `2 February to 15 March 2026` from the words of the first period and of the last. */
function rangeInWords(first: string, last: string): string {
  if (first === last) return first
  const end = last.includes(' to ') ? (last.split(' to ')[1] ?? last) : last
  const start = first.includes(' to ') ? (first.split(' to ')[0] ?? first) : first
  const rest = first.split(' to ')[1]
  if (rest === undefined) return timelineText.between(start, end)
  // A week says month and year once, at its end.
  const missing = rest.split(' ').slice(start.split(' ').length)
  const startInFull = [start, ...missing].join(' ')
  const year = end.split(' ').at(-1) ?? ''
  return timelineText.between(startInFull.replace(new RegExp(` ${year}$`), ''), end)
}
