import { createHash } from 'node:crypto'
import type { IncidentFields } from '../../src/contract/records.ts'

/** What both golden vaults hold (see README.md in this folder). */
export const GOLDEN = {
  // The a and its two dots are two characters here: opening it takes NFC.
  passphrase: 'Ka\u0308se 知道 🧀 2026',
  recovery: {
    'vault-v1.holdfast': 'D93E-39CE-SVE0-0XND-6V3G-QZJ5-31KD-WS1Z-3RA6',
    'vault-v1-floor.holdfast': 'HDSW-5W9G-V0NW-9264-756Q-C1JE-1TKJ-6HET-FDT3',
  },
  caseName: 'Golden',
  modifiedAt: new Date('2026-11-20T08:30:00.000Z'),
  /** The third one was erased. */
  files: [
    { name: 'Brief — 手紙.txt', length: 300 },
    { name: 'empty', length: 0 },
    { name: 'gone.bin', length: 50 },
    { name: 'data.bin', length: 3000 },
  ],
  happened: '2026-11-19T21:14',
  fields: {
    title: 'Comment under clinic video',
    channel: 'social-post',
    platform: 'VidShare',
    account: '@truth_seeker_88',
    words: 'I know where you park سأجدك 我们知道 🔪',
    private: 'my own address',
    effect: 'I did not sleep',
    witnesses: 'Sam at the front desk',
  } satisfies IncidentFields,
  amendedWords: 'I know where you park, and when',
  note: 'Privileged: asked the solicitor.',
} as const

/** The bytes of a golden file: SHA-256 of its name and a counter. */
export function goldenBytes(name: string, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, at) =>
    createHash('sha256').update(`${name} ${at}`).digest(),
  )
  return Buffer.concat(blocks).subarray(0, length)
}
