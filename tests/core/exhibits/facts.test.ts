import { mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codeOf, keep, record } from '../../support/say.ts'
import { jpegWithEverything, SPOKEN } from '../../support/speaking-pictures.ts'
import { tempVault } from '../../support/temp-vault.ts'

const PHOTO = readFileSync('tests/support/files/landscape.jpg')

describe('what is known of a file', () => {
  test('is said in words: when it was kept, how, for which incidents, and how large it is seen', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const exhibit = await keep(vault, 'photo.jpg', PHOTO)
    await record(api, caseId, { title: 'The car park' }, { exhibits: [exhibit] })
    const read = () => api.exhibits.read({ exhibit, case: caseId })
    expect((await read()).sizePx).toBeNull()
    await api.exhibits.makeMosaics({})
    const { kept, source, incidents, sizePx, label, mosaic } = await read()
    expect([kept, source, label]).toEqual(['12 March 2026, 14:05', 'file', null])
    expect(incidents.map(({ title }) => title)).toEqual(['The car park'])
    expect(sizePx).toEqual({ width: 1200, height: 800 })
    expect(mosaic?.columns).toBe(16)
  })

  test('names the folder that it came from last, and nothing of the path to it', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const folder = join(vault.folder, 'Downloads')
    mkdirSync(folder)
    const exhibit = await keep(vault, 'a.txt', 'one')
    const before = (await api.exhibits.read({ exhibit, case: caseId })).folder
    expect(before).toBe(basename(vault.folder))
    await keep(vault, join('Downloads', 'a.txt'), 'one')
    expect((await api.exhibits.read({ exhibit, case: caseId })).folder).toBe('Downloads')
  })

  test('of what is not there, or was erased, is a named error', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const exhibit = await keep(vault, 'a.txt', 'one')
    await api.exhibits.erase({ exhibit, reason: 'asked to' })
    expect(await codeOf(api.exhibits.read({ exhibit, case: caseId }))).toBe('Erased')
    expect(await codeOf(api.exhibits.metadata({ exhibit: '5'.repeat(32) }))).toBe('NotFound')
  })
})

describe('what a file says of itself', () => {
  test('is found by kind and by its own words, what locates or identifies first', async () => {
    const vault = await tempVault()
    const exhibit = await keep(vault, 'photo.jpg', jpegWithEverything(PHOTO))
    const { tells, found } = await vault.api.exhibits.metadata({ exhibit, words: true })
    expect(tells).toEqual(['place', 'device', 'person', 'thumbnail'])
    const kinds = found.map(({ kind }) => kind)
    expect(kinds[0]).toBe('place')
    expect(kinds.lastIndexOf('person')).toBeLessThan(kinds.indexOf('other'))
    const says = found.map((detail) => detail.says).join('\n')
    for (const words of [SPOKEN.make, SPOKEN.model, SPOKEN.owner]) expect(says).toContain(words)
  })

  test('of a bare picture and of a text is nothing that identifies', async () => {
    const vault = await tempVault()
    const bare = await keep(vault, 'photo.jpg', PHOTO)
    const text = await keep(vault, 'a.txt', 'Author: somebody')
    expect((await vault.api.exhibits.metadata({ exhibit: bare })).tells).toEqual([])
    expect(await vault.api.exhibits.metadata({ exhibit: text, words: true })).toEqual({
      tells: [],
      count: 0,
      found: [],
    })
  })

  test('of a damaged picture is nothing, and no error', async () => {
    const vault = await tempVault()
    const exhibit = await keep(vault, 'cut.jpg', jpegWithEverything(PHOTO).subarray(0, 300))
    expect((await vault.api.exhibits.metadata({ exhibit, words: true })).found.length).toBeLessThan(20)
  })
})

test('custody as it is shown gathers the openings, and says when the file was checked last', async () => {
  const vault = await tempVault()
  const { api, host } = vault
  const exhibit = await keep(vault, 'photo.jpg', PHOTO)
  await api.exhibits.open({ exhibit })
  const again = await vault.reopen()
  host.clock.set('2026-03-14T09:00:00.000Z')
  await again.exhibits.open({ exhibit })
  expect((await again.custody.read({ exhibit })).checked).toBeNull()
  await again.exhibits.verify({ exhibit })
  const { lines, checked, wentOut } = await again.custody.read({ exhibit })
  expect(lines.map(({ what, when }) => [what, when])).toEqual([
    ['Kept, from a file chosen by the writer, with Holdfast 0.0.0-test', '12 March 2026, 14:05'],
    ['Opened by the writer in the software', '12 March 2026 and 14 March 2026'],
    ['Read again and compared: unchanged', '14 March 2026, 09:00'],
  ])
  expect([checked, wentOut]).toEqual([{ when: '14 March 2026, 09:00', unchanged: true }, []])
})
