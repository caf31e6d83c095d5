import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { FIRST_PREFERENCES, Preferences as Chosen } from '../contract/preferences.ts'

const WindowPlace = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  isMaximized: z.boolean(),
})
export type WindowPlace = z.infer<typeof WindowPlace>

// Everything the app keeps outside the vault, besides the device memory (DESIGN section 7, rule 1).
const Kept = z.strictObject({
  ...Chosen.shape,
  lastVault: z.string().nullable(),
  windowPlace: WindowPlace.nullable(),
})
type Kept = z.infer<typeof Kept>

const FIRST: Kept = { ...FIRST_PREFERENCES, lastVault: null, windowPlace: null }

/** What the app remembers of itself in a small file of its own folder. */
export class Preferences {
  readonly #file: string
  readonly #listeners: (() => void)[] = []
  #kept: Kept

  constructor(folder: string) {
    this.#file = join(folder, 'preferences.json')
    this.#kept = readKept(this.#file)
  }

  get<Name extends keyof Kept>(name: Name): Kept[Name] {
    return this.#kept[name]
  }

  /** What a person chose, without what the app noted by itself. */
  get chosen(): Chosen {
    const { lastVault: _lastVault, windowPlace: _windowPlace, ...chosen } = this.#kept
    return chosen
  }

  /** Does `apply` now and whenever something is chosen anew. */
  follow(apply: () => void): void {
    this.#listeners.push(apply)
    apply()
  }

  /** Written under another name first, then renamed: it is there whole or not at all. */
  set(change: { readonly [Name in keyof Kept]?: Kept[Name] | undefined }): void {
    const named = Object.entries(change).filter(([, value]) => value !== undefined)
    this.#kept = { ...this.#kept, ...Object.fromEntries(named) }
    mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 })
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.#kept), { mode: 0o600 })
    renameSync(`${this.#file}.new`, this.#file)
    for (const hear of this.#listeners) hear()
  }
}

/** What does not fit, such as a choice of another version, is as it was at first; the rest stays chosen. */
function readKept(file: string): Kept {
  let read: unknown
  try {
    read = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // Not there yet, or not readable: the app starts as it did the first time. Nothing of the record is in it.
    return FIRST
  }
  const fitting = Object.entries(Object(read)).filter(
    ([name, value]) => name in Kept.shape && Kept.shape[name as keyof Kept].safeParse(value).success,
  )
  return { ...FIRST, ...Object.fromEntries(fitting) }
}
