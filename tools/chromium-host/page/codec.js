// @ts-nocheck -- text that is put into a page: its placeholders are filled first, and its types are the page’s
/* oxlint-disable -- the same; it is one expression on purpose, so that the page sees no name of it */
// Runs unchanged in Node and in the page: JSON, with bytes as base64. What JSON cannot hold is refused, never dropped.
// An object of one name that begins with $ stands for something else; a name of the app's own that does gets one more.
;(() => {
  /** @param {Uint8Array} bytes */
  const toBase64 = (bytes) => {
    if (typeof bytes.toBase64 === 'function') return bytes.toBase64()
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  }
  /** @param {string} text */
  const fromBase64 = (text) =>
    typeof Uint8Array.fromBase64 === 'function'
      ? Uint8Array.fromBase64(text)
      : new Uint8Array(Buffer.from(text, 'base64'))

  const UNCLONEABLE = 'An object could not be cloned.'
  /** @param {unknown} value @param {readonly object[]} [around] @returns {unknown} */
  const plain = (value, around = []) => {
    if (value === undefined) return { $undefined: true }
    if (Object.is(value, -0)) return { $minusZero: true }
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number' && Number.isFinite(value)) return value
    if (value instanceof Uint8Array) return { $bytes: toBase64(value) }
    if (typeof value !== 'object' || around.includes(value)) throw new TypeError(UNCLONEABLE)
    const within = [...around, value]
    if (Array.isArray(value)) return Array.from(value, (inner) => plain(inner, within))
    if (Object.prototype.toString.call(value) !== '[object Object]') throw new TypeError(UNCLONEABLE)
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name.replace(/^\$/, '$$$$'), plain(inner, within)]),
    )
  }
  /** @param {any} value @returns {unknown} */
  const rich = (value) => {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(rich)
    if (Object.hasOwn(value, '$bytes')) return fromBase64(value.$bytes)
    if (Object.hasOwn(value, '$undefined')) return undefined
    if (Object.hasOwn(value, '$minusZero')) return -0
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name.replace(/^\$\$/, '$$'), rich(inner)]),
    )
  }
  globalThis.hostCodec = {
    encode: (/** @type {unknown} */ value) => JSON.stringify(plain(value)),
    decode: (/** @type {string} */ text) => rich(JSON.parse(text)),
  }
})()
