import { AppError } from '../../../contract/errors.ts'
import { fold } from './fold.ts'
import type { ReportLeak } from './leak.ts'
import { readings } from './readings.ts'
import type { Sought } from './sought.ts'
import type { ComputerSought } from './this-computer.ts'

/** What is looked for, and who is told. */
export type Search = {
  readonly sought: Sought
  /** Null for a file that travels byte for byte: what stands in it is the exhibit's. */
  readonly computer: ComputerSought | null
  readonly report: ReportLeak
  readonly signal?: AbortSignal | undefined
}

/** Looks into a part of something: a file in a zip, an attachment, what was packed or encoded. */
export type LookInside = (bytes: Buffer, part: string) => Promise<void>

/** One text, as it stands and as it is read. */
export function lookAtText(text: string, where: string, { sought, computer, report }: Search): void {
  for (const reading of readings(text)) {
    const folded = fold(reading)
    const which = new Set<number>()
    const found = sought.inFolded(folded, (one) => void which.add(one)) ?? computer?.inFolded(folded)
    if (found) report(found, where, { which: [...which] })
  }
}

export function lookAtBytes(bytes: Uint8Array, where: string, { sought, report }: Search): void {
  const which = new Set<number>()
  const found = sought.inBytes(bytes, (one) => void which.add(one))
  if (found) report(found, where, { which: [...which] })
}

/** The same search, of one page of a PDF. */
export const onPage = (search: Search, page: number): Search => ({
  ...search,
  report: (kind, where, marks) => search.report(kind, where, { ...marks, page }),
})

export function stopIfCancelled({ signal }: Pick<Search, 'signal'>): void {
  if (signal?.aborted) throw new AppError('Cancelled', 'the export was cancelled')
}
