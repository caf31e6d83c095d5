import { useState } from 'react'
import type { CoveredArea } from '../../../contract/disclosure.ts'
import { byKey, isRemoval, within, type Side, type Size } from './boxes.ts'

type Area = Pick<CoveredArea, Side>

/** The boxes over a picture, and which of them is chosen. */
export function useBoxes(first: readonly CoveredArea[], size: Size | null) {
  const [boxes, setBoxes] = useState(first)
  const [chosen, setChosen] = useState<number | null>(null)
  const change = (index: number, to: Partial<CoveredArea>): void => {
    if (size === null) return
    setBoxes((now) => now.map((box, at) => (at === index ? within({ ...box, ...to }, size) : box)))
  }
  const remove = (index: number): void => {
    setBoxes((now) => now.filter((_, at) => at !== index))
    setChosen(null)
  }
  return {
    boxes,
    chosen,
    choose: setChosen,
    change,
    remove,
    add: (area: Area): void => {
      setBoxes((now) => [...now, { ...area, class: 'personal' }])
      setChosen(boxes.length)
    },
    removeAt: (area: Area): void => {
      setBoxes((now) => now.filter((box) => !isSame(box, area)))
      setChosen(null)
    },
    has: (area: Area): boolean => boxes.some((box) => isSame(box, area)),
    /** True where the key meant something to the box. */
    press: (index: number, key: string, isShift: boolean): boolean => {
      const box = boxes[index]
      if (box === undefined || size === null) return false
      if (isRemoval(key)) {
        remove(index)
        return true
      }
      const next = byKey(box, key, isShift, size)
      if (next === null) return false
      change(index, next)
      return true
    },
  }
}

export type Boxes = ReturnType<typeof useBoxes>

const isSame = (one: Area, other: Area): boolean =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height
