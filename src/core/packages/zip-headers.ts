import type { Instant } from '../../contract/ids.ts'
import { concat } from '../crypto/bytes.ts'

// The parts of a zip whose files are stored (APPNOTE.TXT 6.3.10). All numbers are little-endian.

export type ZipEntry = {
  /** ASCII. */
  readonly name: Uint8Array
  readonly crc: number
  readonly sizeBytes: number
  /** Where its local header begins. */
  readonly headerAt: number
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const LONG_END = 0x06064b50
const LONG_END_LOCATOR = 0x07064b50
const PLAIN_VERSION = 20
const LONG_VERSION = 45
const MADE_ON_UNIX = 3 << 8
const STORED = 0
/** Regular file, readable by everybody, in the upper half of the external attributes. */
const FILE_MODE = 0o100644 * 0x10000
const MOST_16 = 0xffff
const MOST_32 = 0xffffffff
const LONG_EXTRA = 0x0001
const TIME_EXTRA = 0x5455

const u16 = (value: number): Uint8Array => Uint8Array.of(value & 0xff, (value >>> 8) & 0xff)
const u32 = (value: number): Uint8Array => concat(u16(value % 0x10000), u16(Math.floor(value / 0x10000)))
const u64 = (value: number): Uint8Array =>
  concat(u32(value % 0x100000000), u32(Math.floor(value / 0x100000000)))
const extra = (id: number, data: Uint8Array): Uint8Array => concat(u16(id), u16(data.length), data)

/** Section 4.3.7. */
export function localHeader({ name, crc, sizeBytes }: ZipEntry, at: Instant, longFrom: number): Uint8Array {
  const isLong = sizeBytes >= longFrom
  const size = u32(isLong ? MOST_32 : sizeBytes)
  const long = isLong ? extra(LONG_EXTRA, concat(u64(sizeBytes), u64(sizeBytes))) : new Uint8Array(0)
  const extras = concat(long, timeExtra(at))
  const version = u16(isLong ? LONG_VERSION : PLAIN_VERSION)
  const lengths = concat(u16(name.length), u16(extras.length))
  return concat(
    u32(LOCAL),
    version,
    u16(0),
    u16(STORED),
    dosTime(at),
    u32(crc),
    size,
    size,
    lengths,
    name,
    extras,
  )
}

/** Section 4.3.12. */
export function centralHeader(entry: ZipEntry, at: Instant, longFrom: number): Uint8Array {
  const { name, crc, sizeBytes, headerAt } = entry
  const isLong = sizeBytes >= longFrom
  const isFar = headerAt >= longFrom
  const size = u32(isLong ? MOST_32 : sizeBytes)
  const numbers = concat(
    ...(isLong ? [u64(sizeBytes), u64(sizeBytes)] : []),
    ...(isFar ? [u64(headerAt)] : []),
  )
  const extras = concat(numbers.length > 0 ? extra(LONG_EXTRA, numbers) : numbers, timeExtra(at))
  const version = isLong || isFar ? LONG_VERSION : PLAIN_VERSION
  return concat(
    concat(
      u32(CENTRAL),
      u16(MADE_ON_UNIX + version),
      u16(version),
      u16(0),
      u16(STORED),
      dosTime(at),
      u32(crc),
    ),
    concat(size, size, u16(name.length), u16(extras.length), u16(0), u16(0), u16(0), u32(FILE_MODE)),
    concat(u32(isFar ? MOST_32 : headerAt), name, extras),
  )
}

export type ZipDirectory = { readonly count: number; readonly at: number; readonly sizeBytes: number }

/** Sections 4.3.14 to 4.3.16. */
export function endOfDirectory(directory: ZipDirectory, longFrom: number): Uint8Array {
  const { count, at, sizeBytes } = directory
  const isLong = count >= MOST_16 || at >= longFrom || sizeBytes >= longFrom
  const number = isLong ? MOST_16 : count
  return concat(
    isLong ? longEnd(directory) : new Uint8Array(0),
    concat(u32(END), u16(0), u16(0), u16(number), u16(number)),
    concat(u32(isLong ? MOST_32 : sizeBytes), u32(isLong ? MOST_32 : at), u16(0)),
  )
}

function longEnd({ count, at, sizeBytes }: ZipDirectory): Uint8Array {
  const rest = concat(
    concat(u16(MADE_ON_UNIX + LONG_VERSION), u16(LONG_VERSION), u32(0), u32(0)),
    concat(u64(count), u64(count), u64(sizeBytes), u64(at)),
  )
  return concat(
    concat(u32(LONG_END), u64(rest.length), rest),
    concat(u32(LONG_END_LOCATOR), u32(0), u64(at + sizeBytes), u32(1)),
  )
}

/** Date and time in UTC, two seconds fine; a zip knows no day before 1980. */
function dosTime(at: Instant): Uint8Array {
  const time = new Date(at)
  const clock = (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >>> 1)
  const years = Math.max(0, time.getUTCFullYear() - 1980)
  return concat(u16(clock), u16((years << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate()))
}

/** The same in whole seconds since 1970, which unpackers show in their own zone ("UT", section 4.6.1). */
function timeExtra(at: Instant): Uint8Array {
  return extra(TIME_EXTRA, concat(Uint8Array.of(1), u32(Math.floor(Date.parse(at) / 1000))))
}
