/** What the keys of a list do to what is chosen in it. */
export type Choice = {
  /** The file that the keys are on. */
  readonly current: number
  /** Where a range begins. */
  readonly anchor: number
  readonly selected: ReadonlySet<number>
}

type Press = {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}
type Shape = { readonly count: number; readonly columns: number; readonly pageRows: number }

const range = (from: number, to: number): ReadonlySet<number> => {
  const [first, last] = from < to ? [from, to] : [to, from]
  return new Set(Array.from({ length: last - first + 1 }, (_, index) => first + index))
}

/** Where a key leads from `from`; null for one that moves nothing. */
export function movedTo(from: number, { key }: Press, shape: Shape): number | null {
  const { count, columns, pageRows } = shape
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  if (key === 'PageDown') return Math.min(from + columns * pageRows, count - 1)
  if (key === 'PageUp') return Math.max(from - columns * pageRows, 0)
  return arrowedTo(from, key, shape)
}

function arrowedTo(from: number, key: string, { count, columns }: Shape): number | null {
  const sideways = columns > 1 ? 1 : 0
  const steps = { ArrowRight: sideways, ArrowLeft: -sideways, ArrowDown: columns, ArrowUp: -columns }
  const step = Object.hasOwn(steps, key) ? steps[key as keyof typeof steps] : 0
  if (step === 0) return null
  const to = from + step
  if (to >= 0 && to < count) return to
  // Below there is a row that is not full: its last one.
  return key === 'ArrowDown' && hasRowBelow(from, count, columns) ? count - 1 : from
}

const hasRowBelow = (from: number, count: number, columns: number): boolean =>
  Math.floor(from / columns) < Math.floor((count - 1) / columns)

/** After a key; null for one that the list does not know. Without `isMultiple` nothing is ever selected. */
export function pressed(choice: Choice, press: Press, shape: Shape, isMultiple: boolean): Choice | null {
  const isCtrl = press.ctrlKey || press.metaKey
  if (isMultiple && isCtrl && press.key === ' ') return toggled(choice, choice.current)
  if (isMultiple && isCtrl && press.key.toLowerCase() === 'a')
    return { ...choice, selected: range(0, shape.count - 1) }
  const to = movedTo(choice.current, press, shape)
  if (to === null) return null
  if (!isMultiple) return { current: to, anchor: to, selected: choice.selected }
  if (press.shiftKey) return { ...choice, current: to, selected: range(choice.anchor, to) }
  return { ...choice, current: to, anchor: to }
}

export function toggled({ selected }: Choice, at: number): Choice {
  const next = new Set(selected)
  if (!next.delete(at)) next.add(at)
  return { current: at, anchor: at, selected: next }
}

/** After a press with the pointer that selects: with Ctrl one more, with Shift all up to it. */
export function pointed(choice: Choice, at: number, press: Omit<Press, 'key'>): Choice {
  if (press.shiftKey) return { ...choice, current: at, selected: range(choice.anchor, at) }
  return toggled(choice, at)
}
