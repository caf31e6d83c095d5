import { AppError } from '../../contract/errors.ts'
import type { Instant } from '../../contract/ids.ts'
import type { PackageTime } from '../../contract/packages.ts'
import { formatInstant } from '../when/format.ts'
import { CHECK_PAGE, MANIFEST, MANIFEST_KEY, TAG_MANIFEST } from './layout.ts'
import { COLUMNS, inAscii, item, wrapped } from './read-me-lines.ts'
import { timeCommands, timeItems } from './read-me-times.ts'

/** Page numbers, as they are stamped, that the read-me points to; one that is absent is not pointed to. */
export type ReadMePages = {
  readonly summary?: number | string
  readonly leftOut?: number | string
  readonly hashes?: number | string
  readonly check?: number | string
}

/** What is true of this package; the read-me prints nothing else. */
export type ReadMeFacts = {
  readonly bundleId: string
  readonly madeAt: Instant
  readonly zone: string
  readonly recipient: string
  readonly pdfName: string
  /** The further volumes of a bundle that is in more than one PDF. */
  readonly furtherPdfs?: readonly string[]
  /** Names under `data/`, in the bundle's order. */
  readonly dataNames: readonly string[]
  readonly pages: ReadMePages
  readonly hasCheckPage?: boolean
  /** The PDFs that carry a signature of their own, by their names in the package. */
  readonly signedPdfs?: readonly string[]
  readonly hasOtherCopy?: boolean
  readonly keyFingerprint: string
  /** Time stamps of the record, the one about the fewest lines first. */
  readonly times?: readonly PackageTime[]
  readonly log: { readonly size: number; readonly disclosed: number; readonly words: readonly string[] }
}

/**
 * `00-READ-ME-FIRST.txt` (recipient.md section 8): ASCII, CRLF, at most 72 columns. Throws `InvalidInput` when a fact does not fit.
 */
export function readMeText(facts: ReadMeFacts): string {
  const parts = [
    heading(facts),
    whatThisIs(facts),
    whatToOpen(facts),
    PLEASE,
    wasAnythingChanged(facts),
    whatAMatchSays(facts),
    whatItDoesNotSay(facts),
    DOES_NOT_MATCH,
    ...(facts.hasCheckPage === true ? [checkPageItself(facts)] : []),
    checkpointWords(facts),
  ]
  const lines = parts
    .map((part) => part.join('\n'))
    .join('\n\n')
    .split('\n')
  // A file's name is written whole, however long: somebody may copy it.
  const names = [facts.pdfName, ...(facts.furtherPdfs ?? []), ...(facts.signedPdfs ?? [])]
  const fits = (line: string): boolean =>
    line.length <= COLUMNS || names.some((name) => line.endsWith(name) || line.endsWith(`"${name}"`))
  if (!lines.every((line) => fits(line) && /^[ -~]*$/.test(line))) {
    throw new AppError('InvalidInput', 'the read-me would not be plain text of 72 columns')
  }
  return lines.map((line) => `${line}\r\n`).join('')
}

function heading({ bundleId, madeAt, zone, recipient }: ReadMeFacts): readonly string[] {
  const title = `EVIDENCE BUNDLE ${bundleId}`
  const readable = inAscii(recipient)
  return [
    `${title}${'READ ME FIRST'.padStart(COLUMNS - title.length)}`,
    `Made ${formatInstant(madeAt, zone)}`,
    ...(readable === null ? [] : [`for ${readable}`]),
  ]
}

function whatThisIs({ pages }: ReadMeFacts): readonly string[] {
  const chose = 'They chose what is in it'
  const leftOut =
    pages.leftOut === undefined ? `${chose}.` : `${chose}; page ${pages.leftOut} says what was left out.`
  return [
    'WHAT THIS IS',
    ...wrapped(`One person's record of things that happened, with the files they kept. ${leftOut}`, '  '),
  ]
}

