import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

// Everything the app keeps outside the vault, besides the device memory (DESIGN section 7, rule 1).
const Kept = z.strictObject({
  lastVault: z.string().nullable().default(null),
  lockMinutes: z.int().min(1).max(60).default(5),
})
type Kept = z.infer<typeof Kept>

/** What the app remembers of itself in a small file of its own folder. */
export class Preferences {
  readonly #file: string
  #kept: Kept

  constructor(folder: string) {
    this.#file = join(folder, 'preferences.json')
    this.#kept = readKept(this.#file)
  }

  get<Name extends keyof Kept>(name: Name): Kept[Name] {
    return this.#kept[name]
  }

  /** Written under another name first, then renamed: it is there whole or not at all. */
  set<Name extends keyof Kept>(name: Name, value: Kept[Name]): void {
    this.#kept = { ...this.#kept, [name]: value }
    mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 })
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.#kept), { mode: 0o600 })
    renameSync(`${this.#file}.new`, this.#file)
  }
}

function readKept(file: string): Kept {
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Not there yet, or not readable: the app starts as it did the first time. Nothing of the record is in it.
    return Kept.parse({})
  }
}
