import { AppError } from '../contract/errors.ts'
import type { WorkBehind } from '../contract/call.ts'
import type { FileToken } from '../contract/exhibits.ts'
import type { LeaveReason } from '../contract/leaving.ts'
import type { CallContext } from '../contract/procedure.ts'
import { vault } from '../contract/vault.ts'
import type { VaultThread } from './thread/thread-client.ts'
import { Underway } from './thread/underway.ts'
import type { Tokens } from './tokens.ts'
import { WorkAhead } from './work-ahead.ts'

/** A thread, and what is known here of what it does. */
type Held = { readonly thread: VaultThread; readonly underway: Underway; readonly ahead: WorkAhead }
type Behind = Held & { readonly path: string | null; readonly giveUp: ReturnType<typeof setTimeout> }

/** Until the lock screen is there and has answered: the two would wait for each other. */
const PREPARED_AFTER_MS = 500
/** Longer than this nothing goes on behind a lock screen (ux.md 8). */
const MOST_BEHIND_MS = 30 * 60_000
const OPENING: readonly string[] = ['vault.open', 'vault.create', 'vault.restore']

/**
 * Holds the vault thread. Locking ends it, and with it the keys, the read model and both databases (DESIGN section 3);
 * another one, which knows nothing, is there for the next unlock. After an idle lock the old one may first finish what
 * it does, out of sight.
 */
export class VaultKeeper {
  readonly #start: () => VaultThread
  readonly #tokens: Tokens
  #started: Held | null = null
  #behind: Behind | null = null
  #isOpen = false
  #isOver = false
  #path: string | null = null
  /** The threads that are ending; their files are free when they have. */
  #ending: Promise<unknown> = Promise.resolve()
  /** How often it was locked: whoever asked to come in before that stays outside. */
  #locks = 0
  #isComingIn = false

  constructor(start: () => VaultThread, tokens: Tokens) {
    this.#start = start
    this.#tokens = tokens
  }

