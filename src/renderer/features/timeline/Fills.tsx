import type { CSSProperties } from 'react'
import type { Family } from '../../../contract/timeline.ts'

/** Five families told apart by fill and pattern, never by hue: five hues fail for who does not see them (ux.md 10). */
export function Fills({ prefix }: { readonly prefix: string }) {
  return (
    <defs>
      <pattern
        id={`${prefix}-voice`}
        width="4"
        height="4"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="4" height="4" className="pattern-ground" />
        <line x1="1" y1="0" x2="1" y2="4" className="pattern-line" />
      </pattern>
      <pattern id={`${prefix}-in-person`} width="4" height="4" patternUnits="userSpaceOnUse">
        <rect width="4" height="4" className="pattern-ground" />
        <line x1="0" y1="1" x2="4" y2="1" className="pattern-line" />
      </pattern>
    </defs>
  )
}

export function fillOf(prefix: string, family: Family): CSSProperties | undefined {
  return family === 'voice' || family === 'in-person' ? { fill: `url(#${prefix}-${family})` } : undefined
}
