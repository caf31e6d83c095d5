// The characters of IBM code page 437, in which a zip names files unless it says UTF-8 (APPNOTE.TXT appendix D).
const LOW = '\u0000☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼'
const HIGH =
  '⌂ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'

const UTF8_FLAG = 0x800
const UNICODE_PATH = 0x7075
const UNICODE_PATH_HEADER_BYTES = 5

export type ExtraField = { readonly id: number; readonly data: Uint8Array }

/** A member's name, as yauzl reads it: the Unicode path field when it is of this name, else UTF-8 or code page 437. */
export function memberName(flags: number, name: Uint8Array, extras: readonly ExtraField[]): string {
  const unicode = extras.find(({ id, data }) => id === UNICODE_PATH && isOfName(data, name))
  if (unicode !== undefined) return decodeUtf8(unicode.data.subarray(UNICODE_PATH_HEADER_BYTES))
  return (flags & UTF8_FLAG) === 0 ? decodeCp437(name) : decodeUtf8(name)
}

function isOfName(data: Uint8Array, name: Uint8Array): boolean {
  if (data.length <= UNICODE_PATH_HEADER_BYTES || data[0] !== 1) return false
  return new DataView(data.buffer, data.byteOffset).getUint32(1, true) === crc32(name)
}

function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

function decodeCp437(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => {
    if (byte < LOW.length) return LOW[byte]
    return byte < 0x7f ? String.fromCharCode(byte) : HIGH[byte - 0x7f]
  }).join('')
}

/** Names are short: no table. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}
