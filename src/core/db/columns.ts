import { AppError, type ErrorCode } from '../../contract/errors.ts'

// A damaged page can hand a column over as another type, STRICT or not: SQLite checks types only when it writes.

/** A BLOB column as read. Throws `code` when it is anything else. */
export function blobOf(value: unknown, code: ErrorCode): Buffer {
  if (!Buffer.isBuffer(value)) throw new AppError(code, 'a column is not a blob')
  return value
}

/** An INTEGER column that counts or numbers something, as read. Throws `code` when it is anything else. */
export function countOf(value: unknown, code: ErrorCode): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new AppError(code, 'a column is not a count')
  return value
}
