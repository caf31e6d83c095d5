import type { Preferences } from '../contract/preferences.ts'

const PLACE = 'data-looks="%LOOKS%"'

/** How the page looks from its first paint on: what was chosen, as attributes that the styles go by. */
export function withLooks(html: string, { contrast, textPercent, rows, reduceMotion }: Preferences): string {
  const motion = reduceMotion ? 'none' : 'as-system'
  return html.replace(
    PLACE,
    `data-contrast="${contrast}" data-text="${textPercent}" data-rows="${rows}" data-motion="${motion}"`,
  )
}
