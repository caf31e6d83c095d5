// What the window around every screen says: leaving, locking, what was left.
import type { Left, MadeUnseen } from '../../contract/leaving.ts'

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const timeOf = (instant: string): string => TIME.format(new Date(instant))
const files = (count: number): string => (count === 1 ? '1 file' : `${count} files`)

/** A name for each; what came without one is counted. */
function listOf(names: readonly string[]): string {
  const pasted = names.filter((name) => name === '').length
  const pictures = pasted === 0 ? [] : [pasted === 1 ? 'a pasted picture' : `${pasted} pasted pictures`]
  return [...names.filter((name) => name !== ''), ...pictures].join(', ')
}

function whileLocked(why: Left['why'], says: string): string {
  if (why === 'idle') return `While it was locked, ${says}`
  return `${says.charAt(0).toUpperCase()}${says.slice(1)}`
}

const MADE: Readonly<Record<MadeUnseen['what'], (id: string | null) => string>> = {
  package: (id) => `the package ${id ?? ''} was made`,
  statement: () => 'the draft statement was made',
  'encrypted-copy': (id) => `the encrypted copy of ${id ?? 'the package'} was made`,
  backup: () => 'the backup was made',
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

/** In the largest unit there is one of, rounded. */
function durationOf(ms: number): string {
  const [unit, length] = UNITS.find(([, least]) => ms >= least) ?? UNITS[3]
  const count = Math.max(1, Math.round(ms / length))
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

export const text = {
  exitPress: (press: number) => `Exit, key press ${press} of 3`,
  lockPress: (press: number) => `Lock, key press ${press} of 3`,
  exitTimedOut: 'Exit timed out',
  lockTimedOut: 'Lock timed out',

  lockingSoon: (seconds: number) => `Locking in ${seconds} seconds.`,
  stay: 'Stay',
  lockedIdle: (minutes: number) =>
    `Locked after ${minutes === 1 ? '1 minute' : `${minutes} minutes`} without use. What you were writing is kept.`,
  stillKeeping: (count: number, making: boolean, minutes: number | null) => {
    const kept = count === 0 ? [] : [`keeping ${files(count)}`]
    const what = [...kept, ...(making ? ['making what you asked for'] : [])].join(' and ')
    const left = minutes === null ? '' : `, ${minutes === 1 ? '1 minute' : `${minutes} minutes`} left`
    return `Locked. Still ${what}${left}.`
  },
  stopAndLock: 'Stop and lock now',

  copied: 'Copied. The clipboard will be cleared in 60 seconds; clipboard history may keep it.',

  clearClipboard: 'Clear clipboard',
  clipboardCleared: 'The clipboard is empty. Clipboard history may still keep what was copied.',

  crashed: 'Holdfast stopped unexpectedly. Everything saved is safe.',
  yourDraft: 'Your draft is here.',
  written: (where: string) => `What you were writing is kept: ${where}.`,
  writtenIn: {
    note: 'in a private note',
    account: 'in an account',
    person: 'in what is known of a person',
    link: 'in a link with somebody',
    case: 'in the cases',
    phone: 'on the phone',
    'hand-over': 'in a hand-over',
    'given-to': 'in the record log',
  },
  goOnWriting: 'Go on writing',
  clockWentBack: (ms: number) =>
    `This computer’s clock went back by ${durationOf(ms)}. Nothing is lost. The record log notes it.`,
  leftBy: ({ why, at, notKept, making }: Left) => {
    if (why === 'exit') return `You left quickly at ${timeOf(at)}.`
    const isStopped = notKept.length > 0 || making
    if (!isStopped) return ''
    return why === 'quit'
      ? `Holdfast was closed at ${timeOf(at)} before it was done.`
      : `This was locked at ${timeOf(at)} before it was done.`
  },
  notKept: (names: readonly string[]) =>
    `${names.length === 1 ? 'One file was' : `${names.length} files were`} still being kept and ${names.length === 1 ? 'was' : 'were'} not: ${listOf(names)}.`,
  makingStopped: 'What was being made to hand over or as a backup was stopped.',
  keptMeanwhile: (names: readonly string[]) =>
    `While it was locked, ${names.length === 1 ? 'one file was' : `${names.length} files were`} kept, with no incident yet: ${listOf(names)}.`,
  made: ({ why }: Left, made: readonly MadeUnseen[]) => {
    const all = made.map(({ what, id }) => MADE[what](id)).join(', and ')
    return whileLocked(why, `${all}.`)
  },
  couldNotMake: ({ why }: Left) =>
    whileLocked(
      why,
      'what was being made to hand over or as a backup could not be made. Nothing of it was written.',
    ),
  openMade: 'Open the hand-over',
  addAgain: 'Add them again',
  putAway: 'Dismiss',
  close: 'Close',
} as const
