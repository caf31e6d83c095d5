import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openChromiumPrinter } from '../../../src/cli/chromium/printer.ts'
import { contract } from '../../../src/contract/index.ts'
import { needs } from '../../support/judges.ts'
import { makePng } from '../../support/pictures.ts'
import { codeOf, keep, record, when } from '../../support/say.ts'
import { tempVault } from '../../support/temp-vault.ts'
import { testHost, token } from '../../support/vault-host.ts'

/** The files of a folder in which one of these words stands. */
function filesWith(folder: string, words: readonly string[]): readonly string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  return files
    .map((one) => join(one.parentPath, one.name))
    .filter((path) => words.some((word) => readFileSync(path).includes(word)))
}

const NONE = '0'.repeat(32)

describe.skipIf(needs('chromium'))('a hand-over', () => {
  async function sealedVault() {
    const vault = await tempVault(testHost({ openPrinter: () => openChromiumPrinter() }))
    const exhibit = await keep(vault, 'a.txt', 'the words')
    await record(vault.api, vault.caseId, { title: 'Letter' }, { exhibits: [exhibit] })
    const ask = {
      case: vault.caseId,
      recipient: 'Northshire Police',
      purpose: 'Report',
      to: token(vault.folder),
    }
    const sealed = await vault.api.bundles.seal(ask)
    return { ...vault, vault, exhibit, sealed }
  }

  test('is told of before something in it is erased: to whom it went, and when', async () => {
    const { vault, api, sealed, exhibit, caseId } = await sealedVault()
    const [item] = (await api.timeline.page({ case: caseId })).items
    const other = await record(api, caseId, { title: 'not in it' })
    const made = { id: sealed.id, recipient: 'Northshire Police', handedOver: null }
    expect((await api.erasures.handedOver({ exhibit })).bundles).toMatchObject([made])
    const fields = { method: 'post', when: when('2026-03-12') } as const
    await api.handovers.record({ bundle: sealed.bundle, ...fields })
    const again = await vault.reopen()
    const given = await again.erasures.handedOver({ incident: item!.incident })
    const handedOver = 'Thursday 12 March 2026, time not known'
    expect(given.bundles).toMatchObject([{ ...made, handedOver }])
    expect((await again.erasures.handedOver({ incident: other })).bundles).toEqual([])
  })

  test('is written down with who took it and what they said, corrected with a reason, and listed', async () => {
    const { vault, api, sealed, exhibit, host } = await sealedVault()
    const { bundle, id } = sealed
    expect((await api.handovers.list({})).notRecorded.map((one) => [one.id, one.recipient])).toEqual([
      [id, 'Northshire Police'],
    ])
    const how = {
      method: 'in-person',
      when: when('2026-03-12T16:30'),
      receivedBy: 'PC Shah',
      place: 'Central station',
    } as const
    const { handover } = await api.handovers.record({
      bundle,
      ...how,
      said: { number: 'PC 4471', words: 'We will call.' },
    })
    host.clock.advanceMs(60_000)
    await api.handovers.addSaid({ handover, said: { reference: '20/123456/26' } })
    const amended = {
      handover,
      fields: { when: when('unknown'), method: 'post' },
      reason: 'wrong-date',
      note: null,
    } as const
    await api.handovers.amend(amended)

    const scan = await keep(
      vault,
      'receipt.png',
      makePng(4, 4, { type: 0 }, () => [9]),
      vault.caseId,
    )
    const json = await keep(vault, 'receipt.json', '{"ref":"20/123456/26"}', vault.caseId)
    expect(await api.handovers.keepReceipt({ bundle, exhibit: scan })).toMatchObject({ kind: 'page' })
    const second = await api.handovers.keepReceipt({ bundle, exhibit: json })
    expect(second.kind).toBe('file')
    expect(await api.handovers.keepReceipt({ bundle, exhibit: json })).toEqual(second)
    expect((await api.exhibits.inbox({ case: vault.caseId })).exhibits).toEqual([])

    const again = await vault.reopen()
    const { handovers, notRecorded } = await again.handovers.list({})
    expect(notRecorded).toEqual([])
    expect(handovers).toMatchObject([
      {
        ...how,
        id,
        method: 'post',
        when: when('unknown'),
        recipient: 'Northshire Police',
        purpose: 'Report',
        said: [{ number: 'PC 4471', words: 'We will call.' }, { reference: '20/123456/26' }],
        corrections: [{ reason: 'wrong-date', note: null }],
        receipts: [
          { exhibit: scan, kind: 'page', number: 2 },
          { exhibit: json, kind: 'file', number: 3 },
        ],
        checkpoint: { size: sealed.checkpoint.size, words: sealed.checkpoint.words },
      },
    ])

    const { lines } = await again.custody.get({ exhibit })
    const told = lines.filter(({ type }) => /handed-over|handover|receipt/.test(type))
    expect(told.map(({ at: _at, seq: _seq, by: _by, ...line }) => line)).toEqual([
      {
        type: 'bundle.handed-over@1',
        what: `Handed over in person in bundle ${id}, Thursday 12 March 2026, 16:30`,
        purpose: 'Report',
        releasedBy: 'the writer',
        receivedBy: 'PC Shah',
        location: 'Central station',
      },
      {
        type: 'handover.answered@1',
        what: `What was said when bundle ${id} was received was written down`,
        purpose: 'Report',
      },
      {
        type: 'handover.amended@1',
        what: `How bundle ${id} was handed over was corrected, by post, date not known`,
        purpose: 'Report',
      },
      { type: 'receipt.imported@1', what: `The receipt of bundle ${id} was kept`, purpose: 'Report' },
      { type: 'receipt.imported@1', what: `The receipt of bundle ${id} was kept`, purpose: 'Report' },
    ])
    const seqs = lines.map(({ seq }) => seq)
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
    const own = await again.custody.get({ exhibit: json })
    expect(own.lines.map(({ type }) => type)).toEqual(['exhibit.ingested@1', 'receipt.imported@1'])

    // A later bundle of the same exhibit tells nothing of it.
    const ask = {
      case: vault.caseId,
      recipient: 'Practice manager',
      purpose: 'Safety',
      to: token(vault.folder),
    }
    const later = await again.bundles.seal(ask)
    const report = await again.packages.verify({ from: token(`${vault.folder}/${later.folder}`) })
    expect(report.ok).toBe(true)
    expect(
      filesWith(`${vault.folder}/${later.folder}`, ['PC 4471', 'PC Shah', '20/123456/26', 'Central station']),
    ).toEqual([])
    await again.exhibits.erase({ exhibit: scan, reason: 'by mistake' })
    expect((await again.handovers.list({})).handovers[0]?.receipts[0]).toMatchObject({
      exhibit: scan,
      number: null,
    })
  })

  test('is of a finished bundle, says something, and corrects something', async () => {
    const vault = await tempVault()
    const { api } = vault
    const exhibit = await keep(vault, 'x.txt', 'x')
    const ask = { bundle: NONE, method: 'post', when: when('2026-03-12') } as const
    expect(await codeOf(api.handovers.record(ask))).toBe('NotFound')
    expect(await codeOf(api.handovers.addSaid({ handover: NONE, said: { name: 'x' } }))).toBe('NotFound')
    expect(await codeOf(api.handovers.keepReceipt({ bundle: NONE, exhibit }))).toBe('NotFound')
    expect(await codeOf(api.handovers.addSaid({ handover: NONE, said: {} }))).toBe('InvalidInput')
    const nothing = { handover: NONE, fields: {}, reason: 'other', note: null } as const
    expect(await codeOf(api.handovers.amend(nothing))).toBe('InvalidInput')
    expect(contract.handovers.record.input.safeParse({ ...ask, method: 'pigeon' }).success).toBe(false)
  })
})
