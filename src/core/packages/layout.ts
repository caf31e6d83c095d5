// The names inside a package (recipient.md section 1). Every name is ASCII and safe on Windows, macOS and Linux.

export const DATA_FOLDER = 'data/'
export const SEAL_FOLDER = 'seal/'
export const ENTRIES_FOLDER = 'seal/entries/'
export const PROOFS_FOLDER = 'seal/proofs/'
export const CUSTODY_FOLDER = 'seal/custody/'
/** Checkpoints of bundles that were made for the same recipient before. */
export const EARLIER_FOLDER = 'seal/earlier/'
/** Time stamps by somebody outside, each beside the checkpoint it is for. */
export const TIMES_FOLDER = 'seal/timestamps/'

export const BAGIT = 'bagit.txt'
export const BAG_INFO = 'bag-info.txt'
export const MANIFEST = 'manifest-sha256.txt'
export const TAG_MANIFEST = 'tagmanifest-sha256.txt'
export const READ_ME = '00-READ-ME-FIRST.txt'
export const CHECK_PAGE = '02-Check-this-package.html'
export const CHECKPOINT = 'seal/checkpoint.txt'
export const LEAVES = 'seal/leaves.bin'
export const MANIFEST_KEY = 'seal/keys/minisign.pub'
export const LOG_KEY = 'seal/keys/log.vkey'

const SEQ_DIGITS = 8
const PROOF_SUFFIX = '.tlog-proof'

/** The signature beside a file, where `minisign -V -m FILE` looks for it. */
export function signatureOf(name: string): string {
  return `${name}.minisig`
}

/** The PDF that this recipient uses stands first; the other of the two is in here. */
export const OTHER_COPY_FOLDER = 'other-copy/'
export const ROOT_CERTIFICATE = 'seal/keys/root.pem'

/** The name of the PDF that stands first, for a recipient who has no form of name of its own. */
export function firstPdf(name: string): string {
  return `01-${name}`
}

/** Whether a file is the bundle itself, in either copy. */
export function isBundlePdf(name: string): boolean {
  return name.endsWith('.pdf') && (!name.includes('/') || name.startsWith(OTHER_COPY_FOLDER))
}

/** Whether a file's name says that it is a sealed master or a volume of one; some recipients get names of their own form. */
export function isSealedByName(name: string): boolean {
  return isBundlePdf(name) && /-sealed(-Volume-\d+-of-\d+)?\.pdf$/.test(name)
}

/** The package's folder: the bundle's id, the kind of recipient, the date; never a person or a title. */
export function packageFolder(bundleId: string, recipientKind: string, date: string): string {
  return `${bundleId}-${recipientKind}-${date}`
}

export function entryFile(seq: number): string {
  return `${ENTRIES_FOLDER}${String(seq).padStart(SEQ_DIGITS, '0')}.json`
}

export function proofFile(seq: number): string {
  return `${PROOFS_FOLDER}${String(seq).padStart(SEQ_DIGITS, '0')}${PROOF_SUFFIX}`
}

/** The number in the name of an entry or a proof; null when the name is not one this layout gives. */
export function seqOf(name: string): number | null {
  const seq = Number(/\/(\d{8,16})\.[a-z-]+$/.exec(name)?.[1] ?? Number.NaN)
  return name === entryFile(seq) || name === proofFile(seq) ? seq : null
}

/** `seal/earlier/HF-7K3Q-1-checkpoint.txt`. */
export function earlierFile(bundleId: string): string {
  return `${EARLIER_FOLDER}${bundleId}-checkpoint.txt`
}

/** The checkpoint of that many lines that a time stamp is for: its bytes are what was stamped. */
export function stampedNote(size: number): string {
  return `${TIMES_FOLDER}${String(size).padStart(SEQ_DIGITS, '0')}-checkpoint.txt`
}

/** A time-stamp token (RFC 3161, DER) for a checkpoint of that many lines; several services may have stamped one. */
export function tokenFile(size: number, which: number): string {
  const number = which === 1 ? '' : `-${which}`
  return `${TIMES_FOLDER}${String(size).padStart(SEQ_DIGITS, '0')}${number}.tst`
}

/** The number of lines in the name of a token; null when the name is not one this layout gives. */
export function tokenSize(name: string): number | null {
  const [, digits, which = '1'] = /\/(\d{8,16})(?:-(\d{1,3}))?\.tst$/.exec(name) ?? []
  const size = Number(digits ?? Number.NaN)
  return name === tokenFile(size, Number(which)) ? size : null
}

/** A label in the form `AB/1` has no slash in a file name. */
export function custodyFile(label: string): string {
  return `${CUSTODY_FOLDER}${label.replaceAll('/', '')}.jsonl`
}

/** What every package has, listed or not. */
export const REQUIRED_FILES: readonly string[] = [
  BAGIT,
  BAG_INFO,
  MANIFEST,
  signatureOf(MANIFEST),
  TAG_MANIFEST,
  signatureOf(TAG_MANIFEST),
  READ_ME,
  CHECKPOINT,
  LEAVES,
  MANIFEST_KEY,
  LOG_KEY,
  entryFile(0),
  proofFile(0),
]

/** The second list cannot list itself, nor the signature made over it. It lists everything else outside `data/`. */
export const UNLISTED_FILES: readonly string[] = [TAG_MANIFEST, signatureOf(TAG_MANIFEST)]

const WINDOWS_DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** Whether a name may stand under `data/`: one part, ASCII, no leading or trailing dot, no device name of Windows. */
export function isDataFileName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,98}[A-Za-z0-9]$/.test(name) && !WINDOWS_DEVICE.test(name)
}

/** Files that Finder, Explorer and their zip tools add without being asked. */
export function isAddedByComputer(name: string): boolean {
  const base = name.split('/').at(-1)!
  return (
    name.startsWith('__MACOSX/') ||
    name.startsWith('../__MACOSX/') ||
    base.startsWith('._') ||
    ['.ds_store', 'thumbs.db', 'desktop.ini'].includes(base.toLowerCase())
  )
}
