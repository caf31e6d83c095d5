import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '../../../src/contract/errors.ts'
import { openCdpPipe, splitAtZero } from '../../../src/cli/chromium/pipe.ts'

function openPair(timeoutMs = 5000) {
  const toBrowser = new PassThrough()
  const fromBrowser = new PassThrough()
  return { toBrowser, fromBrowser, pipe: openCdpPipe(toBrowser, fromBrowser, timeoutMs) }
}

describe('messages on the pipe', () => {
  test('come out whole however the bytes were cut', () => {
    const message = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'))
    fc.assert(
      fc.property(fc.array(message), fc.array(fc.nat({ max: 400 })), (messages, cuts) => {
        const bytes = Buffer.from(messages.map((text) => `${text}\0`).join(''))
        const read: string[] = []
        const push = splitAtZero(
          (each) => read.push(each.toString('utf8')),
          (cause) => expect.unreachable(String(cause)),
        )
        const edges = [0, ...cuts.filter((cut) => cut < bytes.length).toSorted((a, b) => a - b), bytes.length]
        for (const [index, edge] of edges.entries()) push(bytes.subarray(edge, edges[index + 1] ?? edge))
        expect(read).toEqual(messages)
      }),
    )
  })

  test('reach their callers by number, and events reach the listeners', async () => {
    const { fromBrowser, pipe } = openPair()
    const events: string[] = []
    pipe.listen((event) => events.push(event.method))
    const first = pipe.call('A', {}, z.object({ value: z.number() }))
    const second = pipe.call('B', {}, z.object({ value: z.number() }))
    fromBrowser.write('{"id":2,"result":{"value":20}}\0{"method":"Happened","params":{}}\0')
    fromBrowser.write('{"id":1,"result":{"value":10}}\0')
    expect(await Promise.all([first, second])).toEqual([{ value: 10 }, { value: 20 }])
    expect(events).toEqual(['Happened'])
  })
})

describe('a call fails with PrintFailed', () => {
  const failed = expect.objectContaining({ code: 'PrintFailed' })

  test('when the browser refuses it', async () => {
    const { fromBrowser, pipe } = openPair()
    const call = pipe.call('A', {}, z.unknown())
    fromBrowser.write('{"id":1,"error":{"code":-32000,"message":"secret words"}}\0')
    await expect(call).rejects.toEqual(failed)
    await expect(call).rejects.not.toThrow(/secret/)
  })

  test('when nothing comes back in time', async () => {
    await expect(openPair(20).pipe.call('A', {}, z.unknown())).rejects.toEqual(failed)
  })

  test('when the pipe closes, also for later calls', async () => {
    const { fromBrowser, pipe } = openPair()
    const call = pipe.call('A', {}, z.unknown())
    fromBrowser.destroy()
    await expect(call).rejects.toEqual(failed)
    await expect(pipe.call('B', {}, z.unknown())).rejects.toEqual(failed)
  })

  test('when the answer is not what was asked for, or no JSON', async () => {
    const { fromBrowser, pipe } = openPair()
    const call = pipe.call('A', {}, z.object({ value: z.number() }))
    fromBrowser.write('{"id":1,"result":{}}\0')
    await expect(call).rejects.toEqual(failed)
    const other = pipe.call('B', {}, z.unknown())
    fromBrowser.write('garbage\0')
    await expect(other).rejects.toEqual(failed)
  })

  test('and keeps the first reason it was given', async () => {
    const { fromBrowser, pipe } = openPair()
    const call = pipe.call('A', {}, z.unknown())
    pipe.fail(new AppError('Cancelled', 'cancelled'))
    fromBrowser.destroy()
    await expect(call).rejects.toMatchObject({ code: 'Cancelled' })
  })
})
