import { parentPort, workerData } from 'node:worker_threads'
import { startSha256, type RunningHash } from '../crypto/hash.ts'
import { sealChunk, streamKey, type StreamKey } from '../crypto/stream.ts'
import type { ChunkWorkerData, FromChunkWorker, ToChunkWorker } from './chunk-messages.ts'

// One thread of the chunk pool: seals chunks and hashes files in memory it shares with the pool.
const { plain, sealed, plainBytes, sealedBytes } = workerData as ChunkWorkerData
const port = parentPort!
const hashes = new Map<number, RunningHash>()
const keys = new Map<number, StreamKey>()

function answer(message: FromChunkWorker): void {
  port.postMessage(message)
}

function seal(ask: Extract<ToChunkWorker, { kind: 'seal' }>): void {
  const key = keys.get(ask.pass) ?? streamKey(ask.passKey)
  keys.set(ask.pass, key)
  const from = new Uint8Array(plain, ask.plainSlot * plainBytes, ask.paddedBytes)
  const box = sealChunk(key, ask.exhibitId, ask.index, ask.isLast, from)
  new Uint8Array(sealed, ask.sealedSlot * sealedBytes, box.length).set(box)
  answer({ kind: 'sealed', ticket: ask.ticket, boxBytes: box.length })
}

function hash(ask: Extract<ToChunkWorker, { kind: 'hash' }>): void {
  const running = hashes.get(ask.pass) ?? startSha256()
  hashes.set(ask.pass, running)
  running.update(new Uint8Array(plain, ask.plainSlot * plainBytes, ask.trueBytes))
  answer({ kind: 'hashed', ticket: ask.ticket })
}

function end(ask: Extract<ToChunkWorker, { kind: 'end' }>): void {
  const digest = hashes.get(ask.pass)?.digest() ?? startSha256().digest()
  hashes.delete(ask.pass)
  keys.get(ask.pass)?.subkey.fill(0)
  keys.delete(ask.pass)
  answer({ kind: 'ended', ticket: ask.ticket, digest })
}

port.on('message', (ask: ToChunkWorker) => {
  if (ask.kind === 'seal') seal(ask)
  else if (ask.kind === 'hash') hash(ask)
  else end(ask)
})
