import type { ErrorCode } from '../../contract/errors.ts'
import type { FileToken } from '../../contract/exhibits.ts'
import type { LeaveReason } from '../../contract/leaving.ts'
import type { RawEvent } from '../../core/printing/raw-page.ts'
import type { PageAsk } from './asked-page.ts'

/** What the vault thread is started with. Plain data: it is copied into the thread. */
export type ThreadData = {
  readonly resourcesFolder: string
  /** Where npm has put the packages: fonts and the data of libraries are read there as files. */
  readonly packagesFolder: string
  readonly memoryFolder: string
  readonly appVersion: string
  /** The browser that prints, by name and version. */
  readonly browserName: string
}

/** What a token stands for: a place on the disk, or bytes that came without a file. */
export type Standing = { readonly path: string } | { readonly bytes: Uint8Array }

export type ToThread =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  /** What main asks for itself, to serve `evidence://`: by names that no page can ask for. */
  | { readonly kind: 'serve'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  /** Closes the vault and ends the thread from within: one that is ended from outside may be in the middle of SQLite. */
  | { readonly kind: 'end'; readonly why: LeaveReason }
  /** Nobody sees what goes on from now on; `back` is that somebody does again. */
  | { readonly kind: 'behind' }
  | { readonly kind: 'back' }
  | { readonly kind: 'token'; readonly token: FileToken; readonly standsFor: Standing }
  /** What became of something the thread asked of a page of main's. */
  | { readonly kind: 'asked'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refused'; readonly id: number }
  | { readonly kind: 'pageEvent'; readonly page: number; readonly event: RawEvent }

export type FromThread =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | {
      readonly kind: 'failed'
      readonly id: number
      readonly code: ErrorCode
      readonly message: string
      readonly details: readonly string[]
    }
  | {
      readonly kind: 'progress'
      readonly id: number
      readonly done: number
      readonly total: number
      readonly what: string
    }
  | { readonly kind: 'ask'; readonly id: number; readonly asked: PageAsk }
