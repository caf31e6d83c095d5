import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writePackage } from '../../../src/core/packages/write-package.ts'
import { madeUpInput, newFolder } from './sample-package.ts'

test('a large PDF is written whole, and its memory is free before the next is made', async () => {
  const bytes = new Uint8Array(20_000_000).fill(0x41)
  const input = madeUpInput()
  const [pdf] = input.pdfs
  const path = join(newFolder(), 'p')
  await writePackage(path, { ...input, pdfs: [{ ...pdf, make: () => Promise.resolve(bytes) }] })
  expect(readFileSync(join(path, pdf.name)).equals(Buffer.alloc(20_000_000, 0x41))).toBe(true)
  expect(bytes.buffer.byteLength).toBe(0)
})
