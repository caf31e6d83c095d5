import { randomFillSync } from 'node:crypto'
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '../src/contract/ids.ts'
import type { IncidentFields } from '../src/contract/records.ts'
import { CHANNELS } from '../src/contract/records.ts'

/** A file of random bytes: no peer can make it smaller. */
export function makeFile(path: string, sizeBytes: number): string {
  const part = Buffer.alloc(Math.min(sizeBytes, 16 * 1024 * 1024))
  const file = openSync(path, 'w')
  for (let left = sizeBytes; left > 0; left -= part.length)
    writeSync(file, randomFillSync(part), 0, Math.min(left, part.length))
  closeSync(file)
  return path
}

/** Files that begin like a JPEG and are random bytes otherwise, all different. */
export function makeFiles(folder: string, count: number, sizeBytes: number): void {
  const bytes = Buffer.alloc(sizeBytes)
  for (let index = 0; index < count; index++)
    writeFileSync(join(folder, `screenshot-${index}.jpg`), beginAsJpeg(randomFillSync(bytes)))
}

function beginAsJpeg(bytes: Buffer): Buffer {
  bytes.write('ffd8ffe0', 0, 'hex')
  return bytes
}

/** The same numbers in every run, from 0 to 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const VOCABULARY = 30_000
const CONSONANTS = 'bcdfghjklmnprstvwz'
const VOWELS = 'aeiou'
const WORDS_BYTES = 560

/** Words by how common they are, the commonest first; common ones are short, as in any language. */
export function makeVocabulary(): readonly string[] {
  const random = seededRandom(7)
  const pick = (letters: string): string => letters[Math.floor(random() * letters.length)]!
  const words = new Set<string>()
  while (words.size < VOCABULARY) {
    const syllables = 1 + Math.floor(Math.log10(words.size + 10)) - (random() < 0.5 ? 1 : 0)
    let word = ''
    for (let at = 0; at < syllables; at++) word += pick(CONSONANTS) + pick(VOWELS)
    words.add(word + pick(CONSONANTS))
  }
  return [...words]
}

/** Incidents of about 700 bytes each, whose words follow Zipf's law (Mandelbrot's form, offset 2.7). */
export function* makeIncidents(count: number): Generator<IncidentFields> {
  const words = makeVocabulary()
  const random = seededRandom(11)
  const sums = cumulative(words.map((_, rank) => 1 / (rank + 2.7)))
  const word = (): string => words[placeIn(sums, random() * sums.at(-1)!)]!
  for (let index = 0; index < count; index++) {
    let said = word()
    while (said.length < WORDS_BYTES) said += ` ${word()}`
    const fromMs = Date.UTC(2019, 0, 1) + Math.floor(random() * 7 * 365 * 86_400_000)
    yield {
      title: `${word()} ${word()} ${word()}`,
      words: said,
      channel: CHANNELS[index % CHANNELS.length]!,
      account: `@${word()}_${Math.floor(random() * 5000)}`,
      happened: minuteFrom(fromMs - (fromMs % 60_000)),
    }
  }
}

const at = (ms: number): Instant => new Date(ms).toISOString() as Instant

function minuteFrom(fromMs: number): NonNullable<IncidentFields['happened']> {
  return {
    kind: 'minute',
    fromAt: at(fromMs),
    toAt: at(fromMs + 60_000),
    unit: 'minute',
    zone: 'Europe/London',
    asTyped: '',
  }
}

function cumulative(weights: readonly number[]): readonly number[] {
  let sum = 0
  return weights.map((weight) => (sum += weight))
}

/** The first place whose sum is larger. */
function placeIn(sums: readonly number[], value: number): number {
  let from = 0
  let to = sums.length - 1
  while (from < to) {
    const middle = (from + to) >> 1
    if (sums[middle]! > value) to = middle
    else from = middle + 1
  }
  return from
}

const SOS = 0xda

/**
 * Photographs by their headers, with random bytes for pixels: whoever puts pictures into a PDF as they are reads the
 * header only. `like` is a JPEG whose header they take.
 */
export function makePhotos(
  folder: string,
  count: number,
  sizeBytes: number,
  like: string,
): readonly string[] {
  const model = readFileSync(like)
  const header = model.subarray(0, endOfHeader(model))
  const pixels = Buffer.alloc(sizeBytes - header.length - 2)
  return Array.from({ length: count }, (_, index) => {
    const path = join(folder, `photo-${index}.jpg`)
    // FF would begin a marker.
    for (const [at, byte] of randomFillSync(pixels).entries()) if (byte === 0xff) pixels[at] = 0
    writeFileSync(path, Buffer.concat([header, pixels, Buffer.of(0xff, 0xd9)]))
    return path
  })
}

function endOfHeader(jpeg: Buffer): number {
  let at = 2
  while (jpeg[at + 1] !== SOS) at += 2 + jpeg.readUInt16BE(at + 2)
  return at + 2 + jpeg.readUInt16BE(at + 2)
}

const PIECE = randomFillSync(Buffer.alloc(1024 ** 2))

/** A file of `sizeBytes`, whole pieces of 1 MiB, another for each number. */
export function* randomPieces(number: number, sizeBytes: number): Generator<Buffer> {
  for (let left = sizeBytes; left > 0; left -= PIECE.length) {
    PIECE.writeUInt32BE(number)
    PIECE.writeUInt32BE(left, 4)
    yield PIECE
  }
}