  /** Has a thread there before it is asked for, but not while the lock screen is being opened. */
  prepareSoon(): void {
    setTimeout(() => void (this.#isOver || this.#held), PREPARED_AFTER_MS).unref?.()
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  get #held(): Held {
    if (this.#isOver) throw new AppError('Cancelled', 'the app is being left')
    return (this.#started ??= this.#startThread())
  }

  /** What goes on behind the lock screen. */
  get workBehind(): WorkBehind | null {
    return this.#behind?.ahead.left(Date.now()) ?? null
  }

  async call(name: string, input: unknown, context: CallContext): Promise<unknown> {
    if (name !== 'vault.open') return this.#ask(name, input, context)
    this.#isComingIn = true
    try {
      return await this.#comeIn(input, context)
    } finally {
      this.#isComingIn = false
    }
  }

  async #comeIn(input: unknown, context: CallContext): Promise<unknown> {
    const locks = this.#locks
    await this.#ending
    this.#mustNotBeLockedSince(locks)
    return this.#isBehindOf(input) ? this.#comeBack(input, context) : this.#ask('vault.open', input, context)
  }

  #mustNotBeLockedSince(locks: number): void {
    if (locks !== this.#locks) throw new AppError('Cancelled', 'the vault was locked meanwhile')
  }

  async #ask(name: string, input: unknown, context: CallContext): Promise<unknown> {
    if (OPENING.includes(name)) await this.#ending
    const held = this.#held
    const value = await askFor(held, name, input, context)
    if (held !== this.#started) return value
    if (OPENING.includes(name)) this.#opened(input)
    if (name === 'vault.lock') this.#isOpen = false
    return value
  }

  /** What main asks for itself, to serve `evidence://`. */
  async serve(name: string, input: unknown, signal: AbortSignal): Promise<unknown> {
    return this.#held.thread.serve(name, input, signal)
  }

  /** Ends what is open. What it was doing is stopped, and told after the next unlock. */
  async lock(why: LeaveReason): Promise<void> {
    this.#isOpen = false
    this.#locks++
    await Promise.all([this.#endStarted(why), this.stopBehind(why)])
  }

  /** Nobody is to come in now: what goes on behind is stopped, and so is an unlock that is not done yet. */
  async keepShut(why: LeaveReason): Promise<void> {
    if (this.#isComingIn) return this.lock(why)
    await this.stopBehind(why)
  }

  /** Nobody is there: what is being kept or made is finished out of sight, and then the keys go. False: nothing is. */
  lockBehind(): boolean {
    if (this.#started === null || this.#behind !== null) return false
    const { thread, underway } = this.#started
    if (underway.isIdle) return false
    const giveUp = setTimeout(() => void this.stopBehind('idle'), MOST_BEHIND_MS)
    giveUp.unref?.()
    const behind = { ...this.#started, path: this.#path, giveUp }
    this.#behind = behind
    this.#isOpen = false
    this.#started = null
    thread.goBehind(true)
    void underway.whenIdle().then(() => (this.#behind === behind ? this.stopBehind('idle') : undefined))
    return true
  }

  async stopBehind(why: LeaveReason): Promise<void> {
    const behind = this.#behind
    this.#behind = null
    if (behind === null) return
    clearTimeout(behind.giveUp)
    await this.#ended(behind.thread.end(why))
  }

  /** For good: no other thread is started. */
  async end(why: LeaveReason): Promise<void> {
    this.#isOpen = false
    this.#isOver = true
    await Promise.all([this.#endStarted(why), this.stopBehind(why)])
  }

  async #endStarted(why: LeaveReason): Promise<void> {
    const ending = this.#started
    this.#started = null
    if (ending !== null) await this.#ended(ending.thread.end(why))
  }

  async #ended(ending: Promise<void>): Promise<void> {
    this.#ending = Promise.all([this.#ending, ending])
    await ending
  }

  #opened(input: unknown): void {
    this.#isOpen = true
    const { file, to } = input as { readonly file?: FileToken; readonly to?: FileToken }
    const token = file ?? to
    this.#path = token === undefined ? null : this.#tokens.pathOf(token)
  }

  #isBehindOf(input: unknown): boolean {
    const asked = vault.open.input.safeParse(input)
    if (!asked.success || this.#behind === null) return false
    return this.#behind.path === this.#tokens.pathOf(asked.data.file)
  }

  /** The vault is open still, behind the lock screen: the secret is compared with it, and the work goes on. */
  async #comeBack(input: unknown, context: CallContext): Promise<unknown> {
    const behind = this.#behind!
    const locks = this.#locks
    const { secret } = vault.open.input.parse(input)
    try {
      await behind.thread.call('leaving.comeBack', { secret }, context)
    } catch (error) {
      if (this.#behind === behind) throw error
    }
    this.#mustNotBeLockedSince(locks)
    // It was done, or stopped, while the secret was compared: it is opened like any other.
    if (this.#behind !== behind) return this.#comeIn(input, context)
    clearTimeout(behind.giveUp)
    this.#behind = null
    void this.#endStarted('idle')
    this.#started = behind
    this.#isOpen = true
    this.#path = behind.path
    behind.thread.goBehind(false)
    this.#tellTokens(behind.thread)
    return behind.thread.call('vault.status', {}, context)
  }

  #startThread(): Held {
    const thread = this.#start()
    this.#tellTokens(thread)
    return { thread, underway: new Underway(() => ''), ahead: new WorkAhead() }
  }

  #tellTokens(thread: VaultThread): void {
    this.#tokens.tell((token, standsFor) => thread.learnToken(token, standsFor))
  }
}

async function askFor(
  { thread, underway, ahead }: Held,
  name: string,
  input: unknown,
  { signal, progress }: CallContext,
): Promise<unknown> {
  const work = underway.begin(name, input)
  if (work === null) return thread.call(name, input, { signal, progress })
  ahead.begin(work, Date.now())
  const noting: CallContext['progress'] = (done, total, what) => {
    work.done = Math.floor(done)
    progress(done, total, what)
  }
  let isDone = false
  try {
    const value = await thread.call(name, input, { signal, progress: noting })
    isDone = true
    return value
  } finally {
    ahead.end(work, isDone)
    underway.end(work, isDone)
  }
}
