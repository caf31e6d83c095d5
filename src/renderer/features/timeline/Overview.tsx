import type { OverviewPeriod, OverviewSpan } from '../../../contract/timeline.ts'
import { timelineText } from '../../texts/timeline.ts'
import { Button } from '../../ui/Button.tsx'
import { useLater } from '../../ui/use-later.ts'
import { useFrame } from '../frame/use-frame.ts'
import { EVERYTHING, filterOf, type Ask, type Asked } from './filter.ts'
import { Legend } from './Legend.tsx'
import { OverviewTable } from './OverviewTable.tsx'
import { useOverview } from './queries.ts'
import { useArrangement, useArranging } from './use-arrangement.ts'
import { Strip } from './Strip.tsx'

const AFTER_TYPING_MS = 250

type Props = {
  readonly asked: Asked
  readonly onAsk: Ask
}

/** The course of it all: how many in each period, as bars or as the same numbers in a table. */
export function Overview({ asked, onAsk }: Props) {
  const { caseId, layout } = useFrame()
  // The list is answered first, with each letter; what stands over it, when somebody stops typing.
  const text = useLater(asked.text, AFTER_TYPING_MS)
  const { data } = useOverview(caseId, filterOf({ ...asked, text }))
  const arrangement = useArrangement()
  const arrange = useArranging()
  if (arrangement === undefined) return null
  const { isTable, isFolded } = arrangement
  if (data === undefined || (data.periods.length < 2 && data.spans.length === 0)) return null
  if (layout === 'narrow' && isFolded)
    return (
      <div className="overview folded-strip">
        <Button onPress={() => arrange({ isFolded: false })}>{timelineText.showOverview}</Button>
      </div>
    )
  return (
    <section className="overview" aria-label={timelineText.overview}>
      <div className="overview-head">
        <span>{timelineText.per[data.unit]}</span>
        {!isTable && <Legend />}
        <span className="push beside">
          {data.undated > 0 && (
            <Button kind="plain" onPress={() => onAsk({ ...EVERYTHING, flags: ['undated'] })}>
              {timelineText.undatedCount(data.undated)}
            </Button>
          )}
          <Button kind="plain" onPress={() => arrange({ isTable: !isTable })}>
            {isTable ? timelineText.asBars : timelineText.asTable}
          </Button>
        </span>
      </div>
      {isTable ? (
        <OverviewTable overview={data} />
      ) : (
        <Strip unit={data.unit} periods={data.periods} spans={data.spans} range={asked.range} onAsk={onAsk} />
      )}
    </section>
  )
}

export type Counted = {
  readonly periods: readonly OverviewPeriod[]
  readonly spans: readonly OverviewSpan[]
}
