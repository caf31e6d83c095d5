import { useState, type KeyboardEvent, type MouseEvent } from 'react'
import type { ListedExhibit } from '../../../contract/exhibits.ts'
import type { ExhibitId } from '../../../contract/ids.ts'
import { pointed, pressed, type Choice } from './list-keys.ts'

type Chosen = {
  readonly current: ExhibitId | null
  readonly anchor: ExhibitId | null
  readonly selected: ReadonlySet<ExhibitId>
}

const NOBODY: Chosen = { current: null, anchor: null, selected: new Set() }

export type Choosing = ReturnType<typeof useChoosing>

/** Which file the keys are on and which are selected, by their ids: a list that grows moves nobody's selection. */
export function useChoosing(files: readonly ListedExhibit[], isMultiple: boolean, first: ExhibitId | null) {
  const [chosen, setChosen] = useState<Chosen>({ ...NOBODY, current: first, anchor: first })
  const placeOf = new Map(files.map(({ exhibit }, index) => [exhibit, index]))
  const at = (id: ExhibitId | null): number => (id === null ? 0 : (placeOf.get(id) ?? 0))
  const selected = [...chosen.selected].flatMap((id) => placeOf.get(id) ?? [])
  const choice: Choice = {
    current: at(chosen.current),
    anchor: at(chosen.anchor),
    selected: new Set(isMultiple ? selected : []),
  }
  const put = (next: Choice): void =>
    setChosen({
      current: files[next.current]?.exhibit ?? null,
      anchor: files[next.anchor]?.exhibit ?? null,
      selected: new Set([...next.selected].map((index) => files[index]!.exhibit)),
    })
  return {
    choice,
    /** In the order of the list. */
    selected: files.filter((_, index) => choice.selected.has(index)),
    clear: (): void => setChosen((now) => ({ ...now, selected: new Set() })),
    /** The place that the keys lead to; null where the key is not one of the list's. */
    press: (event: KeyboardEvent, shape: { columns: number; pageRows: number }): number | null => {
      const next = pressed(choice, event, { ...shape, count: files.length }, isMultiple)
      if (next === null) return null
      put(next)
      return next.current
    },
    /** Whether the press selected; a plain one opens. */
    point: (event: MouseEvent, index: number): boolean => {
      const isSelecting = isMultiple && (event.ctrlKey || event.metaKey || event.shiftKey)
      if (isSelecting) put(pointed(choice, index, event))
      return isSelecting
    },
    goTo: (index: number): void => put({ ...choice, current: index, anchor: index }),
    tick: (index: number): void =>
      put(pointed(choice, index, { shiftKey: false, ctrlKey: true, metaKey: false })),
  }
}
