// @ts-nocheck -- text that is put into a page: its placeholders are filled first, and its types are the page’s
/* oxlint-disable -- the same; it is one expression on purpose, so that the page sees no name of it */
// Runs unchanged in Node and in the page: JSON, with bytes as base64. What JSON cannot hold is refused, never dropped.
;(() => {
  const BYTES = '$bytes'
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

  /** @param {unknown} value @returns {unknown} */
  const plain = (value) => {
    if (value === undefined) return { $undefined: true }
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number' && Number.isFinite(value)) return value
    if (value instanceof Uint8Array) return { [BYTES]: toBase64(value) }
    if (Array.isArray(value)) return value.map(plain)
    const isPlain =
      typeof value === 'object' && ['[object Object]'].includes(Object.prototype.toString.call(value))
    if (!isPlain) throw new TypeError('An object could not be cloned.')
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]))
  }
  /** @param {any} value @returns {unknown} */
  const rich = (value) => {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(rich)
    if (BYTES in value) return fromBase64(value[BYTES])
    if ('$undefined' in value) return undefined
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rich(inner)]))
  }
  globalThis.hostCodec = {
    encode: (/** @type {unknown} */ value) => JSON.stringify(plain(value)),
    decode: (/** @type {string} */ text) => rich(JSON.parse(text)),
  }
})()
