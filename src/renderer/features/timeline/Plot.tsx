import { Fills, fillOf } from './Fills.tsx'
import type { Counted } from './Overview.tsx'
import { lanesOf, segmentsOf, ticksOf, totalOf, type Part } from './strip-scale.ts'

const TOP_PX = 12
const BARS_PX = 36
const BASE_PX = TOP_PX + BARS_PX
const TICK_BASE_PX = BASE_PX + 14
export const PLOT_PX = TICK_BASE_PX + 4
const LANE_PX = 11
const LABEL_ROOM_PX = 64
const MOST_BAR_PX = 28

type Props = Counted & {
  readonly unit: 'day' | 'week' | 'month'
  readonly part: Part | null
  readonly widthPx: number
}

/** Drawn for the eye alone: the strip says the range in words, and the table has the same numbers. */
export function Plot({ unit, periods, spans, part, widthPx }: Props) {
  const stepPx = widthPx / periods.length
  const barPx = Math.min(Math.max(stepPx - (stepPx > 4 ? 2 : 0), 1), MOST_BAR_PX)
  const most = Math.max(1, ...periods.map(totalOf))
  return (
    <svg className="plot" width={widthPx} height={PLOT_PX} aria-hidden="true">
      <Fills prefix="strip" />
      {part !== null && (
        <rect
          className="part"
          x={part.from * stepPx}
          y={0}
          width={(part.to - part.from + 1) * stepPx}
          height={BASE_PX}
        />
      )}
      {periods.map((period, index) => {
        const x = index * stepPx + (stepPx - barPx) / 2
        return (
          <g key={period.day}>
            {segmentsOf(period, most).map(({ family, fromShare, toShare }) => (
              <rect
                key={family}
                className={`fill ${family}`}
                style={fillOf('strip', family)}
                x={x + 0.5}
                y={BASE_PX - toShare * BARS_PX + 0.5}
                width={Math.max(barPx - 1, 1)}
                height={Math.max((toShare - fromShare) * BARS_PX - 1, 1)}
              />
            ))}
            {period.threats > 0 && (
              <path
                className="threat-mark"
                d={triangle(x + barPx / 2, BASE_PX - (totalOf(period) / most) * BARS_PX - 2)}
              />
            )}
          </g>
        )
      })}
      <line className="base-line" x1={0} x2={widthPx} y1={BASE_PX + 0.5} y2={BASE_PX + 0.5} />
      <Brackets periods={periods} spans={spans} widthPx={widthPx} />
      <Ticks unit={unit} periods={periods} stepPx={stepPx} />
    </svg>
  )
}

const triangle = (x: number, y: number): string => `M${x} ${y - 6} L${x + 4} ${y} L${x - 4} ${y} Z`

function Brackets({ periods, spans, widthPx }: Counted & { readonly widthPx: number }) {
  return lanesOf(periods, spans).map(({ span, from, to, lane }) => {
    const [left, right] = [from * widthPx + 1, Math.max(to * widthPx - 1, from * widthPx + 9)]
    const y = 4 + lane * LANE_PX
    return (
      <g key={`${span.fromAt}${span.toAt}`}>
        <path className="bracket" d={`M${left} ${y + 6} V${y} H${right} V${y + 6}`} />
        {span.threats > 0 && <path className="threat-mark" d={triangle(left + 8, y + 9)} />}
        <text className="bracket-count" x={(left + right) / 2} y={y + 4} textAnchor="middle">
          {span.count}
        </text>
      </g>
    )
  })
}

type TicksProps = Pick<Props, 'unit' | 'periods'> & { readonly stepPx: number }

/** As many as can be read beside each other. */
function Ticks({ unit, periods, stepPx }: TicksProps) {
  let lastPx = -LABEL_ROOM_PX
  const shown = ticksOf(periods, unit).filter(({ index }) => {
    if (index * stepPx - lastPx < LABEL_ROOM_PX) return false
    lastPx = index * stepPx
    return true
  })
  return shown.map(({ index, says }) => (
    <text key={index} className="tick-name" x={index * stepPx + 2} y={TICK_BASE_PX}>
      {says}
    </text>
  ))
}
