import { expect, test } from 'vitest'
import { disclosureInput } from '../../../src/contract/disclosure.ts'
import type { IncidentFields } from '../../../src/contract/records.ts'
import { chooseForBundle } from '../../../src/core/bundles/choose.ts'
import { readProfile } from '../../../src/core/bundles/profile.ts'
import { withheldFrom } from '../../../src/core/bundles/withheld.ts'
import { findCase } from '../../../src/core/cases/queries.ts'
import { toHex } from '../../../src/core/crypto/bytes.ts'
import { sha256 } from '../../../src/core/crypto/hash.ts'
import { openCore } from '../../support/core-vault.ts'
import { tempVault } from '../../support/temp-vault.ts'
import { token } from '../../support/vault-host.ts'

const POST =
  'This same long post came again and again under each of the videos of the clinic, word for word, '
const OWN =
  'and only once it said something about the kindergarten behind the church that nobody else should read.'

test('what must stand nowhere is what was left out and covered, and nothing that the bundle gives anyway', async () => {
  const { api, caseId, path, host, file } = await tempVault()
  const { files } = await api.exhibits.add({
    case: caseId,
    files: [token(file('quokka-diary.txt', 'a diary')), token(file('given-picture-1.txt', 'given'))],
  })
  const [diary, given] = files.map((one) => ('kept' in one ? one.kept.exhibit : null))
  const record = async (fields: IncidentFields, exhibit: typeof diary) =>
    (
      await api.incidents.record({
        case: caseId,
        fields,
        exhibits: exhibit === null || exhibit === undefined ? [] : [exhibit],
      })
    ).incident
  const included = await record(
    { title: 'Comment, again', words: `${POST}0161 496 0707`, effect: 'numbat-effect', place: 'Mill Lane' },
    given,
  )
  const excluded = await record(
    {
      title: 'COMMENT  again',
      words: POST + OWN,
      saw: 'Voicemail',
      channel: 'voicemail',
      place: 'Crocodile',
      account: 'Not signed',
    },
    diary,
  )
  await api.notes.write({ incident: excluded, text: 'ask the solicitor about the zebra' })
  await api.vault.lock({})
  const { vault } = await openCore({ path, host })
  const disclosure = {
    include: disclosureInput.include.parse([included]),
    exclude: disclosureInput.exclude.parse({}),
    redact: disclosureInput.redact.parse({
      incidents: [{ incident: included, words: [{ words: 'Mill', class: 'personal' }] }],
    }),
  }
  const profile = readProfile('resources', 'internal')
  const ask = { case: findCase(vault.reads, caseId)!, recipient: 'x', purpose: 'y', profile, disclosure }
  const chosen = chooseForBundle(vault, caseId, profile, disclosure)
  const withheld = withheldFrom(vault, ask as never, { chosen, labelled: [], renditions: new Map() })
  const { texts } = withheld
  expect(texts).toEqual(
    expect.arrayContaining([
      'Mill',
      'numbat-effect',
      'quokka-diary.txt',
      'ask the solicitor about the zebra',
    ]),
  )
  expect(texts.join(' ')).toContain('kindergarten behind the church')
  expect(texts.some((text) => POST.includes(text))).toBe(false)
  expect(texts.filter((text) => /comment|voicemail|crocodile|given-picture|not signed/i.test(text))).toEqual(
    [],
  )
  expect(withheld.hashesHex).toEqual([toHex(sha256(Buffer.from('a diary')))])
})
