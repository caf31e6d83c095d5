import { CHECK_PAGE, MANIFEST, MANIFEST_KEY, TAG_MANIFEST } from './layout.ts'
import type { ReadMeFacts } from './read-me-facts.ts'
import { COLUMNS, wrapped } from './read-me-lines.ts'
import { timeCommands } from './read-me-times.ts'

/** One way to check: a line that says with what, and what to do. */
type Way = { readonly title: string; readonly steps: readonly string[] }

/** With a check page among them the ways have letters, so that its own can name the others. */
export function wasAnythingChanged(facts: ReadMeFacts): readonly string[] {
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

export function checkPageItself(facts: ReadMeFacts): readonly string[] {
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
