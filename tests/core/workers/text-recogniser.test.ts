import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ROOT } from '../../../tools/find-node.mjs'
import { openTextRecogniser } from '../../../src/core/workers/text-recogniser.ts'
import { CHILDREN } from '../../support/crash-child.ts'
import { needs } from '../../support/judges.ts'
import { makePng } from '../../support/pictures.ts'
import { RECOGNISER, testRecogniser } from '../../support/recogniser.ts'
import { tempFolder } from '../../support/temp-vault.ts'
import { connectionsOf, runWatched } from '../../support/watched-run.ts'

const SAMPLE = join(ROOT, 'resources/sample')
const sample = (name: string): Uint8Array => readFileSync(join(SAMPLE, name))
const POST = sample('chatter-post-2026-02-10.png')
const recogniser = testRecogniser()
afterAll(() => recogniser.close())

describe('recognising text', () => {
  test('gives the words of a screenshot in reading order, and where lines end', async () => {
    const words = (await recogniser.recognise({ bytes: POST, orientation: 1 })) ?? []
    const text = words.map((word) => word.text + (word.endsLine ? '\n' : ' ')).join('')
    expect(text).toContain('Take this down. You cannot post where people\nlive.\n@northgate.dad 15 min\n')
  })

  test('turns a photograph as it is told to, whatever is in the file', async () => {
    const bytes = sample('letter-photo.jpg')
    const upright = (await recogniser.recognise({ bytes, orientation: 6 })) ?? []
    expect(upright.map((word) => word.text).join(' ')).toContain(
      'You will be hearing from me over Christmas.',
    )
    const inside = upright.every(
      ({ box }) => box.x >= 0 && box.x + box.width <= 1000 && box.y + box.height <= 1400,
    )
    expect(inside).toBe(true)
  })

  test('finds no line worth reading in noise', async () => {
    let state = 7
    const next = (): number => (state = (state * 1103515245 + 12345) & 0x7fffffff) >> 16
    const noise = makePng(400, 400, { type: 0 }, () => [(next() & 1) * 255])
    expect(await recogniser.recognise({ bytes: noise, orientation: 1 })).toEqual([])
  })

  test('answers null for what is no picture, and goes on', async () => {
    expect(await recogniser.recognise({ bytes: POST.subarray(0, 900), orientation: 1 })).toBeNull()
    expect(await recogniser.recognise({ bytes: Buffer.from('not a picture'), orientation: 1 })).toBeNull()
    expect((await recogniser.recognise({ bytes: POST, orientation: 1 }))?.length).toBeGreaterThan(50)
  })

  test('leaves a picture that takes too long, and goes on with a new thread', async () => {
    const hasty = openTextRecogniser({ ...RECOGNISER, threads: 1, mostMsEach: 1 })
    const both = [POST, POST].map((bytes) => hasty.recognise({ bytes, orientation: 1 }))
    expect(await Promise.all(both)).toEqual([null, null])
    await hasty.close()
  })

  test('stops at once when it is cancelled, and the pictures beside it are read', async () => {
    const stop = new AbortController()
    const slow = recogniser.recognise(
      { bytes: sample('vidboard-thread-2025-10-29.png'), orientation: 1 },
      stop.signal,
    )
    const other = recogniser.recognise({ bytes: POST, orientation: 1 })
    stop.abort()
    await expect(slow).rejects.toMatchObject({ code: 'Cancelled' })
    await expect(recogniser.recognise({ bytes: POST, orientation: 1 }, stop.signal)).rejects.toMatchObject({
      code: 'Cancelled',
    })
    expect((await other)?.length).toBeGreaterThan(50)
  })

  test('says that its data is missing', async () => {
    const without = openTextRecogniser({ ...RECOGNISER, languageFile: join(tempFolder(), 'none.gz') })
    await expect(without.recognise({ bytes: POST, orientation: 1 })).rejects.toMatchObject({
      code: 'CannotRead',
    })
    await without.close()
  })

  test('answers null for all that is waiting when it is closed', async () => {
    const closing = testRecogniser()
    const waiting = [POST, POST, POST].map((bytes) => closing.recognise({ bytes, orientation: 1 }))
    await closing.close()
    expect(await Promise.all(waiting)).toEqual([null, null, null])
    expect(await closing.recognise({ bytes: POST, orientation: 1 })).toBeNull()
  })
})

describe.skipIf(needs('strace'))('what recognising text leaves behind', () => {
  test('no file is written, nothing is connected to, and memory stays where it was', async () => {
    const folder = tempFolder()
    const picture = join(folder, 'post.png')
    writeFileSync(picture, POST)
    const run = await runWatched(folder, join(CHILDREN, 'recognise-child.ts'), [picture, '6'])
    const { text, residentMb } = JSON.parse(run.output) as { text: string; residentMb: readonly number[] }
    expect(text).toContain('You cannot post where people live.')
    expect([...run.written.keys()]).toEqual([])
    expect(connectionsOf(run)).toEqual([])
    // The library would keep its data where it was started; other tests build there meanwhile.
    expect(readdirSync(process.cwd()).filter((name) => name.includes('traineddata'))).toEqual([])
    expect(residentMb.at(-1)! - residentMb[1]!).toBeLessThan(40)
    expect(residentMb.at(-1)).toBeLessThan(600)
  })
})
