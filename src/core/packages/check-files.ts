import type { PackageProblem, ProblemKind } from '../../contract/packages.ts'
import { parseManifest } from './bag.ts'
import type { ListedFile } from './bag.ts'
import {
  DATA_FOLDER,
  MANIFEST,
  REQUIRED_FILES,
  TAG_MANIFEST,
  UNLISTED_FILES,
  isAddedByComputer,
  signatureOf,
} from './layout.ts'
import { bytesOf } from './load.ts'
import type { LoadedPackage } from './load.ts'

/** What comparing the files with the two lists gave. `compared` is false when a list could not be read. */
export type FilesCheck = {
  readonly problems: readonly PackageProblem[]
  readonly compared: boolean
  readonly listed: number
  /** What the lists say of each name, lowercase hex. */
  readonly listedSha256: ReadonlyMap<string, string>
  readonly matchingData: number
  readonly matchingOther: number
  readonly addedByComputer: readonly string[]
}

/** The package without what was added or cannot be read: the other checks are about what was handed over. */
export function handedOver(loaded: LoadedPackage, files: FilesCheck): LoadedPackage {
  const left = new Set([...namesOf(files, 'added', 'unreadable'), ...files.addedByComputer])
  return new Map([...loaded].filter(([name]) => !left.has(name)))
}

/** The files that problems of these kinds are about. */
export function namesOf(files: FilesCheck, ...kinds: readonly ProblemKind[]): ReadonlySet<string> {
  return new Set(files.problems.filter((one) => kinds.includes(one.kind)).map((one) => one.file ?? ''))
}

type Lists = { readonly data: readonly ListedFile[] | null; readonly tags: readonly ListedFile[] | null }

/** Compares every file with the lists: changed, missing, added. In: the package as loaded. */
export function checkFiles(loaded: LoadedPackage): FilesCheck {
  const lists = { data: readList(loaded, MANIFEST), tags: readList(loaded, TAG_MANIFEST) }
  const listed = [...(lists.data ?? []), ...(lists.tags ?? [])]
  const listedNames = new Set(listed.map((file) => file.name))
  const unlisted = [...loaded.keys()].filter((name) => !listedNames.has(name) && isUnlisted(name, lists))
  const matching = listed.filter((file) => loaded.get(file.name)?.sha256 === file.sha256)
  const matchingData = matching.filter((file) => file.name.startsWith(DATA_FOLDER)).length
  return {
    problems: [
      ...listProblems(loaded, lists),
      ...listed.flatMap((file) => compare(loaded, file)),
      ...missingUnlisted(loaded, listedNames),
      ...unlisted.filter((name) => !isAddedByComputer(name)).map(added),
    ],
    compared: lists.data !== null && lists.tags !== null,
    listed: listed.length,
    listedSha256: new Map(listed.map((file) => [file.name, file.sha256])),
    matchingData,
    matchingOther: matching.length - matchingData,
    addedByComputer: unlisted.filter(isAddedByComputer),
  }
}

function readList(loaded: LoadedPackage, name: string): readonly ListedFile[] | null {
  const bytes = bytesOf(loaded, name)
  return bytes === null ? null : parseManifest(bytes)
}

function compare(loaded: LoadedPackage, file: ListedFile): readonly PackageProblem[] {
  const here = loaded.get(file.name)
  if (here === undefined) return [missing(file.name)]
  if (here.unreadable) return [{ kind: 'unreadable', file: file.name, says: `${file.name} cannot be read.` }]
  if (here.sha256 === file.sha256) return []
  return [{ kind: 'changed', file: file.name, says: `${file.name} is not the file that was listed.` }]
}

function missing(name: string): PackageProblem {
  return { kind: 'missing', file: name, says: `${name} is listed and not here.` }
}

function missingUnlisted(loaded: LoadedPackage, names: ReadonlySet<string>): readonly PackageProblem[] {
  return REQUIRED_FILES.filter((name) => !loaded.has(name) && !names.has(name)).map((name) => ({
    kind: 'missing',
    file: name,
    says: `${name} belongs to every package and is not here.`,
  }))
}

function added(name: string): PackageProblem {
  return { kind: 'added', file: name, says: `${name} is here and not listed.` }
}

/** Without a list nothing can be said to be missing from it. */
function isUnlisted(name: string, lists: Lists): boolean {
  const list = name.startsWith(DATA_FOLDER) ? lists.data : lists.tags
  return list !== null && !UNLISTED_FILES.includes(name)
}

function listProblems(loaded: LoadedPackage, lists: Lists): readonly PackageProblem[] {
  const unread = [MANIFEST, TAG_MANIFEST].filter(
    (name) => loaded.has(name) && readList(loaded, name) === null,
  )
  const misplaced = [
    ...(lists.data ?? []).filter((file) => !file.name.startsWith(DATA_FOLDER)).map(() => MANIFEST),
    ...(lists.tags ?? []).filter((file) => isMisplacedTag(file.name)).map(() => TAG_MANIFEST),
  ]
  const uncovered = [MANIFEST, signatureOf(MANIFEST)].filter(
    (name) => lists.tags !== null && loaded.has(name) && !lists.tags.some((file) => file.name === name),
  )
  return [
    ...unread.map((name) => structure(name, `${name} is not a list of files of the form a package has.`)),
    ...[...new Set(misplaced)].map((name) =>
      structure(name, `${name} lists a file that does not belong in it.`),
    ),
    ...uncovered.map((name) => structure(name, `${name} is not covered by ${TAG_MANIFEST}.`)),
  ]
}

function isMisplacedTag(name: string): boolean {
  return name.startsWith(DATA_FOLDER) || UNLISTED_FILES.includes(name)
}

function structure(file: string, says: string): PackageProblem {
  return { kind: 'structure', file, says }
}
