import { describe, expect, test } from 'vitest'
import { join } from 'node:path'
import { codeOf, keep, record } from '../../support/say.ts'
import { tempVault } from '../../support/temp-vault.ts'
import { token } from '../../support/vault-host.ts'

describe('the custody record of an exhibit', () => {
  test('is what the ledger says of it, in order, in plain words', async () => {
    const vault = await tempVault()
    const { api, caseId, folder, host } = vault
    const exhibit = await keep(vault, 'a.txt', 'the same bytes')
    const step = () => host.clock.advanceMs(60_000)
    step()
    await keep(vault, 'again.txt', 'the same bytes')
    step()
    const incident = await record(api, caseId, { title: 'x' })
    await api.exhibits.link({ incident, exhibits: [exhibit] })
    step()
    await api.exhibits.copy({ exhibit, to: token(join(folder, 'out.txt')) })
    step()
    await api.exhibits.verify({ exhibit })
    const { lines } = await (await vault.reopen()).custody.get({ exhibit })
    expect(lines.map((line) => [line.at.slice(14, 16), line.type, line.what])).toEqual([
      ['05', 'exhibit.ingested@1', 'Kept, from a file chosen by the writer, with Holdfast 0.0.0-test'],
      [
        '06',
        'exhibit.ingested-again@1',
        'The same bytes came again, from a file chosen by the writer; they are stored once',
      ],
      ['07', 'exhibit.linked@1', 'Linked to an incident'],
      ['08', 'exhibit.copied@1', 'A copy was written out of the vault by the writer'],
      ['09', 'exhibit.verified@1', 'Read again and compared: unchanged'],
    ])
    for (const line of lines) expect([line.by, line.purpose]).toEqual(['the writer', null])
    const seqs = lines.map((line) => line.seq)
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
  })

  test('is of that exhibit only, and never says what it was called', async () => {
    const vault = await tempVault()
    const one = await keep(vault, 'private-name.txt', 'one')
    const two = await keep(vault, 'other.txt', 'two')
    await vault.api.exhibits.verify({ exhibit: two })
    const { lines } = await vault.api.custody.get({ exhibit: one })
    expect(lines.map((line) => line.type)).toEqual(['exhibit.ingested@1'])
    expect(JSON.stringify(lines)).not.toContain('private-name')
  })

  test('of what is not there, or was erased, is a named error', async () => {
    const vault = await tempVault()
    const exhibit = await keep(vault, 'a.txt', 'one')
    expect(await codeOf(vault.api.custody.get({ exhibit: '5'.repeat(32) }))).toBe('NotFound')
    await vault.api.exhibits.erase({ exhibit, reason: 'asked to' })
    expect(await codeOf(vault.api.custody.get({ exhibit }))).toBe('Erased')
  })
})
