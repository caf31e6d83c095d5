import { AppError } from '../../contract/errors.ts'

const SMALLEST_BYTES = 256
const LENGTH_BYTES = 4

/**
 * The Padmé length of a plaintext (Nikitin et al., PURBs, PoPETs 2019, section 4): at most 12 % longer,
 * and only about log log n different lengths leak. At least 256 bytes.
 */
export function padmeLength(lengthBytes: number): number {
  if (lengthBytes <= SMALLEST_BYTES) return SMALLEST_BYTES
  const exponent = Math.floor(Math.log2(lengthBytes))
  const kept = Math.floor(Math.log2(exponent)) + 1
  const step = 2 ** (exponent - kept)
  return Math.ceil(lengthBytes / step) * step
}

/** 4-byte big-endian length, the bytes, zeros up to a Padmé length (docs/vault-format.md section 6). */
export function pad(bytes: Uint8Array): Uint8Array {
  const padded = Buffer.alloc(padmeLength(LENGTH_BYTES + bytes.length))
  padded.writeUInt32BE(bytes.length)
  padded.set(bytes, LENGTH_BYTES)
  return padded
}

/** The inverse of `pad`. Throws DamagedEntry when the length does not fit or the padding is not zeros. */
export function unpad(padded: Uint8Array): Uint8Array {
  if (padded.length < LENGTH_BYTES) throw new AppError('DamagedEntry', 'padded bytes are too short')
  const view = Buffer.from(padded.buffer, padded.byteOffset, padded.byteLength)
  const end = LENGTH_BYTES + view.readUInt32BE()
  if (
    end > view.length ||
    view.length !== padmeLength(end) ||
    view.subarray(end).some((byte) => byte !== 0)
  ) {
    throw new AppError('DamagedEntry', 'the padding is wrong')
  }
  return view.subarray(LENGTH_BYTES, end)
}
