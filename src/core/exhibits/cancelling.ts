import { AppError } from '../../contract/errors.ts'

const cancelled = (): AppError => new AppError('Cancelled', 'the intake was cancelled')

/** Waits for `work`, but not longer than until the intake is cancelled: a pipe may stay silent for ever. */
export async function orCancelled<T>(signal: AbortSignal, work: T | Promise<T>): Promise<T> {
  // Nobody is left to hear of a failure that comes after the cancel.
  if (work instanceof Promise) work.catch(() => undefined)
  if (signal.aborted) throw cancelled()
  if (!(work instanceof Promise)) return work
  const settled = new AbortController()
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(cancelled()), { once: true, signal: settled.signal })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    settled.abort()
  }
}
