import { describe, expect, test } from 'vitest'
import type { ExhibitId, IncidentId } from '../../../src/contract/ids.ts'
import type { HtmlPrinter } from '../../../src/core/ports/html-printer.ts'
import { ORIGINALS, writeCase } from '../../support/disclosure-case.ts'
import { tempVault } from '../../support/temp-vault.ts'
import { testHost, token } from '../../support/vault-host.ts'

/** Draws what it is told to, and would fail a print. */
const drawing: HtmlPrinter = {
  name: 'none',
  print: () => Promise.reject(new Error('nothing is printed here')),
  coverPicture: () => Promise.resolve({ pngBytes: ORIGINALS.png, widthPx: 120, heightPx: 80 }),
  close: () => Promise.resolve(),
}

describe('what cannot be covered or left out', () => {
  test('is refused before anything is written down', async () => {
    const vault = await tempVault(testHost({ openPrinter: () => Promise.resolve(drawing) }))
    const { api, caseId, file } = vault
    const { files, incidents } = await writeCase(vault)
    const pdf = await api.exhibits.add({ case: caseId, files: [token(file('a.pdf', '%PDF-1.7\n%%EOF\n'))] })
    const [first] = pdf.files
    if (first === undefined || !('kept' in first)) throw new Error('not kept')
    await api.exhibits.link({ incident: incidents[1], exhibits: [first.kept.exhibit] })
    const size = (await api.vault.check({})).checked.entries
    const ask = { case: caseId, recipient: 'x', purpose: 'y', to: token(vault.folder) }
    const covered = (exhibit: ExhibitId, area: object) => ({
      redact: {
        exhibits: [
          { exhibit, areas: [{ x: 0, y: 0, width: 1, height: 1, class: 'personal' as const, ...area }] },
        ],
      },
    })
    const words = (text: string) => [{ words: text, class: 'personal' as const }]
    const refused = [
      [covered(first.kept.exhibit, {}), 'CannotRedact'],
      [covered(files.chat, {}), 'CannotRedact'],
      [covered(files.png, { x: 120 }), 'NothingToCover'],
      [{ redact: { exhibits: [{ exhibit: files.png }] } }, 'NothingToCover'],
      [{ redact: { exhibits: [{ exhibit: files.chat, words: words('not in it') }] } }, 'NothingToCover'],
      [{ redact: { incidents: [{ incident: incidents[0], words: words('not in it') }] } }, 'NothingToCover'],
      [
        { redact: { incidents: [{ incident: incidents[0], words: words('numbat-effect') }] } },
        'NothingToCover',
      ],
      [{ ...covered(files.jpg, {}), include: [incidents[0]] }, 'NothingToCover'],
      [{ include: [incidents[0]], exclude: { incidents: [{ incident: incidents[0] }] } }, 'InvalidInput'],
      [{ include: ['ab'.repeat(16) as IncidentId] }, 'NotFound'],
      [{ exclude: { exhibits: [{ exhibit: 'ab'.repeat(16) as ExhibitId }] } }, 'NotFound'],
      [{ exclude: { incidents: incidents.map((incident) => ({ incident })) } }, 'NothingToSeal'],
    ] as const
    for (const [more, code] of refused)
      await expect(api.bundles.seal({ ...ask, ...(more as object) }), code).rejects.toMatchObject({ code })
    expect((await api.bundles.list({})).bundles).toEqual([])
    expect((await api.vault.check({})).checked.entries).toBe(size + 1)
  })
})
