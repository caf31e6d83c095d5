import { AppError } from '../../contract/errors.ts'

/** What an entry may hold: no fractions, no undefined, ASCII keys, well-formed strings (DESIGN section 4). */
export type CanonicalValue =
  | null
  | boolean
  | number
  | string
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue | undefined }

/**
 * Canonical JSON (RFC 8785) as text, over the values above; a key whose value is `undefined` is left out.
 * Throws InvalidInput on a lone surrogate, a fraction, an integer beyond 2^53 - 1 or a key that is not ASCII.
 */
export function canonicalJson(value: CanonicalValue): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return canonicalInteger(value)
  if (typeof value === 'string') return canonicalString(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const fields: string[] = []
  for (const key of Object.keys(value).toSorted()) {
    const field = value[key]
    if (field !== undefined) fields.push(`${canonicalKey(key)}:${canonicalJson(field)}`)
  }
  return `{${fields.join(',')}}`
}

const isList = (value: object): value is readonly CanonicalValue[] => Array.isArray(value)

function canonicalInteger(value: number): string {
  if (!Number.isSafeInteger(value)) throw new AppError('InvalidInput', 'a number is not a safe integer')
  return String(value === 0 ? 0 : value)
}

/** JSON.stringify writes well-formed strings exactly as RFC 8785 section 3.2.2.2 asks. */
function canonicalString(value: string): string {
  if (!value.isWellFormed()) throw new AppError('InvalidInput', 'a text holds a lone surrogate')
  return JSON.stringify(value)
}

function canonicalKey(key: string): string {
  // oxlint-disable-next-line no-control-regex -- ASCII as such
  if (!/^[\x20-\x7e]+$/.test(key)) throw new AppError('InvalidInput', 'a key is not ASCII')
  return JSON.stringify(key)
}
