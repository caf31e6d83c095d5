import { useEffect, useState } from 'react'
import type { Exhibit } from '../../../contract/exhibits.ts'
import type { ExhibitId } from '../../../contract/ids.ts'
import { shownAs } from '../../../contract/shown-as.ts'
import { useRevealed } from '../../ui/use-revealed.ts'

/** The core closes the first of many that are open at once: no more are opened than can be drawn before that. */
const AT_ONCE = 4

/** A picture that is shown, or will be when those before it are. */
export type ShownPicture = { readonly isTurn: boolean; readonly onSettled: () => void }

export type Pictures = ReturnType<typeof usePictures>

/** The pictures among the files of an incident, shown together. One that comes later was not asked for, and stays hidden. */
export function usePictures(exhibits: readonly Exhibit[]) {
  const { isShown, show, hide } = useRevealed()
  const there = exhibits.filter(({ mediaType }) => shownAs(mediaType) === 'picture').map(({ id }) => id)
  const [asked, setAsked] = useState<readonly ExhibitId[] | null>(null)
  const [settled, setSettled] = useState<ReadonlySet<ExhibitId>>(new Set())
  useEffect(() => {
    if (!isShown) setSettled(new Set())
  }, [isShown])
  const shown = isShown ? (asked ?? there) : []
  return {
    count: there.length,
    isShown,
    show: (): void => {
      setAsked(there)
      show()
    },
    hide,
    /** Null for what is hidden or no picture. */
    of: (exhibit: ExhibitId): ShownPicture | null => {
      const at = shown.indexOf(exhibit)
      if (at < 0) return null
      const onSettled = (): void => setSettled((now) => new Set(now).add(exhibit))
      return { isTurn: at < settled.size + AT_ONCE, onSettled }
    },
  }
}
