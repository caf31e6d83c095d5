import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openChromiumPrinter } from '../../../src/cli/chromium/printer.ts'
import { needs } from '../../support/judges.ts'
import { tempVault, type TempVault } from '../../support/temp-vault.ts'
import { testHost, token } from '../../support/vault-host.ts'

const ask = { recipient: 'Northshire Police', purpose: 'Report', profile: 'police' } as const
const textOf = (pdf: string): string => execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' })

async function vaultWithPhoto(): Promise<TempVault> {
  const vault = await tempVault(testHost({ openPrinter: () => openChromiumPrinter() }))
  const path = join(vault.folder, 'plain.jpg')
  writeFileSync(path, readFileSync('tests/support/files/landscape.jpg'))
  const { files } = await vault.api.exhibits.add({ case: vault.caseId, files: [token(path)] })
  const exhibits = files.flatMap((file) => ('kept' in file ? [file.kept.exhibit] : []))
  const fields = { title: 'Photo of the door', saw: 'A note on the door.', effect: 'I could not sleep.' }
  await vault.api.incidents.record({ case: vault.caseId, fields, exhibits })
  return vault
}

describe.skipIf(needs('chromium', 'pdftotext'))('the pages before anything is made', () => {
  test('are those that are sealed then, and the log says of them only that their files were opened', async () => {
    const { api, caseId, folder } = await vaultWithPhoto()
    const { entries } = await api.vault.status({})
    const proof = await api.bundles.proof({ case: caseId, ...ask })
    expect((await api.vault.status({})).entries).toBe(entries + 1)
    expect(proof.pdfs.length).toBe(1)
    writeFileSync(join(folder, 'proof.pdf'), proof.pdfs[0]!)
    const sealed = await api.bundles.seal({ case: caseId, ...ask, to: token(folder) })
    expect(proof.pages).toBe(sealed.pages)
    const seen = textOf(join(folder, 'proof.pdf'))
    expect(seen).toContain(sealed.id)
    expect(seen).toContain('A note on the door.')
    expect(seen).toMatch(/Exhibit [A-Z]{2}1/)
    expect(seen).not.toContain('could not sleep')
    expect(seen).not.toContain(sealed.checkpoint.words.join(' '))
    expect(readdirSync(folder)).toContain(sealed.folder)
  })

  test('bear the labels that the case asks for', async () => {
    const { api, caseId, folder } = await vaultWithPhoto()
    await api.cases.change({ case: caseId, changes: { labelForm: 'slash' } })
    const proof = await api.bundles.proof({ case: caseId, ...ask })
    writeFileSync(join(folder, 'proof.pdf'), proof.pdfs[0]!)
    expect(textOf(join(folder, 'proof.pdf'))).toMatch(/Exhibit [A-Z]{2}\/1/)
  })

  test('have a class that the profile leaves out when the writer gives it', async () => {
    const { api, caseId, folder } = await vaultWithPhoto()
    const given = { classes: ['ordinary', 'third-party', 'health'] as const }
    const proof = await api.bundles.proof({ case: caseId, ...ask, classes: [...given.classes] })
    writeFileSync(join(folder, 'proof.pdf'), proof.pdfs[0]!)
    expect(textOf(join(folder, 'proof.pdf'))).toContain('I could not sleep.')
  })
})

test('what could go in is counted without saying what was written', async () => {
  const { api, caseId } = await vaultWithPhoto()
  const { incidents, files } = await api.bundles.offered({ case: caseId })
  expect(incidents).toEqual([
    expect.objectContaining({ title: 'Photo of the door', classes: ['ordinary', 'health'], threat: false }),
  ])
  expect(files).toEqual([expect.objectContaining({ number: 1, name: 'plain.jpg', canCover: 'areas' })])
  expect(JSON.stringify({ incidents, files })).not.toContain('sleep')
  const exhibits = files.map(({ exhibit }) => exhibit)
  expect(await api.bundles.ownDetails({ exhibits })).toEqual({
    files: [{ exhibit: exhibits[0], details: expect.any(Array) }],
  })
})

test('every kind of recipient says what it is given and what it takes', async () => {
  const { api } = await tempVault(testHost())
  const { recipients } = await api.bundles.recipients({})
  expect(recipients.map(({ profile }) => profile)).toContain('police')
  for (const { classes, delivery } of recipients) {
    expect(classes).toContain('ordinary')
    expect(delivery.length).toBeGreaterThan(0)
  }
})
