import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Decrypter } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { deliver } from '../../../src/core/packages/deliver.ts'
import { encryptPackage } from '../../../src/core/packages/encrypted-copy.ts'
import { randomWords } from '../../../src/core/crypto/random-words.ts'
import { verifyPackage } from '../../../src/core/packages/verify.ts'
import { needs } from '../../support/judges.ts'
import { madeUpInput, newFolder } from './sample-package.ts'

// The scrypt of age takes seconds by design.
vi.setConfig({ testTimeout: 240_000 })

const NAME = 'HF-7K3Q-2-police-2026-03-12'
const PASSPHRASE = 'anchor velvet sunset orbit maple riddle copper lantern'
const root = newFolder()
const folder = join(root, NAME)
const out = (name: string): string => join(root, name)
const never = { progress: () => undefined, signal: new AbortController().signal }

beforeAll(async () => {
  await deliver(root, NAME, 'folder', madeUpInput())
  mkdirSync(out('two'))
  await deliver(out('two'), NAME, 'two-files', madeUpInput())
})
afterAll(() => rmSync(root, { recursive: true }))

async function opened(path: string, passphrase = PASSPHRASE): Promise<Uint8Array> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  return decrypter.decrypt(readFileSync(path))
}

/** age asks on a terminal only: `script` gives it one. */
function openWithAge(path: string, to: string): Promise<number | null> {
  const child = spawn('script', ['-qec', `age -d -o '${to}' '${path}'`, '/dev/null'])
  let [said, isTold] = ['', false]
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    said += piece
    if (isTold || !said.includes('passphrase')) return
    isTold = true
    child.stdin.write(`${PASSPHRASE}\r`)
  })
  return new Promise((done) => void child.once('close', done))
}

describe('an encrypted copy of a package', () => {
  it('is the zip of two files, whether made of the folder or of the zip', async () => {
    const zip = readFileSync(join(out('two'), `${NAME}.zip`))
    const [fromFolder, fromZip] = [out('a.age'), out('b.age')]
    const made = await encryptPackage(folder, fromFolder, PASSPHRASE, never)
    await encryptPackage(join(out('two'), `${NAME}.zip`), fromZip, PASSPHRASE, never)
    expect(made).toMatchObject({ bundleId: 'HF-7K3Q-2', sizeBytes: readFileSync(fromFolder).length })
    expect(zip.equals(await opened(fromFolder))).toBe(true)
    expect(zip.equals(await opened(fromZip))).toBe(true)
    await expect(opened(fromFolder, `${PASSPHRASE} `)).rejects.toThrow()
    expect(readFileSync(fromFolder).includes('READ-ME')).toBe(false)
  })

  it.skipIf(needs('age') || process.platform !== 'linux')(
    'opens with age, and what comes out matches',
    async () => {
      await encryptPackage(folder, out('c.age'), PASSPHRASE, never)
      expect(readFileSync(out('c.age'), 'latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 18\n/)
      expect(await openWithAge(out('c.age'), out('c.zip'))).toBe(0)
      expect(await verifyPackage(out('c.zip'))).toMatchObject({ ok: true, bundleId: 'HF-7K3Q-2' })
    },
  )

  it('is never made of a PDF alone, nor of a package that does not verify', async () => {
    const pdf = join(folder, '01-Evidence-bundle-HF-7K3Q-2.pdf')
    const before = readdirSync(root)
    await expect(encryptPackage(pdf, out('d.age'), PASSPHRASE, never)).rejects.toMatchObject({
      code: 'NotAPackage',
    })
    const changed = join(newFolder(), NAME)
    cpSync(folder, changed, { recursive: true })
    writeFileSync(join(changed, 'data/AB1.png'), 'other')
    await expect(encryptPackage(changed, out('d.age'), PASSPHRASE, never)).rejects.toMatchObject({
      code: 'DamagedPackage',
    })
    expect(readdirSync(root)).toEqual(before)
  })

  it('does not stand in the package, where it would be a file that was added', async () => {
    for (const to of [join(folder, 'x.age'), join(folder, 'data', 'x.age'), folder]) {
      await expect(encryptPackage(folder, to, PASSPHRASE, never)).rejects.toMatchObject({
        code: 'InvalidInput',
      })
    }
    expect(existsSync(join(folder, 'x.age'))).toBe(false)
  })

  it('leaves nothing when it is cancelled', async () => {
    const before = readdirSync(root)
    const stop = new AbortController()
    const stages: string[] = []
    const progress = (_done: number, _total: number, what: string): void => {
      stages.push(what)
      if (what === 'opening it again') stop.abort()
    }
    const going = encryptPackage(folder, out('e.age'), PASSPHRASE, { progress, signal: stop.signal })
    await expect(going).rejects.toMatchObject({ code: 'Cancelled' })
    expect(stages).toEqual(['checking the package', 'encrypting', 'opening it again'])
    expect(readdirSync(root)).toEqual(before)
  })
})

describe('random words', () => {
  it('take each word of the list as often as any other', () => {
    const all = new Set<string>()
    for (let at = 0; at < 2048; at += 1) {
      all.add(randomWords({ bytes: () => Uint8Array.of(at >> 8, at & 255) }, 1))
    }
    expect(all.size).toBe(2048)
    expect(randomWords({ bytes: (length) => new Uint8Array(length) }, 8)).toBe(
      Array.from({ length: 8 }, () => 'abandon').join(' '),
    )
  })
})