function whatToOpen({
  pdfName,
  furtherPdfs = [],
  pages,
  dataNames,
  hasCheckPage,
  hasOtherCopy,
}: ReadMeFacts): readonly string[] {
  const summary = pages.summary === undefined ? '' : ` Page ${pages.summary} is a summary of one page.`
  const redacted = dataNames.some((name) => name.includes('-redacted.'))
    ? ' "redacted" in a name means a copy with parts covered.'
    : ''
  const data =
    dataNames.length === 0
      ? []
      : ['  data', ...wrapped(`The files, exactly as they were kept.${redacted}`, ' '.repeat(8))]
  return [
    'WHAT TO OPEN',
    `  ${pdfName}`,
    ...wrapped(`Start here.${summary}${volumeWords(furtherPdfs)}`, ' '.repeat(8)),
    ...furtherPdfs.map((name) => `  ${name}`),
    ...data,
    ...(hasCheckPage === true
      ? [`  ${CHECK_PAGE}`, ...wrapped('Checks everything, on your own computer. Optional.', ' '.repeat(8))]
      : []),
    ...(hasOtherCopy === true
      ? ['  other-copy', ...wrapped('The same pages once more, for another use.', ' '.repeat(8))]
      : []),
    '  All the rest is for checking. Please keep it together.',
  ]
}

const volumeWords = ({ length }: readonly string[]): string =>
  length === 0 ? '' : ` This is volume 1 of ${length + 1}; its index says what is in the others.`

const PLEASE: readonly string[] = [
  'PLEASE',
  '  Keep an untouched copy of this whole folder.',
  '  Opening, reading, printing and copying change nothing. Saving the PDF',
  '  again, printing it to PDF or shrinking it makes a different file.',
  '  The bundle may quote abusive and threatening words.',
  '  It holds personal information. Pass on no more than is needed.',
]

/** One way to check: a line that says with what, and what to do. */
type Way = { readonly title: string; readonly steps: readonly string[] }

/** With a check page among them the ways have letters, so that its own can name the others. */
function wasAnythingChanged(facts: ReadMeFacts): readonly string[] {
  const own = [...windowsWay(facts), ...adobeWay(facts), everythingWay(facts)]
  if (facts.hasCheckPage !== true) {
    return [
      'WAS ANYTHING CHANGED?',
      ...own.flatMap(({ title, steps }) => [`  ${title}`, ...steps]),
      '  These are tools of your own, not of the person who gave you this.',
    ]
  }
  const ways = [browserWay(own.length), ...own]
  return [
    'WAS ANYTHING CHANGED?   Any one of these will tell.',
    ...ways.flatMap(({ title, steps }, at) => [`  ${LETTERS[at]}  ${title}`, ...steps]),
  ]
}

const LETTERS = ['A', 'B', 'C', 'D'] as const

function browserWay(others: number): Way {
  const blocked = `If your computer blocks HTML files from outside, use ${lettersOf(others).join(' or ')}.`
  return {
    title: 'Browser, nothing to install, no internet',
    steps: [
      ...wrapped(`Open ${CHECK_PAGE} and drop this folder on it.`, ' '.repeat(8)),
      '        Expect:  Everything matches.',
      ...wrapped(blocked, ' '.repeat(8)),
    ],
  }
}

function lettersOf(others: number): readonly string[] {
  return LETTERS.slice(1, 1 + others)
}

function checkPageItself(facts: ReadMeFacts): readonly string[] {
  const letters = lettersOf(windowsWay(facts).length + adobeWay(facts).length + 1)
  const use = `${letters.join(' and ')} ${letters.length === 1 ? 'uses' : 'use'} tools of your own.`
  return wrapped(
    `The check page came with the files it checks, so somebody who changed them could have changed it. ${use}`,
    '',
  )
}

function windowsWay({ dataNames, pages }: ReadMeFacts): readonly Way[] {
  const indent = ' '.repeat(10)
  const command = dataNames
    .map((name) => `${indent}certutil -hashfile data\\${name} SHA256`)
    .find((line) => line.length <= COLUMNS)
  if (command === undefined) return []
  const compare = pages.hashes === undefined ? '' : `page ${pages.hashes}, or with `
  const steps = [
    '        In this folder open a terminal and type',
    command,
    ...wrapped(`Compare with ${compare}its line in ${MANIFEST}.`, ' '.repeat(8)),
  ]
  return [{ title: 'Windows, one file', steps }]
}

