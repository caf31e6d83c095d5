import type { OfferedFile, OfferedIncident } from '../../../contract/bundles.ts'
import type { GivenClass, Redactions } from '../../../contract/disclosure.ts'
import type { AboutCase } from './about-case.ts'
import type { Filing } from '../../../contract/filing.ts'
import type { FileToken } from '../../../contract/exhibits.ts'
import type { HandoverMethod } from '../../../contract/handovers.ts'
import type { CaseId, ExhibitId, IncidentId } from '../../../contract/ids.ts'
import type { api } from '../../api.ts'
import { NO_DATE, type TypedDate } from '../quick-log/read-date.ts'

export const STEPS = ['who', 'what', 'out', 'read', 'make', 'give'] as const
export type StepName = (typeof STEPS)[number]

/** How one file goes: as it was kept, as a copy with parts covered, or not at all. Undecided where it is asked. */
export type FileChoice = 'original' | 'redacted' | 'out'

export type Made = Awaited<ReturnType<typeof api.bundles.seal>>

/** What the record knows of a bundle that was made elsewhere is its name alone. */
export type KnownMade = Pick<Made, 'bundle' | 'id'> &
  Partial<Made> & {
    /** The folder it was put into; known until the app ends. */
    readonly to?: FileToken
    /** Somebody has seen what the check of it said. */
    readonly isChecked?: boolean
  }

/** What was made here, and can be found and read again. */
export type Checkable = KnownMade & Pick<Made, 'as' | 'folder' | 'made'>
export const isCheckable = (made: KnownMade | null): made is Checkable =>
  made?.as !== undefined && made.folder !== undefined && made.made !== undefined
export const isUnchecked = (made: KnownMade | null): made is Checkable =>
  isCheckable(made) && made.isChecked !== true

export type RedactedFile = Redactions['exhibits'][number]

/** What is covered in a file at this moment and not kept yet, and the words that are being typed. */
export type Covering = { readonly covered: RedactedFile; readonly typed: string }

/** A hand-over as far as it is thought through; kept as a sealed draft at every change. */
export type Plan = {
  readonly step: StepName
  /** A kind of recipient as people say it, and the profile that stands behind it. */
  readonly kind: string | null
  readonly profile: string | null
  readonly recipient: string
  readonly purpose: string
  readonly hasNoReference: boolean
  readonly filing: Filing
  /** What was typed about the case and does not stand in it yet. */
  readonly aboutCase: Partial<AboutCase>
  /** Null until the second step was seen: then every incident of the case. */
  readonly incidents: readonly IncidentId[] | null
  /** Files that were unticked; each goes nowhere, whichever incident names it. */
  readonly withoutFiles: readonly ExhibitId[]
  /** What is given beside what is ordinary; null is what the profile says. */
  readonly classes: readonly GivenClass[] | null
  /** Whether the accounts seen in these incidents go in, with who is taken to be behind them. */
  readonly accounts: boolean
  readonly files: Readonly<Partial<Record<ExhibitId, FileChoice>>>
  /** What is covered in the redacted copies. Set by `features/redact/`. */
  readonly covered: readonly RedactedFile[]
  /** What is being covered and not kept yet, in each file. */
  readonly covering: readonly Covering[]
  /** Words that are withheld elsewhere, and were let stand where a refused package had them. */
  readonly mayStand: readonly string[]
  readonly hasRead: boolean
  readonly never: string
  readonly way: 'folder' | 'two-files'
  readonly made: KnownMade | null
  readonly receivedBy: string
  readonly when: TypedDate
  readonly method: HandoverMethod | null
  readonly theirReference: string
}

export const NEW_PLAN: Plan = {
  step: 'who',
  kind: null,
  profile: null,
  recipient: '',
  purpose: '',
  hasNoReference: false,
  filing: {},
  aboutCase: {},
  incidents: null,
  withoutFiles: [],
  classes: null,
  accounts: false,
  files: {},
  covered: [],
  covering: [],
  mayStand: [],
  hasRead: false,
  never: '',
  way: 'folder',
  made: null,
  receivedBy: '',
  when: NO_DATE,
  method: null,
  theirReference: '',
}

