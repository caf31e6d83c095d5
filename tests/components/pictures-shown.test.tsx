import { SHELL, show } from './page.tsx'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { ExhibitId } from '../../src/contract/ids.ts'
import { FIRST_PREFERENCES } from '../../src/contract/preferences.ts'
import { FilesScreen } from '../../src/renderer/features/files/FilesScreen.tsx'
import { IncidentScreen } from '../../src/renderer/features/incident/IncidentScreen.tsx'
import { filesText } from '../../src/renderer/texts/files.ts'
import { fileText } from '../../src/renderer/texts/file.ts'
import { incidentText } from '../../src/renderer/texts/incident.ts'
import { hideEverything } from '../../src/renderer/ui/use-revealed.ts'
import { makePng } from '../support/pictures.ts'
import { tempVault, type TempVault } from '../support/temp-vault.ts'
import { token } from '../support/vault-host.ts'

const PREFERENCES = SHELL['shell.preferences'] as object

afterEach(() => void (SHELL['shell.preferences'] = PREFERENCES))

const png = (grey: number) => makePng(8, 8, { type: 0 }, () => [grey])

/** A vault with these files, that notes what is opened and closed in it. */
async function vaultWith(names: readonly string[]) {
  const vault = await tempVault()
  const { api, caseId } = vault
  const files = names.map((name, at) => token(vault.file(name, name.endsWith('.png') ? png(at) : name)))
  const added = await api.exhibits.add({ case: caseId, files })
  const exhibits = added.files.flatMap((file) => ('kept' in file ? file.kept.exhibit : []))
  const open = new Set<string>()
  const noted: TempVault['api'] = {
    ...api,
    exhibits: {
      ...api.exhibits,
      open: async (input) => {
        const opened = await api.exhibits.open(input)
        open.add(opened.view)
        return opened
      },
      close: async (input) => {
        await api.exhibits.close(input)
        open.delete(input.view)
        return {}
      },
    },
  }
  const openings = async (exhibit: ExhibitId) =>
    (await api.custody.get({ exhibit })).lines.filter(({ type }) => type === 'exhibit.opened@1').length
  return { ...vault, api: noted, exhibits, open, openings }
}

const pictures = (): readonly HTMLImageElement[] => [...document.querySelectorAll('img')]
const shown = (): readonly string[] => pictures().map(({ alt }) => alt)
/** Nothing is fetched here: what main would serve is taken as drawn. */
const drawAll = (): void => pictures().forEach((picture) => fireEvent.load(picture))

async function showIncident(names: readonly string[]) {
  const vault = await vaultWith(names)
  const { api, caseId, exhibits } = vault
  const { incident } = await api.incidents.record({ case: caseId, fields: { title: 'Review' }, exhibits })
  const { user } = await show(vault, <IncidentScreen place={{ at: 'incident', incident }} />)
  await screen.findByRole('heading', { name: incidentText.filesHead(names.length) })
  return { ...vault, incident, user }
}

const button = (name: string) => screen.getByRole('button', { name })

