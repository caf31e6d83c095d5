import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { AppError } from '../../../contract/errors.ts'
import { DATA_FOLDER } from '../../packages/layout.ts'
import type { Withheld } from '../withheld.ts'
import { areCovered } from './covered-areas.ts'
import { bytesContent, fileContent, wholeOf } from './content.ts'
import { LEAK_WORDS, type Leak, type LeakMarks, type ReportLeak } from './leak.ts'
import { ownDetailsOf } from './own-details.ts'
import { pngSaysMore } from './png-texts.ts'
import { stopIfCancelled, type Search } from './search.ts'
import type { ShownPicture } from './shown-pictures.ts'
import { searchContent } from './search-content.ts'
import { searchPdf } from './search-pdf.ts'
import { makeSought } from './sought.ts'
import { makeSoughtInPictures, type SoughtInPictures } from './sought-in-pictures.ts'
import { makeComputerSought } from './this-computer.ts'

/** A file under `data/`. */
export type DataFile = {
  /** `data/AB1.png`. */
  readonly name: string
  readonly mediaType: string
  /** A copy that we drew or wrote; an original travels byte for byte. */
  readonly isRedacted: boolean
  /** Whether the writer let the original's own details go with it. */
  readonly isLetThrough: boolean
}

/** One of the bundle's PDFs in the package: its name, what it is called in a sentence, the redacted copies it shows. */
export type InspectedPdf = {
  readonly name: string
  readonly label: string
  readonly redacted: readonly ShownPicture[]
}

/** Everything that a finished package is compared with. */
export type Inspection = {
  readonly withheld: Withheld
  /** `CoreHost.identity`, and the folders this package was made in. */
  readonly identity: readonly string[]
  readonly pdfs: readonly InspectedPdf[]
  /** The author that the PDFs may name. */
  readonly author: string
  readonly dataFiles: readonly DataFile[]
  /** Files that are in every package of this version, byte for byte: what stands in them gives nobody away. */
  readonly sameInEach: ReadonlyMap<string, Uint8Array>
  /** The words that a machine reads in a whole PNG, or null where it cannot; null where there is no such machine. */
  readonly readPicture: ((pngBytes: Buffer) => Promise<readonly string[] | null>) | null
  readonly signal?: AbortSignal | undefined
  /** Told what was found before it is thrown: the error holds no content, and what stands where is for the screen. */
  readonly onLeaks?: ((leaks: readonly Leak[]) => void) | undefined
}

/** What could not be looked at: the names of redacted copies that no machine has read. */
export type Inspected = { readonly unread: readonly string[] }

/**
 * Reopens a finished package before it gets its name, as a stranger would: every file of it, both PDFs page by page, and
 * what is packed inside. Throws `LeakFound` where it holds what was withheld, what an original says of itself and was
 * not let through, or what gives this computer away; `Cancelled`; and what `readPicture` does. DESIGN section 6; court.md 5.
 */
export async function inspectPackage(folder: string, inspection: Inspection): Promise<Inspected> {
  const { leaks, unread } = await leaksIn(folder, inspection)
  if (leaks.length === 0) return { unread }
  inspection.onLeaks?.(leaks)
  const said = new Set(leaks.map(({ kind, where }) => `${LEAK_WORDS[kind]}: ${where}`))
  throw new AppError('LeakFound', 'the finished package holds what it must not', {
    details: [...said].slice(0, MOST_SAID),
  })
}

const MOST_SAID = 20

/** What was found, in the order of the files' names. */
export async function leaksIn(
  folder: string,
  inspection: Inspection,
): Promise<Inspected & { readonly leaks: readonly Leak[] }> {
  const { withheld, identity, signal } = inspection
  const leaks: Leak[] = []
  const unread: string[] = []
  const inPictures = makeSoughtInPictures(withheld.texts, withheld.given)
  const search: Omit<Search, 'report'> = {
    sought: makeSought(withheld),
    computer: makeComputerSought(identity),
    signal,
  }
  for (const name of await namesIn(folder)) {
    stopIfCancelled(search)
    if (await isSameInEach(join(folder, name), inspection.sameInEach.get(name))) continue
    const ours: Search = { ...search, report: reportIn(name, leaks) }
    const data = inspection.dataFiles.find((file) => file.name === name)
    const pdf = inspection.pdfs.find((file) => file.name === name)
    const said = isNameLeaking(name, ours) ? 'a file whose name must not be said' : name
    if (data) {
      await inspectDataFile(join(folder, name), said, data, ours)
      if (!isRedactedPicture(data)) continue
      const isRead = await lookAtPicture(join(folder, name), said, data, { inPictures, inspection, ...ours })
      if (!isRead) unread.push(name)
    } else if (pdf) await inspectOwnPdf(join(folder, name), pdf, inspection.author, ours)
    else await inspectTagFile(join(folder, name), said, ours)
  }
  return { leaks: await withoutExplained(leaks, folder, inspection), unread }
}

