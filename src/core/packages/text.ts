import { fromUtf8 } from '../crypto/bytes.ts'

/** Bytes as text; null when they are not UTF-8. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return fromUtf8(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Bytes as the JSON value they hold; undefined when they hold none. */
export function jsonOf(bytes: Uint8Array): unknown {
  const text = textOf(bytes)
  if (text === null) return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
