import { describe, expect, test } from 'vitest'
import { clockOf, loudnessOf, loudParts } from '../../../../../src/renderer/features/file/viewer/loudness.ts'

/** So many samples, loud between two of them. */
const samples = (length: number, from: number, to: number): Float32Array =>
  Float32Array.from({ length }, (_, at) => (at >= from && at < to ? (at % 2 === 0 ? 0.5 : -0.5) : 0.05))

describe('how loud a recording is', () => {
  test('is a share of its loudest, in equal parts, over all its channels', () => {
    const [left, right] = [samples(1000, 0, 0), samples(1000, 500, 600)]
    const loudness = loudnessOf([left, right], 10)
    expect(loudness.map((value) => value.toFixed(1))).toEqual(
      [...'.....'].map(() => '0.1').concat('1.0', ...Array<string>(4).fill('0.1')),
    )
  })

  test('of silence is nothing, and of no sound at all no part', () => {
    expect(loudnessOf([new Float32Array(100)], 4)).toEqual([0, 0, 0, 0])
    expect(loudnessOf([], 4)).toEqual([])
    expect(loudnessOf([new Float32Array(0)], 4)).toEqual([])
  })

  test('is said by its loudest stretches, in the order of time', () => {
    const loudness = Array.from({ length: 100 }, (_, at) => ((at >= 10 && at < 15) || at === 50 ? 1 : 0.1))
    expect(loudParts(loudness, 200)).toEqual([
      { from: 20, to: 30 },
      { from: 100, to: 102 },
    ])
    expect(loudParts(Array<number>(100).fill(0.9), 200)).toEqual([])
    expect(loudParts(Array<number>(100).fill(0), 200)).toEqual([])
  })

  test.each([
    [0, '0:00'],
    [9.9, '0:09'],
    [134, '2:14'],
    [3723, '1:02:03'],
  ])('%d seconds are %s', (seconds, says) => {
    expect(clockOf(seconds)).toBe(says)
  })
})
