import { AppError, isAppError } from '../../contract/errors.ts'
import { fromHex, toHex } from '../crypto/bytes.ts'
import { startSha256 } from '../crypto/hash.ts'
import { CHUNK_BYTES } from '../crypto/stream.ts'
import type { Db } from '../db/open.ts'
import { sqliteError } from '../db/sqlite-error.ts'
import type { CheckedExhibit, CheckOptions } from './check.ts'
import { readBoxOfChunk, readChunks, readPassKey, type PassShape } from './passes.ts'
import type { Vault } from './vault.ts'

/**
 * Opens and hashes every exhibit, on the pool's threads, and gives those that are not what was kept.
 * Throws Cancelled.
 */
export async function damagedExhibits(
  vault: Vault,
  options: Pick<CheckOptions, 'exhibits' | 'progress' | 'signal' | 'pause'>,
): Promise<readonly CheckedExhibit[]> {
  let doneBytes = 0
  const checks: Promise<boolean>[] = []
  for (const exhibit of options.exhibits) {
    const { matches } = await handOver(vault, exhibit, options.signal)
    const checked = matches.then((answer) => {
      doneBytes += exhibit.sizeBytes
      options.progress(doneBytes)
      return answer
    })
    // Met below, unless the check is cancelled.
    checked.catch(() => undefined)
    checks.push(checked)
    await options.pause()
  }
  const answers = await Promise.all(checks)
  return options.exhibits.filter((_, place) => !answers[place])
}

/** Hands an exhibit's chunks to the pool; waits only for room, so that the next one can follow. */
async function handOver(
  vault: Vault,
  exhibit: CheckedExhibit,
  signal: AbortSignal,
): Promise<{ readonly matches: Promise<boolean> }> {
  const shape = shapeOf(exhibit)
  const key = findDamage(() => readPassKey(vault, shape.id))
  if (key === null) return { matches: Promise.resolve(false) }
  const check = vault.chunkPool.startCheck(key.passKey, shape.id)
  for (let position = 0; position < shape.chunks; position++) {
    const box = findDamage(() => readBoxOfChunk(vault.db, shape.id, position))
    if (box === null || signal.aborted) {
      await check.abandon()
      if (box !== null) throw new AppError('Cancelled', 'the check was cancelled')
      return { matches: Promise.resolve(false) }
    }
    const isLast = position === shape.chunks - 1
    await check.add(box, isLast, isLast ? shape.sizeBytes - position * CHUNK_BYTES : CHUNK_BYTES)
  }
  const isWhole = findDamage(() => hasEveryChunk(vault.db, shape)) ?? false
  const digest = check.digest()
  return { matches: digest.then((sha256) => isWhole && sha256 !== null && toHex(sha256) === exhibit.sha256) }
}

/** What `read` gives, or null when it meets damage to an exhibit. */
function findDamage<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (isAppError(sqliteError(error), 'DamagedExhibit', 'DamagedFile')) return null
    throw error
  }
}

/** Whether an exhibit's bytes are those that were kept: every chunk opens and the SHA-256 is that of its entry. */
export function exhibitMatches(vault: Vault, exhibit: CheckedExhibit): boolean {
  const shape = shapeOf(exhibit)
  const matches = findDamage(() => {
    const running = startSha256()
    for (const chunk of readChunks(vault, shape)) running.update(chunk)
    return toHex(running.digest()) === exhibit.sha256 && hasEveryChunk(vault.db, shape)
  })
  return matches ?? false
}

function shapeOf(exhibit: CheckedExhibit): PassShape {
  return { id: fromHex(exhibit.id), sizeBytes: exhibit.sizeBytes, chunks: exhibit.chunks }
}

/** As many as its length asks for, and none beyond. A preview stands before the first and is no part of the file. */
function hasEveryChunk(db: Db, shape: PassShape): boolean {
  const sql = 'SELECT count(*) AS n FROM chunks WHERE exhibit = ? AND position <> -1'
  const { n } = db.prepare(sql).get(shape.id) as { readonly n: number }
  return n === shape.chunks
}
