import { AppError } from '../../contract/errors.ts'
import type { PackageSource } from '../../core/packages/source.ts'
import { collectMembers, damagedZip, isPlainMember } from '../../core/packages/zip-rules.ts'
import { Inflater } from './inflate.ts'
import { readPart, slicesOf } from './slices.ts'
import { eachMember, findDirectory } from './zip-directory.ts'
import type { DirectoryMember } from './zip-directory.ts'

const HEADER_SIGNATURE = 0x04034b50
const HEADER_BYTES = 30
const PACKED_PIECE_BYTES = 256 << 10

/** Reads a package from a zip on the reader's disk. Throws as `openZip` in core/packages does, for the same zips. */
export async function openZipFile(zip: Blob): Promise<PackageSource> {
  const place = await findDirectory(zip)
  const members = await collectMembers(eachMember(zip, place), place.count, zip.size)
  return {
    list: () =>
      [...members].map(([name, member]) => ({
        name,
        sizeBytes: member.uncompressedSize,
        plain: isPlainMember(member),
      })),
    open: (name) => readMember(zip, members.get(name)),
    close: () => Promise.resolve(),
  }
}

async function* readMember(zip: Blob, member: DirectoryMember | undefined): AsyncIterable<Uint8Array> {
  if (member === undefined) throw new AppError('NotFound', 'no such file in the package')
  const from = await dataStart(zip, member)
  const to = from + member.compressedSize
  if (!member.deflated) return yield* slicesOf(zip, from, to)
  let sizeBytes = 0
  for await (const piece of inflated(slicesOf(zip, from, to, PACKED_PIECE_BYTES))) {
    sizeBytes += piece.length
    if (sizeBytes > member.uncompressedSize) throw cannotUnpack()
    yield piece
  }
  if (sizeBytes < member.uncompressedSize) throw cannotUnpack()
}

/** The local header may name the file at another length than the directory does. */
async function dataStart(zip: Blob, { headerAt, compressedSize }: DirectoryMember): Promise<number> {
  const header = await readPart(zip, headerAt, headerAt + HEADER_BYTES)
  if (header.length !== HEADER_BYTES) throw cannotUnpack()
  const view = new DataView(header.buffer)
  if (view.getUint32(0, true) !== HEADER_SIGNATURE) throw cannotUnpack()
  const start = headerAt + HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true)
  if (start + compressedSize > zip.size) throw cannotUnpack()
  return start
}

async function* inflated(packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const inflater = new Inflater()
  for await (const piece of packed) yield* orCannotUnpack(() => inflater.push(piece))
  yield* orCannotUnpack(() => inflater.end())
}

function* orCannotUnpack(make: () => Iterable<Uint8Array>): Iterable<Uint8Array> {
  try {
    yield* make()
  } catch (cause) {
    throw cannotUnpack(cause)
  }
}

function cannotUnpack(cause?: unknown): AppError {
  return damagedZip('a file that cannot be unpacked', cause)
}