/** What was kept by an earlier version may lack what a later one asks. */
export const readPlan = (content: string): Plan => ({
  ...NEW_PLAN,
  ...(JSON.parse(content) as Partial<Plan>),
})

/** Where a plan goes on: what was made with nobody there to see it is not made again, but checked and given. */
export const resumed = (plan: Plan): Plan =>
  plan.step === 'make' && isUnchecked(plan.made) ? { ...plan, step: 'give' } : plan

/** A change that is about what is in the bundle makes the reading of its pages a thing to do again. */
export function changed(plan: Plan, change: Partial<Plan>): Plan {
  const isContent = Object.keys(change).some((name) => !ABOUT_NO_PAGE.has(name))
  return { ...plan, ...(isContent ? { hasRead: false } : {}), ...change }
}

const ABOUT_NO_PAGE: ReadonlySet<string> = new Set([
  'step',
  'covering',
  'mayStand',
  'hasRead',
  'never',
  'way',
  'made',
  'receivedBy',
  'when',
  'method',
  'theirReference',
])

export type Offered = {
  readonly incidents: readonly OfferedIncident[]
  readonly files: readonly OfferedFile[]
}

export type InIt = {
  readonly incidents: readonly OfferedIncident[]
  readonly files: readonly OfferedFile[]
  readonly bytes: number
}

/** What goes in as the plan stands; what has been erased since is gone from it. */
export function inIt({ incidents, files }: Offered, plan: Plan): InIt {
  const wanted = plan.incidents === null ? null : new Set(plan.incidents)
  const chosen = incidents.filter(({ incident }) => wanted?.has(incident) ?? true)
  const named = new Set(chosen.flatMap(({ exhibits }) => exhibits))
  const out = new Set(plan.withoutFiles)
  const given = files.filter(
    ({ exhibit }) => named.has(exhibit) && !out.has(exhibit) && plan.files[exhibit] !== 'out',
  )
  return { incidents: chosen, files: given, bytes: given.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) }
}

/** How many accounts are seen in what goes in. */
export const accountsIn = ({ incidents }: InIt): number =>
  new Set(incidents.flatMap(({ accounts }) => accounts)).size

const FIXED_PAGES = 9
const ROWS_ON_A_PAGE = 18

/** Roughly, before anything is printed: what is written about each incident and file is mostly a page. */
export function aboutPages({ incidents, files }: InIt): number {
  const lists = Math.ceil(incidents.length / ROWS_ON_A_PAGE) + Math.ceil(files.length / ROWS_ON_A_PAGE)
  return FIXED_PAGES + lists + incidents.length + files.length * 2
}

/** What the core is asked for, so far as it is decided. */
export function askOf(plan: Plan, caseId: CaseId, going: InIt) {
  const isRedacted = ({ exhibit }: OfferedFile): boolean => plan.files[exhibit] === 'redacted'
  const redacted = new Set(going.files.filter(isRedacted).map(({ exhibit }) => exhibit))
  const named = new Set(going.incidents.flatMap(({ exhibits }) => exhibits))
  const isOut = (exhibit: ExhibitId): boolean =>
    plan.files[exhibit] === 'out' || plan.withoutFiles.includes(exhibit)
  const filing = Object.entries(plan.filing).filter(([, value]) => isFilled(value))
  return {
    case: caseId,
    recipient: plan.recipient.trim(),
    purpose: plan.purpose.trim(),
    profile: plan.profile ?? 'internal',
    include: going.incidents.map(({ incident }) => incident),
    exclude: { exhibits: [...named].filter(isOut).map((exhibit) => ({ exhibit })) },
    redact: { exhibits: plan.covered.filter(({ exhibit }) => redacted.has(exhibit)) },
    letThrough: going.files.filter((file) => !isRedacted(file)).map(({ exhibit }) => exhibit),
    mayStand: [...plan.mayStand],
    ...(plan.classes === null ? {} : { classes: [...plan.classes] }),
    ...(plan.accounts ? { accounts: true } : {}),
    ...(filing.length === 0 ? {} : { filing: Object.fromEntries(filing) }),
  }
}

/** What is left empty is a blank line on paper; of two parties both are named or none. */
const isFilled = (value: string | readonly string[] | undefined): boolean =>
  value !== undefined && [value].flat().every((words) => words.trim() !== '')
