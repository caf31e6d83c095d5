import type { PassKey } from '../crypto/keys.ts'
import type { ChunkCheck } from '../ports/chunk-pool.ts'
import type { PoolShare } from './pool-share.ts'
import { SEALED_SLOT_BYTES } from './shared-packs.ts'

/** Opens and hashes the chunks of one file on one thread, in order. */
export class SharedCheck implements ChunkCheck {
  readonly #share: PoolShare
  readonly #passKey: PassKey
  readonly #exhibitId: Uint8Array
  readonly #opened: Promise<boolean>[] = []

  constructor(share: PoolShare, passKey: PassKey, exhibitId: Uint8Array) {
    this.#share = share
    this.#passKey = passKey
    this.#exhibitId = exhibitId
  }

  async add(box: Uint8Array, isLast: boolean, trueBytes: number): Promise<void> {
    const sealedSlot = await this.#share.take('sealed')
    new Uint8Array(this.#share.shared.sealed, sealedSlot * SEALED_SLOT_BYTES, box.length).set(box)
    const about = { pass: this.#share.pass, passKey: this.#passKey, exhibitId: this.#exhibitId }
    const chunk = { index: this.#opened.length, isLast, trueBytes, sealedSlot, boxBytes: box.length }
    const asked = this.#share.hasher.ask<'checked'>((ticket) => ({
      kind: 'check',
      ticket,
      ...about,
      ...chunk,
    }))
    const opened = asked.then(({ opens }) => {
      this.#share.give('sealed', sealedSlot)
      return opens
    })
    // Met in `digest`, unless nobody asks for it any more.
    opened.catch(() => undefined)
    this.#opened.push(opened)
  }

  async digest(): Promise<Uint8Array | null> {
    const opened = await Promise.all(this.#opened)
    const digest = await this.#share.end()
    return opened.every(Boolean) ? digest : null
  }

  abandon(): Promise<void> {
    return this.#share.abandon()
  }
}
