import { memo } from 'react'
import { FAMILIES, type OverviewPeriod, type OverviewSpan } from '../../../contract/timeline.ts'
import { timelineText } from '../../texts/timeline.ts'
import { totalOf } from './strip-scale.ts'

type Overview = {
  readonly periods: readonly OverviewPeriod[]
  readonly spans: readonly OverviewSpan[]
  readonly undated: number
}

/** The same numbers as the bars. A period that holds nothing has no row. */
export const OverviewTable = memo(({ overview }: { readonly overview: Overview }) => {
  const { periods, spans, undated } = overview
  const columns = FAMILIES.length
  return (
    <div className="overview-table" tabIndex={0} role="region" aria-label={timelineText.asTable}>
      <table>
        <thead>
          <tr>
            <th scope="col">{timelineText.period}</th>
            {FAMILIES.map((family) => (
              <th key={family} scope="col">
                {timelineText.families[family]}
              </th>
            ))}
            <th scope="col">{timelineText.threats}</th>
          </tr>
        </thead>
        <tbody>
          {periods
            .filter((period) => totalOf(period) > 0)
            .map(({ day, says, counts, threats }) => (
              <tr key={day}>
                <th scope="row">{says}</th>
                {FAMILIES.map((family, index) => (
                  <td key={family}>{counts[index]}</td>
                ))}
                <td>{threats}</td>
              </tr>
            ))}
          {spans.map(({ says, fromAt, toAt, count, threats }) => (
            <tr key={`${fromAt}${toAt}`}>
              <th scope="row">{timelineText.roughly(says)}</th>
              <td colSpan={columns}>{timelineText.incidents(count)}</td>
              <td>{threats}</td>
            </tr>
          ))}
          {undated > 0 && (
            <tr>
              <th scope="row">{timelineText.undated}</th>
              <td colSpan={columns + 1}>{timelineText.incidents(undated)}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
})
