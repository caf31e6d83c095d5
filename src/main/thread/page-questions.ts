import { AppError } from '../../contract/errors.ts'
import type { RawEvent } from '../../core/printing/raw-page.ts'
import type { PageAsk, PageLine } from './asked-page.ts'
import type { ToThread } from './messages.ts'

type Heard = Extract<ToThread, { readonly kind: 'asked' | 'refused' | 'pageEvent' }>
type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: AppError) => void }

/** The vault thread's side of main's pages: what was asked of them waits here for its answer. */
export class PageQuestions implements PageLine {
  readonly #put: (id: number, asked: PageAsk) => void
  readonly #waiting = new Map<number, Waiting>()
  readonly #listeners = new Map<number, Set<(event: RawEvent) => void>>()
  #lastId = 0

  constructor(put: (id: number, asked: PageAsk) => void) {
    this.#put = put
  }

  ask(asked: PageAsk): Promise<unknown> {
    const id = (this.#lastId += 1)
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#put(id, asked)
    })
  }

  hear(page: number, listener: (event: RawEvent) => void): () => void {
    const listeners = this.#listeners.get(page) ?? new Set()
    this.#listeners.set(page, listeners.add(listener))
    return () => void this.#listeners.delete(page)
  }

  heard(message: Heard): void {
    if (message.kind === 'pageEvent') {
      for (const listener of this.#listeners.get(message.page) ?? []) listener(message.event)
      return
    }
    const asked = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.kind === 'asked') asked?.resolve(message.value)
    else asked?.reject(new AppError('PrintFailed', 'the browser refused'))
  }
}
