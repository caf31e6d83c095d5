import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { AppError } from '../../contract/errors.ts'
import { toHex } from '../crypto/bytes.ts'
import { startSha256 } from '../crypto/hash.ts'
import { CHUNK_BYTES } from '../crypto/stream.ts'
import { readChunk, readChunks, readPassKey } from '../vault/passes.ts'
import type { Vault } from '../vault/vault.ts'
import type { ExhibitRow } from './queries.ts'
import { shapeOf } from './rules.ts'

/**
 * Writes the original out, byte for byte: under another name first, hashed while written and compared with what
 * was kept, then renamed, so that no half file is ever left. Throws DamagedExhibit, CannotWrite, DiskFull.
 */
export function writeOut(vault: Vault, exhibit: ExhibitRow, path: string): void {
  // Never over another file: it could be the vault itself.
  if (existsSync(path)) throw new AppError('CannotWrite', 'a file of this name is there already')
  const unfinished = `${path}.${randomBytes(4).toString('hex')}.unfinished`
  try {
    const descriptor = openSync(unfinished, 'wx', 0o600)
    try {
      copyInto(vault, exhibit, descriptor)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(unfinished, path)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw writeFailure(error)
  }
}

function copyInto(vault: Vault, exhibit: ExhibitRow, descriptor: number): void {
  const running = startSha256()
  for (const chunk of readChunks(vault, shapeOf(exhibit))) {
    running.update(chunk)
    for (let done = 0; done < chunk.length;) done += writeSync(descriptor, chunk, done)
  }
  if (toHex(running.digest()) !== exhibit.sha256)
    throw new AppError('DamagedExhibit', 'the hash is not the one kept')
}

function writeFailure(error: unknown): AppError {
  if (error instanceof AppError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC') return new AppError('DiskFull', 'there is no room left')
  return new AppError('CannotWrite', `the file cannot be written (${code})`)
}

/** Bytes `from` to `to` (exclusive) of an exhibit, whole chunks read for it: for seeking in sound and video. */
export function readRange(vault: Vault, exhibit: ExhibitRow, from: number, to: number): Uint8Array {
  const end = Math.min(to, exhibit.sizeBytes)
  if (from < 0 || from >= end) return new Uint8Array(0)
  const shape = shapeOf(exhibit)
  const key = readPassKey(vault, shape.id)
  const parts: Uint8Array[] = []
  for (let position = Math.floor(from / CHUNK_BYTES); position * CHUNK_BYTES < end; position++) {
    const base = position * CHUNK_BYTES
    parts.push(readChunk(vault.db, key, shape, position).subarray(Math.max(0, from - base), end - base))
  }
  return Buffer.concat(parts)
}
