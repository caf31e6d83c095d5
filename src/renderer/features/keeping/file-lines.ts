import type { DraftId } from '../../../contract/drafts.ts'
import type { FileToken, OwnTime } from '../../../contract/exhibits.ts'
import type { CaseId, ExhibitId, IncidentId } from '../../../contract/ids.ts'

export type FileState =
  /** `part`: from 0 to 1. */
  | { readonly kind: 'keeping'; readonly part: number }
  | {
      readonly kind: 'kept'
      readonly exhibit: ExhibitId
      readonly sha256: string
      /** What is said where the same bytes were there already. */
      readonly again?: string | null
      readonly ownTime?: OwnTime | null
      /** The name of the folder that it came from, where it stays. */
      readonly folder?: string | null
    }
  | { readonly kind: 'failed'; readonly code: string }

/** One file that came, and how far it is. */
export type KeptFile = {
  readonly key: number
  readonly name: string
  readonly isPasted: boolean
  /** Null while it is not known. */
  readonly sizeBytes?: number | null
  readonly state: FileState
}

/** A file that is to be kept: of a sheet, until that is saved; of an incident; or of none. */
export type Coming = Pick<KeptFile, 'name' | 'isPasted' | 'sizeBytes'> & {
  readonly token: () => Promise<FileToken>
}
export type Owner = {
  readonly caseId: CaseId
  readonly draft: DraftId | null
  readonly incident: IncidentId | null
}
export type FileLine = KeptFile & Owner

/** It belongs to no sheet and to no incident. */
export const isApart = ({ draft, incident }: FileLine): boolean => draft === null && incident === null

export const isKept = ({ state }: KeptFile): boolean => state.kind === 'kept'
export const isKeeping = ({ state }: KeptFile): boolean => state.kind === 'keeping'
/** Each once: the same bytes may have come twice. */
export const exhibitsOf = (files: readonly KeptFile[]): readonly ExhibitId[] => [
  ...new Set(files.flatMap(({ state }) => (state.kind === 'kept' ? [state.exhibit] : []))),
]

const MOST_TIMES = 3

/** The times that the files have of their own, each once. */
export function ownTimesOf(files: readonly KeptFile[]): readonly OwnTime[] {
  const times = files.flatMap(({ state }) => (state.kind === 'kept' && state.ownTime ? [state.ownTime] : []))
  return [...new Map(times.map((time) => [time.short, time])).values()].slice(0, MOST_TIMES)
}

export const percentOf = (file: KeptFile): number =>
  file.state.kind === 'keeping' ? Math.round(100 * file.state.part) : 0

/** They are kept one after the other: the first that is not done is on its way, the others wait. */
export function isWaiting(file: KeptFile, among: readonly KeptFile[]): boolean {
  return isKeeping(file) && percentOf(file) === 0 && among.find(isKeeping)?.key !== file.key
}
