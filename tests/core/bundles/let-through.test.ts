import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openChromiumPrinter } from '../../../src/cli/chromium/printer.ts'
import type { ExhibitId } from '../../../src/contract/ids.ts'
import { needs } from '../../support/judges.ts'
import { jpegWithEverything } from '../../support/speaking-pictures.ts'
import { tempVault, type TempVault } from '../../support/temp-vault.ts'
import { testHost, token } from '../../support/vault-host.ts'

const SHARED = join(import.meta.dirname, '../../../../shared/fixtures/image/DSCN0010.jpg')
const landscape = readFileSync('tests/support/files/landscape.jpg')
/** A real photo with a real position where the fixtures are here; else one made for this. */
const photo = existsSync(SHARED) ? readFileSync(SHARED) : jpegWithEverything(landscape)

const HOME = '/home/wilhelmina'

/** A case with a photo that says where it was taken, and a picture that says nothing. */
async function vaultWithPhoto(words: string): Promise<TempVault & { readonly photo: ExhibitId }> {
  const host = testHost({
    openPrinter: () => openChromiumPrinter(),
    identity: () => [HOME, 'wilhelmina', 'quagga-mbp'],
  })
  const vault = await tempVault(host)
  const paths = ['IMG_1.jpg', 'plain.jpg'].map((name) => join(vault.folder, name))
  writeFileSync(paths[0]!, photo)
  writeFileSync(paths[1]!, landscape)
  const { files } = await vault.api.exhibits.add({ case: vault.caseId, files: paths.map(token) })
  const exhibits = files.flatMap((file) => ('kept' in file ? [file.kept.exhibit] : []))
  await vault.api.incidents.record({
    case: vault.caseId,
    fields: { title: 'Photo of the door', words },
    exhibits,
  })
  return { ...vault, photo: exhibits[0]! }
}

const seal = ({ api, caseId, folder }: TempVault, letThrough?: 'all' | ExhibitId[]) =>
  api.bundles.seal({
    case: caseId,
    recipient: 'Practice manager',
    purpose: 'Staff safety',
    to: token(folder),
    ...(letThrough === undefined ? {} : { letThrough }),
  })

const statesOf = async ({ api }: TempVault) => (await api.bundles.list({})).bundles.map(({ state }) => state)
const packagesIn = ({ folder }: TempVault) => readdirSync(folder).filter((name) => name.includes('HF-'))

describe.skipIf(needs('chromium', 'pdfimages', 'exiftool', 'pdftotext'))('a photo with a position', () => {
  test('stops the export before anything is written, and goes out when the writer lets it', async () => {
    const vault = await vaultWithPhoto('visible-words')
    const stopped = await seal(vault).catch((error: unknown) => error)
    expect(stopped).toMatchObject({
      code: 'MetadataNotLetThrough',
      details: [expect.stringMatching(/^File 1: the place where it was taken, the device it was made with/)],
    })
    expect(await statesOf(vault)).toEqual([])
    expect(packagesIn(vault)).toEqual([])

    const sealed = await seal(vault, [vault.photo])
    const folder = join(vault.folder, sealed.folder)
    expect(readFileSync(join(folder, 'data/AB1.jpg')).equals(photo)).toBe(true)
    const pdfs = [
      join(folder, sealed.open),
      ...readdirSync(join(folder, 'other-copy')).map((name) => join(folder, 'other-copy', name)),
    ]
    expect(pdfs).toHaveLength(2)
    for (const [index, pdf] of pdfs.entries()) {
      const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replaceAll(
        /\s+/g,
        ' ',
      )
      expect(text).toMatch(
        /Files that carry details of their own: AB1 \(where it was taken; [^)]*\)\. The writer let them go with them\./,
      )
      execFileSync('pdfimages', ['-all', pdf, join(vault.folder, `image${index}`)])
    }
    const images = readdirSync(vault.folder).filter((name) => /^image.*\.jpg$/.test(name))
    expect(images.length).toBeGreaterThanOrEqual(3)
    for (const image of images) expect(saidBy(join(vault.folder, image)), image).toEqual([])
    const entries = readdirSync(join(folder, 'seal/entries')).map((name) =>
      readFileSync(join(folder, 'seal/entries', name), 'utf8'),
    )
    const prepared = entries.find((entry) => entry.includes('bundle.prepared@1'))
    expect(prepared).toContain('"letThrough":[{"details":["place","device"')
    expect((await vault.api.vault.check({})).ok).toBe(true)
  })
})

describe.skipIf(needs('chromium'))('a package that holds what it must not', () => {
  test('is taken away again, and the log says that it was abandoned', async () => {
    const vault = await vaultWithPhoto(`it was in ${HOME}/Desktop/letters`)
    const stopped = await seal(vault, 'all').catch((error: unknown) => error)
    expect(stopped).toMatchObject({ code: 'LeakFound' })
    const { details, message } = stopped as { details: string[]; message: string }
    expect(
      details.some((line) => /^a name or folder of this computer: the bundle, page \d+$/.test(line)),
    ).toBe(true)
    expect(`${message} ${details.join(' ')}`).not.toContain('wilhelmina')
    expect(packagesIn(vault)).toEqual([])
    expect(await statesOf(vault)).toEqual(['abandoned'])
  })
})

function saidBy(path: string): readonly string[] {
  const lines = execFileSync('exiftool', ['-a', '-ee3', '-U', '-G1', '-s', path], { encoding: 'utf8' })
  return lines
    .split('\n')
    .filter((line) => line !== '' && !/^\[(System|File|ExifTool|JFIF|Composite)\]/.test(line))
}
