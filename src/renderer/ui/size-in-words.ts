const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB']

/** `412 KB`, `2.1 MB`: in thousands, as file managers say it; one decimal below ten. */
export function sizeInWords(bytes: number): string {
  let [size, unit] = [bytes, 0]
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1000
    unit++
  }
  return `${unit === 0 || size >= 9.95 ? Math.round(size) : size.toFixed(1)} ${UNITS[unit]}`
}
