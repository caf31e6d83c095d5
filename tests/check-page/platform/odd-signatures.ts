import { createHash } from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519.js'

/** What nobody signs by accident, in hex: keys and nonces with a part of small order, numbers that are not reduced. */
export type OddSignature = {
  readonly name: string
  readonly message: string
  readonly key: string
  readonly signature: string
}

const { Point } = ed25519
type CurvePoint = InstanceType<typeof Point>
const ORDER = Point.Fn.ORDER
const FIELD = Point.Fp.ORDER
const MESSAGE = Buffer.from('an odd message')
const SECRET = 0x1234_5678_9abc_def0_1234_5678n
const NONCE = 0x0fed_cba9_8765_4321_0fed_cba9n

/** A point of order 8: what multiplying any point by the order of the main group leaves of it. */
function pointOfOrderEight(): CurvePoint {
  for (let y = 2n; ; y++) {
    const decoded = attempt(() => Point.fromBytes(littleEndian(y)))
    if (decoded === null) continue
    const torsion = decoded.multiplyUnsafe(ORDER - 1n).add(decoded)
    if (!torsion.double().double().is0()) return torsion
  }
}

function attempt<Result>(make: () => Result): Result | null {
  try {
    return make()
  } catch {
    // This y is on no point of the curve: the next one is tried.
    return null
  }
}

function littleEndian(number: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, at) => Number((number >> BigInt(8 * at)) & 0xffn))
}

function fromLittleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((number, byte) => number * 256n + BigInt(byte), 0n)
}

/** Signs as RFC 8032 says, over the key and nonce as they are encoded, whatever they are. */
function signed(
  name: string,
  key: Uint8Array,
  nonce: Uint8Array,
  secret: bigint,
  r: bigint,
  more = 0n,
): OddSignature {
  const digest = createHash('sha512').update(nonce).update(key).update(MESSAGE).digest()
  const s = (r + (fromLittleEndian(digest) % ORDER) * secret) % ORDER
  const signature = Buffer.concat([nonce, littleEndian(s + more)])
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
  return { name, message: hex(MESSAGE), key: hex(key), signature: hex(signature) }
}

const torsion = Array.from({ length: 8 }, (_, times) => pointOfOrderEight().multiplyUnsafe(BigInt(times)))
const key = Point.BASE.multiply(SECRET)
const nonce = Point.BASE.multiply(NONCE)

const mixed = torsion.flatMap((keyPart, a) =>
  torsion.map((noncePart, r) =>
    signed(
      `key + ${a} T, nonce + ${r} T`,
      key.add(keyPart).toBytes(),
      nonce.add(noncePart).toBytes(),
      SECRET,
      NONCE,
    ),
  ),
)
const small = torsion.flatMap((point, times) => [
  signed(`key ${times} T`, point.toBytes(), nonce.toBytes(), 0n, NONCE),
  signed(`nonce ${times} T`, key.toBytes(), point.toBytes(), SECRET, 0n),
  signed(`key and nonce ${times} T`, point.toBytes(), point.toBytes(), 0n, 0n),
])
// 0 and 1 as p and p + 1, and points with x = 0 whose sign bit says that x is odd.
const unreduced = [
  FIELD,
  FIELD + 1n,
  FIELD + (1n << 255n),
  1n + (1n << 255n),
  FIELD - 1n + (1n << 255n),
].flatMap((number, at) => [
  signed(`key of unreduced form ${at}`, littleEndian(number), nonce.toBytes(), 0n, NONCE),
  signed(`nonce of unreduced form ${at}`, key.toBytes(), littleEndian(number), SECRET, 0n),
])
const scalars = [ORDER, 2n * ORDER, 8n * ORDER, 14n * ORDER].map((more, at) =>
  signed(`S with the order added, ${at}`, key.toBytes(), nonce.toBytes(), SECRET, NONCE, more),
)

export const ODD_SIGNATURES: readonly OddSignature[] = [...mixed, ...small, ...unreduced, ...scalars]
