import { useState } from 'react'
import { text } from '../../texts/palette.ts'

const LIST = 'main [role="grid"], main [role="treegrid"]'

const target = (): HTMLElement | null =>
  document.querySelector<HTMLElement>(LIST) ?? document.querySelector<HTMLElement>('main h1')

/** Past the rail to what the page is for; seen when it has the focus. */
export function SkipLink() {
  const [hasList, setHasList] = useState(true)
  return (
    <a
      className="skip-link"
      href="#page"
      onFocus={() => setHasList(document.querySelector(LIST) !== null)}
      onClick={(event) => {
        event.preventDefault()
        target()?.focus()
      }}
    >
      {hasList ? text.toList : text.toPage}
    </a>
  )
}
