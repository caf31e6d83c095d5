import { AppError } from '../../contract/errors.ts'
import { MAX_FILES } from './source.ts'

// What a zip must be to be read at all, for every reader of zips: Node's and the check page's.

// Deflate makes at most 1032 bytes of one; more in a single file is a lie about its size.
const MAX_DEFLATE_RATIO = 1032
// A whole package of pictures, sound and text stays far under this. Small archives may be of anything.
const MAX_TOTAL_RATIO = 200
const ALWAYS_ALLOWED_BYTES = 1 << 30
const MAX_NAME_LENGTH = 1000

const FILE_TYPE_MASK = 0o170000
const REGULAR_FILE = 0o100000

/** A file as the zip's directory names it. */
export type ZipMember = {
  readonly fileName: string
  readonly compressedSize: number
  readonly uncompressedSize: number
  readonly externalFileAttributes: number
  /** Stored or deflated, and not encrypted. */
  canDecodeFileData(): boolean
}

/**
 * The files of a zip by name, folders left out. In: its directory, how many members it says it has, its length. Throws
 * `DamagedPackage` where names are unsafe or double, or it unpacks to far more than it is.
 */
export async function collectMembers<Member extends ZipMember>(
  members: AsyncIterable<Member>,
  count: number,
  zipBytes: number,
): Promise<ReadonlyMap<string, Member>> {
  if (count > MAX_FILES) throw damagedZip('more files than a package has')
  const files = new Map<string, Member>()
  let packedBytes = 0
  let unpackedBytes = 0
  for await (const member of members) {
    if (member.fileName.endsWith('/')) continue
    checkMember(member)
    if (files.has(member.fileName)) throw damagedZip('two files of one name')
    files.set(member.fileName, member)
    packedBytes += member.compressedSize
    unpackedBytes += member.uncompressedSize
  }
  // Entries that share bytes are how an archive of kilobytes unpacks to terabytes.
  if (packedBytes > zipBytes) throw damagedZip('files that overlap')
  if (unpackedBytes > ALWAYS_ALLOWED_BYTES + zipBytes * MAX_TOTAL_RATIO)
    throw damagedZip('too large when unpacked')
  return files
}

function checkMember(member: ZipMember): void {
  const { fileName, compressedSize, uncompressedSize } = member
  if (fileName.length > MAX_NAME_LENGTH || fileName.split('/').some(isUnsafePart))
    throw damagedZip('an unsafe name')
  if (uncompressedSize > compressedSize * MAX_DEFLATE_RATIO) throw damagedZip('a file larger than it can be')
  if (!member.canDecodeFileData()) throw damagedZip('an encrypted file or an unknown method')
}

function isUnsafePart(part: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return part === '' || part === '.' || part === '..' || /[\u0000-\u001f\\:]/.test(part)
}

/** Whether a member is an ordinary file: no link, no device. */
export function isPlainMember({ externalFileAttributes }: ZipMember): boolean {
  const type = (externalFileAttributes >>> 16) & FILE_TYPE_MASK
  return type === 0 || type === REGULAR_FILE
}

export function damagedZip(why: string, cause?: unknown): AppError {
  return new AppError('DamagedPackage', `the zip has ${why}`, { cause })
}
