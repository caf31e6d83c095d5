/**
 * Whether this browser can run the check at all: Chromium and Edge from 110, Firefox from 115, Safari from 16. For any
 * other the page keeps the sentence it was opened with. Adds what Firefox 115, the last for Windows 7 and 8, lacks.
 */
export function canRunHere(): boolean {
  const texts: { isWellFormed?: () => boolean } = String.prototype
  texts.isWellFormed ??= isWellFormed
  const lists: { toSorted?: unknown } = Array.prototype
  return typeof lists.toSorted === 'function' && typeof Blob.prototype.arrayBuffer === 'function'
}

/** With the flag `u` only a surrogate that stands alone is one (ECMA-262, String.prototype.isWellFormed). */
function isWellFormed(this: unknown): boolean {
  return !/\p{Surrogate}/u.test(String(this))
}
