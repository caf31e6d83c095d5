import type { WorkBehind } from '../contract/call.ts'
import type { Work } from './thread/underway.ts'

/** Sooner than this nothing is said of how long it will take. */
const TELLS_AFTER_MS = 5000

/** How much is left of the work that was begun together, and how long it will take at the speed it had. */
export class WorkAhead {
  readonly #works = new Set<Work>()
  #sinceMs = 0
  #filesDone = 0

  begin(work: Work, nowMs: number): void {
    if (this.#works.size === 0) {
      this.#sinceMs = nowMs
      this.#filesDone = 0
    }
    this.#works.add(work)
  }

  end(work: Work, isDone: boolean): void {
    this.#works.delete(work)
    if (isDone) this.#filesDone += work.names.length
  }

  left(nowMs: number): WorkBehind {
    const works = [...this.#works]
    const files = works.reduce((sum, { names, done }) => sum + names.length - done, 0)
    const done = works.reduce((sum, work) => sum + work.done, this.#filesDone)
    return {
      files,
      making: works.some(({ isMaking }) => isMaking),
      minutesLeft: this.#minutesFor(files, done, nowMs),
    }
  }

  #minutesFor(files: number, done: number, nowMs: number): number | null {
    const elapsedMs = nowMs - this.#sinceMs
    if (files === 0 || done === 0 || elapsedMs < TELLS_AFTER_MS) return null
    return Math.max(1, Math.ceil(((elapsedMs / done) * files) / 60_000))
  }
}
