import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '../../../src/core/crypto/bytes.ts'
import { sha256 } from '../../../src/core/crypto/hash.ts'
import { verifyPackage } from '../../../src/core/packages/verify.ts'
import { writePackage } from '../../../src/core/packages/write-package.ts'
import { PAGE_PATH } from '../../../tools/build-check-page.ts'
import { filesIn, madeUpInput, newFolder } from './sample-package.ts'

const PAGE = '02-Check-this-package.html'
const page = readFileSync(PAGE_PATH)
const root = newFolder()
const [having, lacking] = [join(root, 'with'), join(root, 'without')]
beforeAll(async () => {
  await writePackage(having, { ...madeUpInput(), checkPage: page })
  await writePackage(lacking, { ...madeUpInput(), checkPage: null })
})
afterAll(() => rmSync(root, { recursive: true }))

const readMe = (place: string) => readFileSync(join(place, '00-READ-ME-FIRST.txt'), 'latin1')

describe('a package with the check page', () => {
  it('has it among the first three files, byte for byte, listed and signed', async () => {
    expect(filesIn(having).filter((name) => /^0\d-/.test(name))[2]).toBe(PAGE)
    expect(readFileSync(join(having, PAGE)).equals(page)).toBe(true)
    const list = readFileSync(join(having, 'tagmanifest-sha256.txt'), 'utf8')
    expect(list).toContain(`${toHex(sha256(page))}  ${PAGE}\n`)
    expect(await verifyPackage(having)).toMatchObject({ ok: true })
  })

  it('tells of it in the read-me, with the ways beside it that need no page', () => {
    const text = readMe(having).replaceAll('\r\n', '\n')
    expect(text).toMatch(/^[ -~\n]*$/)
    expect(text.split('\n').every((line) => line.length <= 72)).toBe(true)
    expect(text).toContain(`  ${PAGE}\n        Checks everything, on your own computer. Optional.\n`)
    expect(text).toContain(
      'WAS ANYTHING CHANGED?   Any one of these will tell.\n' +
        '  A  Browser, nothing to install, no internet\n' +
        `        Open ${PAGE} and drop this folder on it.\n` +
        '        Expect:  Everything matches.\n' +
        '        If your computer blocks HTML files from outside, use B or C.\n' +
        '  B  ',
    )
    expect(text.replaceAll('\n', ' ')).toContain(
      'The check page came with the files it checks, so somebody who changed them could have changed it. ' +
        'B and C use tools of your own.',
    )
  })

  it('and one without it says nothing of it', () => {
    expect(filesIn(lacking)).not.toContain(PAGE)
    expect(readMe(lacking)).not.toMatch(/02-Check|Browser|check page|Any one of these/)
    expect(readMe(lacking)).toContain('These are tools of your own')
  })
})
