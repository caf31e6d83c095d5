import { FAMILIES } from '../../../contract/timeline.ts'
import { timelineText } from '../../texts/timeline.ts'
import { Fills, fillOf } from './Fills.tsx'

/** What the fills of the bars mean. */
export function Legend() {
  return (
    <span className="legend">
      {FAMILIES.map((family) => (
        <span key={family}>
          <svg width="12" height="12" aria-hidden="true">
            <Fills prefix="legend" />
            <rect
              x="0.5"
              y="0.5"
              width="11"
              height="11"
              className={`fill ${family}`}
              style={fillOf('legend', family)}
            />
          </svg>
          {timelineText.families[family]}
        </span>
      ))}
      <span>
        <svg width="10" height="10" aria-hidden="true">
          <path d="M5 1 L9.5 9 L0.5 9 Z" className="threat-mark" />
        </svg>
        {timelineText.flags.threat}
      </span>
    </span>
  )
}
