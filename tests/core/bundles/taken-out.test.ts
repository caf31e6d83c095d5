import { describe, expect, test } from 'vitest'
import { disclosureInput } from '../../../src/contract/disclosure.ts'
import type { ExhibitId, IncidentId, Seq } from '../../../src/contract/ids.ts'
import { chooseForBundle } from '../../../src/core/bundles/choose.ts'
import { disclosedEntries } from '../../../src/core/bundles/disclosed-entries.ts'
import { readProfile } from '../../../src/core/bundles/profile.ts'
import { openCore } from '../../support/core-vault.ts'
import { keep, record } from '../../support/say.ts'
import { tempVault, type TempVault } from '../../support/temp-vault.ts'

/** Another patient's letter was put to the call, and taken out; it belongs to the visit. */
async function written(made: TempVault) {
  const letter = await keep(made, 'letter.txt', 'of another matter')
  const post = await keep(made, 'post.txt', 'the post')
  const call = await record(made.api, made.caseId, { title: 'A call' }, { exhibits: [letter, post] })
  const visit = await record(made.api, made.caseId, { title: 'A visit' }, { exhibits: [letter] })
  await made.api.exhibits.unlink({ incident: call, exhibits: [letter] })
  return { letter, post, call, visit }
}

/** What a bundle of these incidents holds of files, and of the lines that put files to incidents. */
async function bundleOf(made: TempVault, include: readonly IncidentId[]) {
  await made.api.vault.lock({})
  const { vault } = await openCore(made)
  const profile = readProfile('resources', 'police')
  const disclosure = {
    include: [...include],
    exclude: disclosureInput.exclude.parse({}),
    redact: disclosureInput.redact.parse({}),
    accounts: false,
  }
  const chosen = chooseForBundle(vault, made.caseId, profile, disclosure)
  const files: readonly ExhibitId[] = chosen.exhibits.map(({ id }) => id)
  const { entries } = disclosedEntries(vault, {
    chosen,
    profile,
    subjects: new Set<string>([...include, ...files]),
    redacted: new Set(),
    prepared: vault.ledger.size as Seq,
  })
  const types = entries.map(({ type }) => type).filter((type) => /^exhibit\.(un)?linked@1$/.test(type))
  const said = JSON.stringify(entries.map(({ seq }) => vault.ledger.read(seq).payload))
  return { files, types, said }
}

describe('a file that was taken out of an incident', () => {
  test('does not go out with it, and no line says that there was one', async () => {
    const made = await tempVault()
    const { letter, post, call } = await written(made)
    const { files, types, said } = await bundleOf(made, [call])
    expect(files).toEqual([post])
    expect(types).toEqual([])
    expect(said).not.toContain(letter)
  })

  test('goes out with another incident that it is in, and then the lines say so', async () => {
    const made = await tempVault()
    const { letter, post, call, visit } = await written(made)
    const { files, types } = await bundleOf(made, [call, visit])
    expect(files.toSorted()).toEqual([letter, post].toSorted())
    expect(types).toEqual(['exhibit.linked@1', 'exhibit.linked@1', 'exhibit.unlinked@1'])
  })
})
