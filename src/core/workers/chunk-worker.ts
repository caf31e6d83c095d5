import { parentPort, workerData } from 'node:worker_threads'
import { sha256, startSha256, type RunningHash } from '../crypto/hash.ts'
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
  const into = new Uint8Array(sealed, ask.sealedSlot * sealedBytes, sealedBytes)
  const box = sealChunk(key, ask.exhibitId, ask.index, ask.isLast, from, into)
  answer({ kind: 'sealed', ticket: ask.ticket, boxBytes: box.length })
}

function hash(ask: Extract<ToChunkWorker, { kind: 'hash' }>): void {
  const running = hashes.get(ask.pass) ?? startSha256()
  hashes.set(ask.pass, running)
  running.update(new Uint8Array(plain, ask.plainSlot * plainBytes, ask.trueBytes))
  answer({ kind: 'hashed', ticket: ask.ticket })
}

/** Hashes and seals whole files; their boxes stand one after another, as the files do. */
function pack(ask: Extract<ToChunkWorker, { kind: 'pack' }>): void {
  const digests = new Uint8Array(ask.files.length * 32)
  let plainAt = ask.plainSlot * plainBytes
  let into = new Uint8Array(sealed, ask.sealedSlot * sealedBytes, sealedBytes)
  ask.files.forEach((file, place) => {
    digests.set(sha256(new Uint8Array(plain, plainAt, file.trueBytes)), place * 32)
    const key = streamKey(file.passKey)
    const from = new Uint8Array(plain, plainAt, file.paddedBytes)
    const box = sealChunk(key, file.exhibitId, 0, true, from, into)
    key.subkey.fill(0)
    plainAt += file.paddedBytes
    into = into.subarray(box.length)
  })
  answer({ kind: 'packed', ticket: ask.ticket, digests })
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
  else if (ask.kind === 'pack') pack(ask)
  else end(ask)
})
