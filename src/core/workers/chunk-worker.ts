import { parentPort, workerData } from 'node:worker_threads'
import { isAppError } from '../../contract/errors.ts'
import { sha256, startSha256, type RunningHash } from '../crypto/hash.ts'
import type { PassKey } from '../crypto/keys.ts'
import { openChunk, sealChunk, streamKey, type StreamKey } from '../crypto/stream.ts'
import type { ChunkWorkerData, FromChunkWorker, ToChunkWorker } from './chunk-messages.ts'

// One thread of the chunk pool: seals chunks and hashes files in memory it shares with the pool.
const { plain, sealed, plainBytes, sealedBytes } = workerData as ChunkWorkerData
const port = parentPort!
const hashes = new Map<number, RunningHash>()
const keys = new Map<number, StreamKey>()

function answer(message: FromChunkWorker): void {
  port.postMessage(message)
}

function keyOf(ask: { readonly pass: number; readonly passKey: PassKey }): StreamKey {
  const key = keys.get(ask.pass) ?? streamKey(ask.passKey)
  keys.set(ask.pass, key)
  return key
}

function hashOf(pass: number): RunningHash {
  const running = hashes.get(pass) ?? startSha256()
  hashes.set(pass, running)
  return running
}

function seal(ask: Extract<ToChunkWorker, { kind: 'seal' }>): void {
  const key = keyOf(ask)
  const from = new Uint8Array(plain, ask.plainSlot * plainBytes, ask.paddedBytes)
  const into = new Uint8Array(sealed, ask.sealedSlot * sealedBytes, sealedBytes)
  const box = sealChunk(key, ask.exhibitId, ask.index, ask.isLast, from, into)
  answer({ kind: 'sealed', ticket: ask.ticket, boxBytes: box.length })
}

function hash(ask: Extract<ToChunkWorker, { kind: 'hash' }>): void {
  hashOf(ask.pass).update(new Uint8Array(plain, ask.plainSlot * plainBytes, ask.trueBytes))
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

function check(ask: Extract<ToChunkWorker, { kind: 'check' }>): void {
  answer({ kind: 'checked', ticket: ask.ticket, opens: opens(ask) })
}

/** Whether a chunk opens and is as long as it should be. */
function opens(ask: Extract<ToChunkWorker, { kind: 'check' }>): boolean {
  const box = new Uint8Array(sealed, ask.sealedSlot * sealedBytes, ask.boxBytes)
  try {
    const plaintext = openChunk(keyOf(ask), ask.exhibitId, ask.index, ask.isLast, box)
    if (ask.trueBytes < 0 || ask.trueBytes > plaintext.length) return false
    hashOf(ask.pass).update(plaintext.subarray(0, ask.trueBytes))
    return true
  } catch (error) {
    if (isAppError(error, 'DamagedExhibit')) return false
    throw error
  }
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
  else if (ask.kind === 'check') check(ask)
  else end(ask)
})
