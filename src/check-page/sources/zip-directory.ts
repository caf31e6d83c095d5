import { AppError } from '../../contract/errors.ts'
import { damagedZip } from '../../core/packages/zip-rules.ts'
import type { ZipMember } from '../../core/packages/zip-rules.ts'
import { readPart } from './slices.ts'
import { memberName } from './zip-names.ts'
import type { ExtraField } from './zip-names.ts'

// APPNOTE.TXT 6.3.10, sections 4.3.12 to 4.3.16 and 4.5.3, as strictly as yauzl reads them: both readers must take and
// refuse the same zips.

const END_SIGNATURE = 0x06054b50
const END_BYTES = 22
const MAX_COMMENT_BYTES = 0xffff
const LOCATOR_SIGNATURE = 0x07064b50
const LOCATOR_BYTES = 20
const END64_SIGNATURE = 0x06064b50
const END64_BYTES = 56
const MEMBER_SIGNATURE = 0x02014b50
const MEMBER_BYTES = 46
const ZIP64_EXTRA = 0x0001
const IN_ZIP64 = 0xffffffff
const ENCRYPTED = 0x1
const STRONGLY_ENCRYPTED = 0x40
const STORED = 0
const DEFLATED = 8
const WINDOW_BYTES = 1 << 20

/** A member, with where its local header begins and whether it is deflated. */
export type DirectoryMember = ZipMember & { readonly headerAt: number; readonly deflated: boolean }

export type DirectoryPlace = { readonly at: number; readonly count: number }

/** Finds the directory at the end of a zip. Throws `NotAPackage` when there is none, `CannotRead`. */
export async function findDirectory(zip: Blob): Promise<DirectoryPlace> {
  const tailBytes = Math.min(zip.size, LOCATOR_BYTES + END_BYTES + MAX_COMMENT_BYTES)
  const tail = viewOf(await readPart(zip, zip.size - tailBytes, zip.size))
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
    if (tail.getUint32(at, true) === END_SIGNATURE) return readEnd(zip, tail, at)
  }
  throw notAZip()
}

async function readEnd(zip: Blob, tail: DataView, at: number): Promise<DirectoryPlace> {
  if (tail.getUint16(at + 20, true) !== tail.byteLength - at - END_BYTES) throw notAZip()
  const locator = at - LOCATOR_BYTES
  if (locator >= 0 && tail.getUint32(locator, true) === LOCATOR_SIGNATURE)
    return readEnd64(zip, bigNumber(tail, locator + 8))
  if (tail.getUint16(at + 4, true) !== 0) throw notAZip()
  return { at: tail.getUint32(at + 16, true), count: tail.getUint16(at + 10, true) }
}

async function readEnd64(zip: Blob, from: number): Promise<DirectoryPlace> {
  const bytes = await readPart(zip, from, from + END64_BYTES)
  if (bytes.length !== END64_BYTES) throw notAZip()
  const end = viewOf(bytes)
  if (end.getUint32(0, true) !== END64_SIGNATURE || end.getUint32(16, true) !== 0) throw notAZip()
  return { at: bigNumber(end, 48), count: bigNumber(end, 32) }
}

/** Reads the directory's members in order. Throws `DamagedPackage`, `CannotRead`. */
export async function* eachMember(zip: Blob, { at, count }: DirectoryPlace): AsyncIterable<DirectoryMember> {
  const read = windowOn(zip)
  let from = at
  for (let done = 0; done < count; done++) {
    const fixed = viewOf(await read(from, MEMBER_BYTES))
    if (fixed.getUint32(0, true) !== MEMBER_SIGNATURE) throw broken()
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((place) => fixed.getUint16(place, true))
    const rest = await read(from + MEMBER_BYTES, nameBytes! + extraBytes! + commentBytes!)
    const extras = extraFields(rest.subarray(nameBytes, nameBytes! + extraBytes!))
    yield memberOf(fixed, rest.subarray(0, nameBytes), extras)
    from += MEMBER_BYTES + rest.length
  }
}

function memberOf(fixed: DataView, name: Uint8Array, extras: readonly ExtraField[]): DirectoryMember {
  const flags = fixed.getUint16(8, true)
  const method = fixed.getUint16(10, true)
  if ((flags & STRONGLY_ENCRYPTED) !== 0) throw broken()
  const fileName = memberName(flags, name, extras)
  if (/\\|^[a-z]:|^\//i.test(fileName) || fileName.split('/').includes('..')) throw broken()
  const sizes = zip64Sizes(fixed, extras)
  const isEncrypted = (flags & ENCRYPTED) !== 0
  const headerOfCipher = isEncrypted ? 12 : 0
  if (method === STORED && sizes.compressedSize !== sizes.uncompressedSize + headerOfCipher) throw broken()
  return {
    ...sizes,
    fileName,
    externalFileAttributes: fixed.getUint32(38, true),
    deflated: method === DEFLATED,
    canDecodeFileData: () => !isEncrypted && (method === STORED || method === DEFLATED),
  }
}

type Sizes = Pick<DirectoryMember, 'uncompressedSize' | 'compressedSize' | 'headerAt'>

/** Numbers of 32 bits, each of which may stand in the zip64 field instead, in this order. */
function zip64Sizes(fixed: DataView, extras: readonly ExtraField[]): Sizes {
  const field = extras.find(({ id }) => id === ZIP64_EXTRA)
  let at = 0
  const [uncompressedSize, compressedSize, headerAt] = [24, 20, 42].map((place) => {
    const small = fixed.getUint32(place, true)
    if (small !== IN_ZIP64 || field === undefined) return small
    if (at + 8 > field.data.length) throw broken()
    at += 8
    return bigNumber(viewOf(field.data), at - 8)
  })
  return { uncompressedSize: uncompressedSize!, compressedSize: compressedSize!, headerAt: headerAt! }
}

function extraFields(bytes: Uint8Array): readonly ExtraField[] {
  const view = viewOf(bytes)
  const fields: ExtraField[] = []
  for (let at = 0; at < bytes.length - 3;) {
    const end = at + 4 + view.getUint16(at + 2, true)
    if (end > bytes.length) throw broken()
    fields.push({ id: view.getUint16(at, true), data: bytes.subarray(at + 4, end) })
    at = end
  }
  return fields
}

/** Directory entries are small and lie side by side: one read of the disk serves thousands. */
function windowOn(zip: Blob): (from: number, length: number) => Promise<Uint8Array> {
  let start = 0
  let bytes = new Uint8Array(0)
  return async (from, length) => {
    if (from < start || from + length > start + bytes.length) {
      bytes = new Uint8Array(await readPart(zip, from, from + Math.max(length, WINDOW_BYTES)))
      start = from
    }
    if (from + length > start + bytes.length) throw broken()
    return bytes.subarray(from - start, from - start + length)
  }
}

/** 64 bits as yauzl takes them: past 2^53 it is no place in any file. */
function bigNumber(view: DataView, at: number): number {
  return view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true)
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function notAZip(): AppError {
  return new AppError('NotAPackage', 'this file cannot be read as a zip')
}

function broken(): AppError {
  return damagedZip('a broken directory or an unsafe name')
}