async function isSameInEach(path: string, bytes: Uint8Array | undefined): Promise<boolean> {
  return bytes !== undefined && (await wholeOf(await fileContent(path))).equals(bytes)
}

const reportIn =
  (file: string, leaks: Leak[]): ReportLeak =>
  (kind, where, { page = null, which = [] }: LeakMarks = {}) =>
    void leaks.push({ kind, where, file, page, which })

type PictureSearch = Pick<Search, 'report'> & {
  readonly inPictures: SoughtInPictures
  readonly inspection: Inspection
}

/** Whether a machine read it, where there is something to look for. */
async function lookAtPicture(
  path: string,
  said: string,
  data: DataFile,
  { inPictures, inspection, report }: PictureSearch,
): Promise<boolean> {
  const png = await wholeOf(await fileContent(path))
  if (!isCovered(png, data, inspection.withheld)) report('not-covered', said)
  if (inPictures.isEmpty) return true
  const words = (await inspection.readPicture?.(png)) ?? null
  const which = words === null ? [] : inPictures.which(words)
  if (which.length > 0) report('withheld-words', `${said}, what a machine reads in it`, { which })
  return words !== null
}

function isNameLeaking(name: string, { sought, computer, report }: Search): boolean {
  const which = new Set<number>()
  const found = sought.inText(name, (one) => void which.add(one)) ?? computer?.inMachineText(name) ?? null
  if (found) report(found, 'the name of a file', { which: [...which] })
  return found !== null
}

async function inspectDataFile(path: string, label: string, data: DataFile, search: Search): Promise<void> {
  const content = await fileContent(path)
  await searchContent(content, label, data.isRedacted ? search : { ...search, computer: null })
  if (data.isLetThrough) return
  const isBare = (await ownDetailsOf(content, data.mediaType)).length === 0
  const isBarePng = !data.isRedacted || !data.name.endsWith('.png') || !pngSaysMore(await wholeOf(content))
  if (!isBare || !isBarePng) search.report('own-details', label)
}

const isRedactedPicture = ({ name, isRedacted }: DataFile): boolean => isRedacted && name.endsWith('.png')

function isCovered(png: Buffer, { name }: DataFile, { redactedPictures }: Withheld): boolean {
  const label = name.slice(DATA_FOLDER.length).replace(/-redacted\.png$/, '')
  const picture = redactedPictures.find((one) => one.label.replaceAll('/', '') === label)
  return !picture || areCovered(png, picture.areas)
}

async function inspectOwnPdf(
  path: string,
  { label, redacted }: InspectedPdf,
  author: string,
  search: Search,
): Promise<void> {
  const pdf = await wholeOf(await fileContent(path))
  const inside = (bytes: Buffer, part: string): Promise<void> =>
    searchContent(bytesContent(bytes), `${label}, ${part}`, search)
  await searchPdf(pdf, label, search, inside, { author, redacted })
}

/** Where only the software writes: the list of the bag, and what it says of itself. */
const MACHINE_WRITTEN =
  /^(bag-info\.txt|bagit\.txt|(tag)?manifest-sha256\.txt(\.minisig)?|seal\/(checkpoint\.txt|keys\/.*|timestamps\/.*))$/

async function inspectTagFile(path: string, label: string, search: Search): Promise<void> {
  const content = await fileContent(path)
  await searchContent(content, label, search)
  if (!MACHINE_WRITTEN.test(label)) return
  const found = search.computer?.inMachineText((await wholeOf(content)).toString('latin1'))
  if (found) search.report(found, label)
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted()
}

const isPage = ({ kind, where }: Leak): boolean => kind === 'this-computer' && /^the .*bundle, /.test(where)

/**
 * A folder of this computer that an original names stands on the pages that show the original too. It goes out with the
 * original, which the writer chose, and is no leak of ours.
 */
async function withoutExplained(
  leaks: readonly Leak[],
  folder: string,
  { identity, dataFiles }: Inspection,
): Promise<readonly Leak[]> {
  if (!leaks.some(isPage)) return leaks
  let isExplained = false
  const search: Search = {
    sought: makeSought({ texts: [], hashesHex: [] }),
    computer: makeComputerSought(identity),
    report: () => void (isExplained = true),
  }
  for (const { name, isRedacted } of dataFiles) {
    if (!isRedacted) await searchContent(await fileContent(join(folder, name)), DATA_FOLDER, search)
  }
  return isExplained ? leaks.filter((leak) => !isPage(leak)) : leaks
}
