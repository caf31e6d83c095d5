import { describe, expect, test } from 'vitest'
import { openChromiumPrinter } from '../../../src/cli/chromium/printer.ts'
import type { ExhibitId } from '../../../src/contract/ids.ts'
import type { IncidentFields } from '../../../src/contract/records.ts'
import { needs } from '../../support/judges.ts'
import { tempVault } from '../../support/temp-vault.ts'
import { testHost, token } from '../../support/vault-host.ts'

const SECRET = 'afraid of the underpass at night'

describe.skipIf(needs('chromium'))('a package that is refused', () => {
  test('says to the screen which words stand where, and is made when they may stand there', async () => {
    const vault = await tempVault(testHost({ openPrinter: () => openChromiumPrinter() }))
    const { api, caseId, folder, file } = vault
    const { files } = await api.exhibits.add({
      case: caseId,
      files: [token(file('letter.txt', `Dear neighbour, I am ${SECRET}. Yours, A.`))],
    })
    const [kept] = files.flatMap((one) => ('kept' in one ? [one.kept.exhibit] : []))
    const record = async (fields: IncidentFields, exhibits: ExhibitId[]) =>
      (await api.incidents.record({ case: caseId, fields, exhibits })).incident
    const given = await record({ title: 'Letter to a neighbour', effect: SECRET }, [kept!])
    // We print these ourselves: on a page, in the title of a part, in the check page.
    await record({ title: 'Another time', place: 'At a glance', account: 'Not signed' }, [])
    const ask = {
      case: caseId,
      recipient: 'Northshire Police',
      purpose: 'To report',
      profile: 'police',
      include: [given],
      letThrough: 'all' as const,
      to: token(folder),
    }
    expect(await api.bundles.refused({ case: caseId })).toEqual({ findings: [] })
    const stopped: unknown = await api.bundles.seal(ask).catch((error: unknown) => error)
    expect(stopped).toMatchObject({ code: 'LeakFound' })
    expect(JSON.stringify([stopped, (stopped as Error).message, (stopped as Error).stack])).not.toContain(
      'underpass',
    )
    const { findings } = await api.bundles.refused({ case: caseId })
    const words = [{ words: SECRET, withheld: { as: 'part', class: 'health', incident: given } }]
    const pages = [expect.any(Number) as number]
    const place = { exhibit: kept, incident: null, pages, isInFile: true }
    expect(findings).toEqual([{ kind: 'withheld-words', where: 'the bundle, page 8', ...place, words }])

    await api.bundles.seal({ ...ask, mayStand: [SECRET.toUpperCase()] })
    expect(await api.bundles.refused({ case: caseId })).toEqual({ findings: [] })
  })
})