function adobeWay({ signedPdfs = [], pdfName }: ReadMeFacts): readonly Way[] {
  const [first] = signedPdfs
  if (first === undefined) return []
  const which = first === pdfName ? 'The' : `Open ${first}. The`
  const says =
    `${which} signature panel should say that the document has not been changed. It will also say that it cannot ` +
    "tell who signed. That is expected: the key was made by the person's own software and nobody has vouched for " +
    'it. Yellow means "not vouched for". It does not mean "changed".' +
    (signedPdfs.length > 1 ? ' Each volume has a signature of its own.' : '')
  const title = signedPdfs.length > 1 ? 'Adobe Reader, the PDFs only' : 'Adobe Reader, the PDF only'
  return [{ title, steps: wrapped(says, ' '.repeat(8)) }]
}

function everythingWay({ dataNames, signedPdfs = [], times = [] }: ReadMeFacts): Way {
  const steps = [
    ...(dataNames.length === 0 ? [] : [`        sha256sum -c ${MANIFEST}`]),
    `        sha256sum -c ${TAG_MANIFEST}`,
    `        minisign -V -p ${MANIFEST_KEY} -m ${MANIFEST}`,
    `        minisign -V -p ${MANIFEST_KEY} -m ${TAG_MANIFEST}`,
    ...signedPdfs.map((name) => `        pdfsig ${quoted(name)}`),
    ...wrapped(
      `Expect OK after every name, "Signature and comment signature verified"${pdfsigSays(signedPdfs)}.`,
      ' '.repeat(8),
    ),
    ...timeCommands(times),
  ]
  return { title: 'Linux or macOS, everything        (macOS: shasum -a 256 -c)', steps }
}

const quoted = (name: string): string => (name.includes(' ') ? `"${name}"` : name)

const pdfsigSays = (signedPdfs: readonly string[]): string =>
  signedPdfs.length > 0 ? ', "Signature is Valid." and "Total document signed"' : ''

function whatAMatchSays({ pages, keyFingerprint, times = [] }: ReadMeFacts): readonly string[] {
  const groups = keyFingerprint.split(' ')
  const where = pages.check === undefined ? '' : ` (it is also on page ${pages.check})`
  return [
    'WHAT A MATCH SAYS',
    ...item('Since the two lists were signed no listed file has changed and none is missing.'),
    ...item(
      'A file that neither list names was not there when they were signed. (The second list cannot name itself and its signature.)',
    ),
    ...item(`This key signed the lists${where}:`),
    `      ${groups.slice(0, groups.length / 2).join(' ')}`,
    `      ${groups.slice(groups.length / 2).join(' ')}`,
    ...timeItems(times),
  ]
}

function whatItDoesNotSay({ log }: ReadMeFacts): readonly string[] {
  const rest =
    log.disclosed < log.size
      ? ' The rest are parts that are not given, names of files, other bundles, locks, checks, private notes, other matters.'
      : ''
  return [
    'WHAT IT DOES NOT SAY',
    ...item('Who sat at the keyboard. A key is not a person.'),
    ...item(
      'That a picture shows what was on a screen, or that what is written is true. That is for the witness.',
    ),
    ...item('That nothing else exists.'),
    ...item(
      'What the other lines of the record log hold. ' +
        `It has ${log.size.toLocaleString('en-GB')}; ${log.disclosed.toLocaleString('en-GB')} are here.${rest}`,
    ),
  ]
}

const DOES_NOT_MATCH: readonly string[] = [
  'IF SOMETHING DOES NOT MATCH',
  '  Delete nothing. Note the file and what the check said. Ask for the',
  '  package again. Mail filters, "save as" and some unpacking tools make',
  '  such differences without anybody meaning harm.',
]

function checkpointWords({ bundleId, log }: ReadMeFacts): readonly string[] {
  const indent = ' '.repeat(bundleId.length)
  const rows = [0, 4, 8].map((from) => log.words.slice(from, from + 4).join(' '))
  return rows.map((row, at) => `${at === 0 ? bundleId : indent}  ${row}`)
}
