import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import { NONCE_BYTES, openBox, sealBox } from '../crypto/aead.ts'
import { concat, fromBase64, fromHex, fromUtf8, sameBytes, toHex, utf8 } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import type { DeviceKey } from '../crypto/keys.ts'
import { canonicalJson } from '../ledger/canonical.ts'
import type { Head } from '../ledger/head.ts'
import { rootOf } from '../ledger/merkle.ts'
import type { DeviceMemory } from '../ports/device-memory.ts'
import type { Random } from '../ports/random.ts'
import type { Header } from './header.ts'

const Memory = z.strictObject({
  size: z.int().min(0),
  root: z.hex().length(64),
  generation: z.int().positive(),
})
type Memory = z.infer<typeof Memory>

export type MemoryStore = { readonly port: DeviceMemory; readonly key: DeviceKey; readonly random: Random }

/** One name per log, so that a vault and the one restored from its backup are remembered apart. */
function nameOf(header: Header): string {
  return toHex(sha256(fromHex(header.vault), fromBase64(header.keys.log) ?? new Uint8Array()).subarray(0, 16))
}

const associated = (header: Header) => concat(utf8('device memory'), fromHex(header.vault))

/** Writes down the head and header generation last seen (DESIGN section 4, device memory). */
export function remember(store: MemoryStore, header: Header, head: Head): void {
  const memory: Memory = { size: head.size, root: toHex(head.root), generation: header.generation }
  const nonce = store.random.bytes(NONCE_BYTES)
  store.port.write(nameOf(header), sealBox(store.key, nonce, associated(header), utf8(canonicalJson(memory))))
}

/** What the device remembers says of the vault in hand. `unreadable`: there is a record and it is not this key's. */
export type Recollection = 'nothing' | 'same-or-newer' | 'older' | 'forked' | 'unreadable'

/** Compares a vault with what this computer last saw of it. In: all leaf hashes, 32 bytes each. */
export function recollect(store: MemoryStore, header: Header, leavesBytes: Uint8Array): Recollection {
  const record = store.port.read(nameOf(header))
  if (record === null) return 'nothing'
  const memory = openMemory(store, header, record)
  if (memory === null) return 'unreadable'
  const size = leavesBytes.length / 32
  if (size < memory.size || header.generation < memory.generation) return 'older'
  const rootThen = rootOf(leavesBytes.subarray(0, memory.size * 32))
  return sameBytes(rootThen, fromHex(memory.root)) ? 'same-or-newer' : 'forked'
}

function openMemory(store: MemoryStore, header: Header, record: Uint8Array): Memory | null {
  try {
    const bytes = openBox(store.key, associated(header), record, 'DamagedFile')
    return Memory.parse(JSON.parse(fromUtf8(bytes)))
  } catch (error) {
    // After the keys were replaced on another computer the old record opens with no key: it says nothing.
    if (error instanceof AppError) return null
    throw error
  }
}
