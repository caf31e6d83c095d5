import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openChromiumPrinter } from '../../../../src/cli/chromium/printer.ts'
import { toHex } from '../../../../src/core/crypto/bytes.ts'
import { sha256 } from '../../../../src/core/crypto/hash.ts'
import { needs } from '../../../support/judges.ts'
import { tempVault, type TempVault } from '../../../support/temp-vault.ts'
import { testHost, token } from '../../../support/vault-host.ts'

const vaultWithIncident = async (): Promise<TempVault> => {
  const vault = await tempVault(testHost({ openPrinter: () => openChromiumPrinter() }))
  const file = vault.file('a.txt', 'the words of the file')
  const { files } = await vault.api.exhibits.add({ case: vault.caseId, files: [token(file)] })
  const [first] = files
  if (first === undefined || !('kept' in first)) throw new Error('not kept')
  await vault.api.incidents.record({
    case: vault.caseId,
    fields: { title: 'Letter', saw: 'I found it on the mat.', effect: 'sleepless-quagga' },
    exhibits: [first.kept.exhibit],
  })
  return vault
}

describe.skipIf(needs('chromium', 'pdftotext'))('making a draft', () => {
  test('writes the file and one line in the log, gives no label, and is in no package', async () => {
    const { api, caseId, folder } = await vaultWithIncident()
    const to = join(folder, 'draft.pdf')
    const made = await api.bundles.draft({ case: caseId, profile: 'police', to: token(to) })
    const bytes = readFileSync(to)
    expect(made).toMatchObject({ withheld: 1, sha256: toHex(sha256(bytes)) })
    expect(made.blanks).toBeGreaterThan(5)
    const { checkpoint } = await api.bundles.seal({
      case: caseId,
      recipient: 'Northshire Police',
      purpose: 'Report',
      profile: 'police',
      to: token(folder),
    })
    const sealed = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    // The draft came before, and the first label was still free.
    expect(sealed.filter((name) => /data.AB1\.txt$/.test(name))).toHaveLength(1)
    const entries = sealed.filter((name) => /entries.\d+\.json$/.test(name))
    expect(entries.length).toBeGreaterThan(3)
    expect(entries.length).toBeLessThan(checkpoint.size)
    for (const name of entries) expect(readFileSync(join(folder, name), 'utf8')).not.toContain('draft.made')
    expect((await api.vault.check({})).ok).toBe(true)
  })

  test('takes over nothing that this recipient is not given', async () => {
    const { api, caseId, folder } = await vaultWithIncident()
    const to = join(folder, 'draft.pdf')
    await api.bundles.draft({ case: caseId, profile: 'police', to: token(to) })
    const text = execFileSync('pdftotext', [to, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ')
    expect(text).toContain('I found it on the mat.')
    expect(text).toContain('Not taken over: health information.')
    expect(text).not.toContain('quagga')
  })

  test('refuses a profile without a statement, a case without incidents and a file that is there', async () => {
    const { api, caseId, folder } = await vaultWithIncident()
    const to = join(folder, 'draft.pdf')
    const draft = (profile: string, id = caseId) => api.bundles.draft({ case: id, profile, to: token(to) })
    await expect(draft('internal')).rejects.toMatchObject({ code: 'InvalidInput' })
    const { case: empty } = await api.cases.save({ name: 'Empty' })
    await expect(draft('police', empty.id)).rejects.toMatchObject({ code: 'NothingToSeal' })
    expect(existsSync(to)).toBe(false)
    writeFileSync(to, 'mine')
    await expect(draft('police')).rejects.toMatchObject({ code: 'CannotWrite' })
    expect(readFileSync(to, 'utf8')).toBe('mine')
  })

  test('leaves nothing and notes nothing when it is cancelled', async () => {
    const { api, caseId, folder } = await vaultWithIncident()
    const before = readdirSync(folder)
    const { size } = await api.ledger.checkpoint({ purpose: 'words' })
    const stop = new AbortController()
    stop.abort()
    const going = api.bundles.draft(
      { case: caseId, profile: 'police', to: token(join(folder, 'draft.pdf')) },
      { signal: stop.signal, progress: () => undefined },
    )
    await expect(going).rejects.toMatchObject({ code: 'Cancelled' })
    expect(readdirSync(folder)).toEqual(before)
    const after = await api.ledger.checkpoint({ purpose: 'words' })
    // The first checkpoint is a line itself.
    expect(after.size).toBe(size + 1)
  })
})
