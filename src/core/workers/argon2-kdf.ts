import { Worker } from 'node:worker_threads'
import { AppError } from '../../contract/errors.ts'
import { checkKdfBounds, KDF_BOUNDS, SALT_BYTES, type KdfParams } from '../crypto/kdf.ts'
import type { SlotKey } from '../crypto/keys.ts'
import type { Kdf } from '../ports/kdf.ts'

const AIM_MS = 1000

/**
 * The password hash of both shipped hosts: Argon2id13 in a worker that ends afterwards, never outside the
 * bounds of DESIGN section 3. `workerUrl` is the entry file the host built of `kdf-worker.ts`.
 */
export function argon2Kdf(workerUrl: URL): Kdf {
  return {
    choose: () => chooseParams(workerUrl),
    derive: async (passphrase, salt, params) => {
      checkKdfBounds(params)
      return deriveInWorker(workerUrl, passphrase, salt, params)
    },
  }
}

/** As many passes as take about one second here, at least the floor. */
async function chooseParams(workerUrl: URL): Promise<KdfParams> {
  const { least, most } = KDF_BOUNDS
  const startedMs = performance.now()
  await deriveInWorker(workerUrl, new Uint8Array(16), new Uint8Array(SALT_BYTES), least)
  const onePassMs = (performance.now() - startedMs) / least.passes
  const passes = Math.min(most.passes, Math.max(least.passes, Math.floor(AIM_MS / onePassMs)))
  return { memoryBytes: least.memoryBytes, passes }
}

function deriveInWorker(
  workerUrl: URL,
  passphrase: Uint8Array,
  salt: Uint8Array,
  params: KdfParams,
): Promise<SlotKey> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl, { workerData: { passphrase, salt, params } })
    let key: SlotKey | null = null
    worker.once('message', (derived: SlotKey) => (key = derived))
    worker.once('error', (cause) => reject(new AppError('Internal', 'the password hash failed', { cause })))
    // The key is used only after the thread, and its memory, are gone.
    worker.once('exit', () =>
      key === null ? reject(new AppError('Internal', 'the password hash ended early')) : resolve(key),
    )
  })
}
