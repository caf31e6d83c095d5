import { useEffect } from 'react'
import { useChoosing, usePreferences } from '../../preferences.ts'
import { text } from '../../texts/app.ts'
import { onHideEverything } from '../../ui/use-revealed.ts'

/** Hiding everything turns the quiet view on where it was off: the next screen shows nothing unasked either. */
export function useQuietView(say: (says: string) => void): void {
  const isQuiet = usePreferences()?.chosen.quietView
  const { mutate } = useChoosing()
  useEffect(
    () =>
      onHideEverything(() => {
        say(text.everythingHidden)
        if (isQuiet === false) mutate({ quietView: true })
      }),
    [isQuiet, mutate, say],
  )
}
