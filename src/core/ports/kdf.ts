import type { KdfParams } from '../crypto/kdf.ts'
import type { SlotKey } from '../crypto/keys.ts'

/** The password hash. The shipped one refuses parameters under the floor; a test's may be cheap. */
export interface Kdf {
  /** The parameters for a new slot: at least the floor, raised to about one second on this machine. */
  choose(): Promise<KdfParams>
  /** Throws KdfOutOfBounds before deriving anything. */
  derive(passphrase: Uint8Array, salt: Uint8Array, params: KdfParams): Promise<SlotKey>
}
