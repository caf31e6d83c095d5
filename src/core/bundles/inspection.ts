import { dirname } from 'node:path'
import type { PackageInput } from '../packages/write-package.ts'
import type { Inspection } from './leaks/inspect.ts'
import type { Prepared } from './prepare.ts'
import type { ReadPicture } from './read-redacted.ts'
import type { SealAsk, SealContext } from './seal.ts'

/** What the finished package of this bundle is compared with. */
export function inspectionOf(
  ask: SealAsk,
  { labelled, carried, renditions, withheld }: Prepared,
  { pdfs, otherCopies, exhibits }: PackageInput,
  readPicture: ReadPicture | null,
  { host, signal }: SealContext,
): Inspection {
  return {
    withheld,
    identity: [...host.identity(), ask.into, dirname(ask.into)],
    pdfs: [...called('the bundle', pdfs), ...called('the other copy of the bundle', otherCopies)],
    author: ask.case.writer ?? '',
    dataFiles: labelled.map(({ exhibit }, index) => ({
      name: exhibits[index]!.custody.file,
      mediaType: renditions.get(exhibit.id)?.mediaType ?? exhibit.mediaType,
      isRedacted: renditions.has(exhibit.id),
      isLetThrough: carried.some((one) => one.exhibit === exhibit.id),
    })),
    readPicture,
    signal,
  }
}

/** A PDF can be named as a court asks for, with the parties' names: in a sentence it is called something else. */
const called = (label: string, pdfs: PackageInput['otherCopies']): Inspection['pdfs'] =>
  pdfs.map(({ name }, index) => ({ name, label: pdfs.length > 1 ? `${label}, volume ${index + 1}` : label }))