describe('the pictures of an incident', () => {
  test('are neither in the page nor opened until they are revealed, and closed once they are hidden', async () => {
    const { exhibits, open, openings, user } = await showIncident(['one.png', 'notes.txt', 'two.png'])
    expect([shown(), open.size, ...(await Promise.all(exhibits.map(openings)))]).toEqual([[], 0, 0, 0, 0])
    await user.click(button(incidentText.reveal(2)))
    await waitFor(() => expect(shown()).toEqual(['Picture, File 1', 'Picture, File 3']))
    expect(pictures().map(({ src }) => src)).toEqual([...open].map((view) => `evidence://${view}/original`))
    expect(await Promise.all(exhibits.map(openings))).toEqual([1, 0, 1])
    await user.click(button(fileText.hide))
    expect(shown()).toEqual([])
    await waitFor(() => expect(open.size).toBe(0))
    expect(document.activeElement).toBe(button(incidentText.reveal(2)))
  })

  test('are hidden at once with everything else', async () => {
    const { user, open } = await showIncident(['one.png'])
    await user.click(button('Reveal'))
    await waitFor(() => expect(shown()).toEqual(['Picture, File 1']))
    act(hideEverything)
    expect(shown()).toEqual([])
    await waitFor(() => expect(open.size).toBe(0))
    expect(button('Reveal')).toBeDefined()
  })

  test('stay hidden where they came after the others were revealed', async () => {
    const { api, caseId, file, incident, user } = await showIncident(['one.png'])
    await user.click(button('Reveal'))
    await waitFor(() => expect(shown()).toHaveLength(1))
    const [late] = (await api.exhibits.add({ case: caseId, files: [token(file('late.png', png(9)))] })).files
    await api.exhibits.link({ incident, exhibits: 'kept' in late! ? [late.kept.exhibit] : [] })
    await user.click(button(incidentText.addTo(incidentText.tags)))
    await user.keyboard('late{Enter}')
    await screen.findByRole('heading', { name: incidentText.filesHead(2) })
    expect(shown()).toEqual(['Picture, File 1'])
    await user.click(button(fileText.hide))
    await user.click(button('Reveal both'))
    await waitFor(() => expect(shown()).toHaveLength(2))
  })

  test('are offered only where there are some', async () => {
    await showIncident(['notes.txt'])
    expect(screen.queryByRole('button', { name: /^Reveal/ })).toBeNull()
  })

  test('are opened a few at a time, each as soon as one before it is drawn', async () => {
    const { user, open } = await showIncident([1, 2, 3, 4, 5, 6, 7].map((number) => `${number}.png`))
    await user.click(button('Reveal all 7'))
    await waitFor(() => expect(shown()).toHaveLength(4))
    expect(open.size).toBe(4)
    drawAll()
    await waitFor(() => expect(shown()).toHaveLength(7))
    expect(open.size).toBe(7)
  })

  test('that cannot be drawn say so, and keep none that comes after them waiting', async () => {
    const { user } = await showIncident([1, 2, 3, 4, 5].map((number) => `${number}.png`))
    await user.click(button('Reveal all 5'))
    await waitFor(() => expect(shown()).toHaveLength(4))
    fireEvent.error(pictures()[0]!)
    await waitFor(() => expect(shown()).toEqual([2, 3, 4, 5].map((number) => `Picture, File ${number}`)))
    expect(screen.getByText(/^Holdfast cannot show this file/)).toBeDefined()
  })

  test('are shown unasked where the quiet view is off', async () => {
    SHELL['shell.preferences'] = { ...PREFERENCES, chosen: { ...FIRST_PREFERENCES, quietView: false } }
    const { user } = await showIncident(['one.png', 'two.png'])
    await waitFor(() => expect(shown()).toHaveLength(2))
    await user.click(button(fileText.hide))
    expect(shown()).toEqual([])
  })
})

async function showFiles(names: readonly string[]) {
  const vault = await vaultWith(names)
  await show(vault, <FilesScreen />)
  await screen.findByText(filesText.shown(names.length, names.length))
  const list = screen.getByRole('listbox', { name: filesText.files })
  list.focus()
  const down = (key: string, also = {}): void => void fireEvent.keyDown(list, { key, ...also })
  return { ...vault, list, down, letGo: () => void fireEvent.keyUp(list, { key: ' ' }) }
}

describe('a picture in the list of files', () => {
  test('is shown while Space is held on it, which is an opening, and closed when it is let go', async () => {
    const { down, letGo, exhibits, open, openings } = await showFiles(['one.png'])
    down(' ')
    await waitFor(() => expect(shown()).toEqual(['Picture, File 1']))
    expect(await openings(exhibits[0]!)).toBe(1)
    letGo()
    expect(shown()).toEqual([])
    await waitFor(() => expect(open.size).toBe(0))
  })

  const ENDS: readonly (readonly [string, (press: (key: string) => void) => void])[] = [
    ['the window is left', () => void fireEvent.blur(window)],
    ['everything is hidden', () => act(hideEverything)],
    ['Esc is pressed', (press) => press('Escape')],
    ['the keys move on', (press) => press('ArrowDown')],
  ]
  test.each(ENDS)('is hidden when %s, whatever the held key repeats', async (_name, end) => {
    const { down } = await showFiles(['one.png', 'two.png'])
    down(' ')
    await waitFor(() => expect(shown()).toHaveLength(1))
    end(down)
    expect(shown()).toEqual([])
    down(' ', { repeat: true })
    expect(document.querySelector('.peek')).toBeNull()
  })

  test('is what Space shows; any other file is opened by Enter alone', async () => {
    const { down, letGo, exhibits, openings } = await showFiles(['notes.txt'])
    down(' ')
    expect(screen.getAllByText(filesText.notShownHere)).toHaveLength(2)
    letGo()
    expect(screen.queryByText(filesText.notShownHere)).toBeNull()
    expect(await openings(exhibits[0]!)).toBe(0)
  })
})
