import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { allExhibits } from '../../src/core/exhibits/queries.ts'
import { sweepChunks } from '../../src/core/vault/passes.ts'
import type { Vault } from '../../src/core/vault/vault.ts'
import { folderApi, folderHost } from '../support/children/child-host.ts'
import { startCrashChild, type Ack, type Killed } from '../support/crash-child.ts'
import { PASSPHRASE, tempFolder } from '../support/temp-vault.ts'
import { checkAll, expectAcknowledged, expectSameBytes, openWhole, vaultIn } from '../support/whole-vault.ts'

const VAULTS = 20
const KILLS_EACH = 5
/** A big file is some 17 things said, a round of small ones and incidents some 15. */
const MOST_SAID = 45
const LONGEST_MS = 12
/** Where a kill falls is luck and the disk's speed: more vaults are killed until a third fell inside a write. */
const MOST_VAULTS = 3 * VAULTS

const tally = { kills: 0, insideWrite: 0, hotJournals: 0, files: 0, incidents: 0, bytes: 0 }

function count(killed: Killed): void {
  tally.kills++
  if (killed.wasInsideWrite) tally.insideWrite++
  if (killed.leftHotJournal) tally.hotJournals++
  tally.files += killed.acks.filter((ack) => ack.kind === 'file').length
  tally.incidents += killed.acks.filter((ack) => ack.kind === 'incident').length
}

async function newVault(): Promise<string> {
  const folder = tempFolder()
  const api = folderApi(join(folder, 'state'))
  await api.vault.create({ file: vaultIn(folder), passphrase: PASSPHRASE, withRecovery: false })
  await api.cases.save({ name: 'Millbrook', initials: 'AB' })
  await api.vault.lock({})
  return folder
}

/** Opens after a kill and holds that nothing is lost, nothing is half there and nothing stands in the way. */
async function expectWhole(folder: string, all: readonly Ack[], fresh: readonly Ack[]): Promise<void> {
  const vault = await openWhole(vaultIn(folder), PASSPHRASE, folderHost(join(folder, 'state')))
  try {
    expect(vault.readOnly).toBeNull()
    expect((await checkAll(vault)).problems).toEqual([])
    expectAcknowledged(vault, all)
    tally.bytes += expectSameBytes(vault, fresh)
    while (sweepChunks(vault));
    expect(keylessChunks(vault)).toBe(0)
  } finally {
    await vault.lock()
  }
}

/** Chunks of a file that was never finished: nothing can open them. */
function keylessChunks(vault: Vault): number {
  const sql = 'SELECT count(*) AS n FROM chunks WHERE exhibit NOT IN (SELECT exhibit FROM exhibit_keys)'
  return (vault.db.prepare(sql).get() as { n: number }).n
}

test('killed in the middle of a file whose first parts are committed: nothing of it can be read, and it is swept', async () => {
  const folder = await newVault()
  for (const moreSaid of [36, 45, 54]) {
    const killed = await startCrashChild(folder, 'huge', `h${moreSaid}`, PASSPHRASE).run(0, moreSaid)
    expect(killed.acks.filter((ack) => ack.kind === 'file')).toEqual([])
    const vault = await openWhole(vaultIn(folder), PASSPHRASE, folderHost(join(folder, 'state')))
    expect(keylessChunks(vault)).toBeGreaterThanOrEqual(16)
    expect(allExhibits(vault.reads)).toEqual([])
    await vault.lock()
    await expectWhole(folder, [], [])
  }
})

/** Kills a vault's writer again and again, and looks into the vault after each. */
async function killOften(name: string, isByChance = true): Promise<void> {
  const folder = await newVault()
  const acks: Ack[] = []
  let child = startCrashChild(folder, 'ingest', `${name}k0`, PASSPHRASE)
  for (let kill = 0; kill < KILLS_EACH; kill++) {
    const killed = isByChance
      ? await child.run(Math.random() * LONGEST_MS, Math.floor(Math.random() * MOST_SAID))
      : await child.runIntoWrite()
    count(killed)
    acks.push(...killed.acks)
    // Loads while this one is checked; it waits to be told before it opens anything.
    if (kill + 1 < KILLS_EACH) child = startCrashChild(folder, 'ingest', `${name}k${kill + 1}`, PASSPHRASE)
    await expectWhole(folder, acks, killed.acks)
  }
}

describe.sequential('killed while it keeps files and records incidents', () => {
  afterAll(() => void process.stdout.write(`kill test: ${JSON.stringify(tally)}\n`))

  for (let number = 1; number <= VAULTS; number++) {
    test(`vault ${number}: after each of ${KILLS_EACH} kills everything acknowledged is there`, () =>
      killOften(`v${number}`))
  }

  test('a third of the kills and more fall inside a write, and some leave a journal to roll back', async () => {
    const isEnough = () => tally.insideWrite >= tally.kills / 3 && tally.hotJournals > 0
    for (let number = VAULTS + 1; number <= MOST_VAULTS && !isEnough(); number++)
      await killOften(`v${number}`, false)
    expect(tally.kills).toBeGreaterThanOrEqual(VAULTS * KILLS_EACH)
    expect(tally.insideWrite).toBeGreaterThanOrEqual(tally.kills / 3)
    expect(tally.hotJournals).toBeGreaterThan(0)
    expect(tally.files).toBeGreaterThan(0)
    expect(tally.incidents).toBeGreaterThan(0)
  })
})
