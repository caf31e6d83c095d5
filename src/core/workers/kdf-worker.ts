import { parentPort, workerData } from 'node:worker_threads'
import { argon2id, type KdfParams } from '../crypto/kdf.ts'

// Derives one key and ends: libsodium's heap never shrinks, so its 256 MiB go with the thread.
const { passphrase, salt, params } = workerData as {
  passphrase: Uint8Array
  salt: Uint8Array
  params: KdfParams
}
parentPort!.postMessage(argon2id(passphrase, salt, params))
passphrase.fill(0)
