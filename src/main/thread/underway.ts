import type { z } from 'zod'
import type { FileToken } from '../../contract/exhibits.ts'
import { exhibits } from '../../contract/exhibits.ts'
import type { MadeUnseen } from '../../contract/leaving.ts'

/** Making something that leaves the vault. It is finished behind a lock screen, like keeping files. */
const MAKING: ReadonlyMap<string, MadeUnseen['what']> = new Map([
  ['bundles.seal', 'package'],
  ['bundles.draft', 'statement'],
  ['packages.encrypt', 'encrypted-copy'],
  ['vault.backup', 'backup'],
])

/** One call that is worth finishing. */
export type Work = {
  /** The files that are being kept, in the order in which they are. */
  readonly names: readonly string[]
  readonly isMaking: boolean
  /** Whoever asked for it sees no more of it. */
  isUnseen: boolean
  /** How many of the files are done. */
  done: number
}

/** The places of the files that a finished call names as not kept. */
export function failedIn(name: string, value: unknown): readonly number[] {
  if (name !== 'exhibits.add') return []
  const { files } = value as z.infer<typeof exhibits.add.output>
  return files.flatMap((file, place) => ('error' in file ? [place] : []))
}

/** How something that was to be made ended: as what was made, without, or because it was stopped. */
export type Making = MadeUnseen | 'could-not' | 'stopped'

/** What a finished call has made, as far as it can be told. */
export function madeBy(name: string, value: unknown): MadeUnseen | null {
  const what = MAKING.get(name)
  if (what === undefined) return null
  const { id, bundleId } = value as { readonly id?: unknown; readonly bundleId?: unknown }
  return { what, id: [id, bundleId].find((one) => typeof one === 'string') ?? null }
}

/** The long work of an open vault: which files are being kept, and whether something is being made. */
export class Underway {
  readonly #nameOf: (token: FileToken) => string
  readonly #works = new Set<Work>()
  #kept: readonly string[] = []
  #notKept: readonly string[] = []
  #made: readonly MadeUnseen[] = []
  #couldNotMake = false
  #waiting: (() => void)[] = []

  constructor(nameOf: (token: FileToken) => string) {
    this.#nameOf = nameOf
  }

  get isIdle(): boolean {
    return this.#works.size === 0
  }

  /** Files that are not kept: not yet, or because their call ended without. */
  get notKept(): readonly string[] {
    return [...this.#notKept, ...[...this.#works].flatMap(({ names, done }) => names.slice(done))]
  }

  get kept(): readonly string[] {
    return [...this.#kept, ...[...this.#works].flatMap(({ names, done }) => names.slice(0, done))]
  }

  get isMaking(): boolean {
    return [...this.#works].some(({ isMaking }) => isMaking)
  }

  /** Null is what is not waited for. */
  begin(name: string, input: unknown): Work | null {
    const asked = name === 'exhibits.add' ? exhibits.add.input.safeParse(input) : undefined
    const isMaking = MAKING.has(name)
    if (asked?.success !== true && !isMaking) return null
    const names = asked?.success === true ? asked.data.files.map(this.#nameOf) : []
    const work = { names, isMaking, isUnseen: false, done: 0 }
    this.#works.add(work)
    return work
  }

  /** From now on nobody sees what is under way. */
  goUnseen(): void {
    for (const work of this.#works) work.isUnseen = true
  }

  /** What was to be made came to its end. Where somebody saw it, it is nothing to speak of later. */
  endMaking(work: Work, making: Making): void {
    if (!work.isUnseen || making === 'stopped') return
    if (making === 'could-not') this.#couldNotMake = true
    else this.#made = [...this.#made, making]
  }

  /** What came of what nobody saw, told once. */
  takeMade(): { readonly made: readonly MadeUnseen[]; readonly couldNotMake: boolean } {
    const taken = { made: this.#made, couldNotMake: this.#couldNotMake }
    this.#made = []
    this.#couldNotMake = false
    return taken
  }

  /** `failed`: the places of the files that were not kept, though the call came to its end. */
  end(work: Work, isDone: boolean, failed: readonly number[] = []): void {
    const done = isDone ? work.names.length : work.done
    const isKept = (place: number): boolean => place < done && !failed.includes(place)
    this.#kept = [...this.#kept, ...work.names.filter((_name, place) => isKept(place))]
    this.#notKept = [...this.#notKept, ...work.names.filter((_name, place) => !isKept(place))]
    this.#works.delete(work)
    if (!this.isIdle) return
    for (const tell of this.#waiting) tell()
    this.#waiting = []
  }

  /** What ended before now is nothing to speak of: somebody saw it, or cancelled it. */
  forgetEnded(): void {
    this.#kept = []
    this.#notKept = []
  }

  whenIdle(): Promise<void> {
    return this.isIdle ? Promise.resolve() : new Promise((done) => this.#waiting.push(done))
  }
}
