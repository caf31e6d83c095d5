import { useRef } from 'react'
import { timelineText } from '../../texts/timeline.ts'
import { Button } from '../../ui/Button.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { askedInWords, isEverything, type Asked } from './filter.ts'
import { useGoneTags } from './queries.ts'
import { SaveView } from './SaveView.tsx'
import type { Naming } from './use-naming.ts'
import type { Pages } from './use-pages.ts'

type Props = {
  readonly asked: Asked
  readonly pages: Pages
  /** While another question is being answered: nothing is said of it yet. */
  readonly isOld: boolean
  /** How many incidents the case has. */
  readonly all: number
  readonly naming: Naming
  readonly onClear: () => void
}

/** How much of the case is shown, and why. */
export function FilterStatus({ asked, pages, isOld, all, naming, onClear }: Props) {
  const { caseId } = useFrame()
  const gone = useGoneTags(caseId, asked.tags)
  const answered = useRef(asked)
  if (!isOld) answered.current = asked
  if (isEverything(asked)) return null
  const approximate = asked.range === null ? 0 : pages.approximate
  return (
    <div className="filter-status">
      <p role="status">
        {timelineText.shown(pages.total, all, askedInWords(answered.current))}
        {gone.map((tag) => (
          <span key={tag} className="hint">
            {' '}
            {timelineText.tagGone(tag)}
          </span>
        ))}
        {approximate > 0 && <span className="hint"> {timelineText.approximate(approximate)}</span>}
      </p>
      <div className="beside">
        <Button kind="plain" onPress={onClear}>
          {timelineText.clear}
        </Button>
        <SaveView asked={asked} naming={naming} />
      </div>
    </div>
  )
}
