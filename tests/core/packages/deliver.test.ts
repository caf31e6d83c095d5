import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { deliver, takeBack } from '../../../src/core/packages/deliver.ts'
import { openZip } from '../../../src/core/packages/zip-source.ts'
import { verifyPackage } from '../../../src/core/packages/verify.ts'
import type { PackageInput } from '../../../src/core/packages/package-input.ts'
import { needs } from '../../support/judges.ts'
import { madeUpInput, newFolder } from './sample-package.ts'

const NAME = 'HF-7K3Q-2-police-2026-03-12'
const PDF = 'Evidence-bundle-HF-7K3Q-2.pdf'
const root = newFolder()
afterAll(() => rmSync(root, { recursive: true }))

function emptyFolder(name: string): string {
  const folder = join(root, name)
  mkdirSync(folder)
  return folder
}

describe('a package as two files', () => {
  it('is the bundle beside one zip of everything, and nothing else', async () => {
    const into = emptyFolder('two')
    const { names, open, written } = await deliver(into, NAME, 'two-files', madeUpInput())
    expect({ names, open }).toEqual({ names: [PDF, `${NAME}.zip`], open: PDF })
    expect(readdirSync(into).toSorted()).toEqual([PDF, `${NAME}.zip`].toSorted())
    const zip = join(into, `${NAME}.zip`)
    expect((await verifyPackage(zip)).ok).toBe(true)
    const source = await openZip(zip)
    const inside = source.list().map((file) => file.name)
    await source.close()
    expect(inside.toSorted()).toEqual(written.files.map(({ name }) => `${NAME}/${name}`).toSorted())
    expect(readFileSync(join(into, PDF), 'utf8')).toBe('%PDF-1.7 made up')
  })

  it('is taken back whole, and nothing beside it', async () => {
    const into = emptyFolder('back')
    writeFileSync(join(into, 'theirs.txt'), 'x')
    await takeBack(into, await deliver(into, NAME, 'two-files', madeUpInput()))
    await takeBack(into, await deliver(into, NAME, 'folder', madeUpInput()))
    expect(readdirSync(into)).toEqual(['theirs.txt'])
  })

  it('is the same package, byte for byte, as in its folder', async () => {
    const [one, other] = [emptyFolder('one'), emptyFolder('other')]
    const zipped = await deliver(one, NAME, 'two-files', madeUpInput())
    const { names, open, written } = await deliver(other, NAME, 'folder', madeUpInput())
    expect({ names, open }).toEqual({ names: [NAME], open: `01-${PDF}` })
    expect(written.manifestSha256).toBe(zipped.written.manifestSha256)
    expect(readdirSync(other)).toEqual([NAME])
  })

  it.skipIf(needs('sha256sum'))(
    'may hold a PDF with the name that a court asks for, in our check and in sha256sum',
    async () => {
      const into = emptyFolder('court')
      const court = 'K00BM123 Bennett v Persons Unknown Bundle A 2026-03-12.pdf'
      const input = madeUpInput()
      const named = { ...input, pdfs: [{ ...input.pdfs[0], name: court }] as const }
      await deliver(into, NAME, 'folder', named)
      expect((await verifyPackage(join(into, NAME))).ok).toBe(true)
      const said = execFileSync('sha256sum', ['-c', 'tagmanifest-sha256.txt'], { cwd: join(into, NAME) })
      expect(said.toString()).toContain(`${court}: OK`)
    },
  )

  it.each([PDF, `${NAME}.zip`])('never takes the place of a file that is there: %s', async (name) => {
    const into = emptyFolder(`taken-${name}`)
    writeFileSync(join(into, name), 'mine')
    await expect(deliver(into, NAME, 'two-files', madeUpInput())).rejects.toMatchObject({
      code: 'CannotWrite',
    })
    expect(readdirSync(into)).toEqual([name])
    expect(readFileSync(join(into, name), 'utf8')).toBe('mine')
  })

  it('leaves nothing when it is cancelled, wherever that is', async () => {
    const into = emptyFolder('cancelled')
    // The signal is asked before each file and at each piece: it fires a little later every time.
    let fired = 0
    for (let asks = 1; asks < 2000; asks += 17) {
      const input: PackageInput = { ...madeUpInput(), signal: firesAfter(asks) }
      try {
        await deliver(into, NAME, 'two-files', input)
        break
      } catch (error) {
        expect(error).toMatchObject({ code: 'Cancelled' })
        expect(readdirSync(into)).toEqual([])
        fired += 1
      }
    }
    expect(fired).toBeGreaterThan(5)
    expect(existsSync(join(into, `${NAME}.zip`))).toBe(true)
  })

  it('says so when the folder cannot be written to', async () => {
    await expect(deliver(join(root, 'nowhere'), NAME, 'two-files', madeUpInput())).rejects.toMatchObject({
      code: 'CannotWrite',
    })
  })
})

function firesAfter(asks: number): AbortSignal {
  let left = asks
  return {
    get aborted() {
      left -= 1
      return left < 0
    },
  } as AbortSignal
}
