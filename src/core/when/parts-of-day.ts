export type PartName =
  | 'early morning'
  | 'morning'
  | 'lunchtime'
  | 'afternoon'
  | 'evening'
  | 'night'
  | 'early hours'

/** From and to in hours of the day named, the night into the next one; and how the part is said after its day. */
export const PARTS_OF_DAY: Readonly<Record<PartName, readonly [number, number, string]>> = {
  'early hours': [0, 5, 'in the early hours'],
  'early morning': [4, 7, 'in the early morning'],
  morning: [6, 12, 'in the morning'],
  lunchtime: [12, 14, 'at lunchtime'],
  afternoon: [12, 18, 'in the afternoon'],
  evening: [18, 22, 'in the evening'],
  night: [21, 29, 'at night'],
}
const NAMES = Object.keys(PARTS_OF_DAY) as readonly PartName[]

/** The part of a day that lies between these hours of the clock; null for any other two. */
export function partNamed(fromHour: number, toHour: number): PartName | null {
  const found = NAMES.find(
    (name) => PARTS_OF_DAY[name][0] === fromHour && PARTS_OF_DAY[name][1] % 24 === toHour,
  )
  return found ?? null
}

/** `in the evening`. */
export function partAsSaid(part: PartName): string {
  return PARTS_OF_DAY[part][2]
}
