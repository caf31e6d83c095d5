import { AppError } from '../../contract/errors.ts'
import { formatInstant } from '../when/format.ts'
import { CHECK_PAGE } from './layout.ts'
import type { ReadMeFacts } from './read-me-facts.ts'
import { COLUMNS, inAscii, item, wrapped } from './read-me-lines.ts'
import { timeItems } from './read-me-times.ts'
import { checkPageItself, wasAnythingChanged } from './read-me-ways.ts'

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
