import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { isAppError } from '../../src/contract/errors.ts'
import type { Vault } from '../../src/core/vault/vault.ts'
import { folderApi, folderHost, seededToken } from '../support/children/child-host.ts'
import { startCrashChild, type Ack, type CrashMode, type Killed } from '../support/crash-child.ts'
import { PASSPHRASE, tempFolder } from '../support/temp-vault.ts'
import { checkAll, openWhole, vaultIn } from '../support/whole-vault.ts'

const KILLS = 6
/** Where a kill falls is luck and the machine's speed: there are more until one fell where it was to fall. */
const MOST_KILLS = 30
const MOST_MS = 300_000
const LONGEST_MS: Readonly<Record<CrashMode, number>> = {
  ingest: 0,
  huge: 0,
  passphrase: 120,
  keys: 150,
  snapshot: 200,
  backup: 300,
}
const FILES = 120

async function vaultWithFiles(): Promise<string> {
  const folder = tempFolder()
  const api = folderApi(join(folder, 'state'))
  await api.vault.create({ file: vaultIn(folder), passphrase: PASSPHRASE, withRecovery: false })
  const { case: made } = await api.cases.save({ name: 'Millbrook', initials: 'AB' })
  const tokens = Array.from({ length: FILES }, (_, i) => seededToken(`f${i}`, 100 + i * 37))
  await api.exhibits.add({ case: made.id, files: [...tokens, seededToken('big', 2_000_000)] })
  await api.vault.lock({})
  return folder
}

async function expectWhole(folder: string, path: string, passphrase: string): Promise<void> {
  const vault = await openWhole(path, passphrase, folderHost(join(folder, 'state')))
  await expectAll(vault)
}

async function expectAll(vault: Vault): Promise<void> {
  try {
    const { problems, checked } = await checkAll(vault)
    expect(problems).toEqual([])
    expect(checked.exhibits).toBe(FILES + 1)
  } finally {
    await vault.lock()
  }
}

async function opensWith(folder: string, passphrase: string): Promise<boolean> {
  try {
    const vault = await openWhole(vaultIn(folder), passphrase, folderHost(join(folder, 'state')))
    expect(vault.readOnly).toBeNull()
    await expectAll(vault)
    return true
  } catch (error) {
    if (isAppError(error, 'WrongPassphrase')) return false
    throw error
  }
}

/** The passphrase that was set for certain, and the one that was being set when the kill came. */
function passphrasesOf(acks: readonly Ack[], before: string): readonly [sure: string, maybe: string | null] {
  const said = acks.flatMap((ack) => ('passphrase' in ack ? [ack] : []))
  const sure = said.findLast((ack) => ack.kind === 'changed')?.passphrase ?? before
  const last = said.at(-1)
  return [sure, last?.kind === 'trying' ? last.passphrase : null]
}

/** Kills once, and gives the one passphrase that opens the vault afterwards. */
async function killChanging(
  folder: string,
  mode: 'passphrase' | 'keys',
  name: string,
  before: string,
): Promise<string> {
  const killed = await kill(folder, mode, name, before)
  const [sure, maybe] = passphrasesOf(killed.acks, before)
  const candidates = maybe === null ? [sure] : [sure, maybe]
  const opening: string[] = []
  for (const passphrase of candidates) if (await opensWith(folder, passphrase)) opening.push(passphrase)
  expect(opening).toHaveLength(1)
  return opening[0]!
}

const kills: Record<string, number> = {}
const insideWrite: Record<string, number> = {}

/** Kills a child at some moment, and one that comes after all of those inside a write. */
async function kill(folder: string, mode: CrashMode, name: string, passphrase = PASSPHRASE): Promise<Killed> {
  const child = startCrashChild(folder, mode, name, passphrase)
  const isByChance = (kills[mode] ?? 0) < KILLS
  const killed = await (isByChance ? child.run(Math.random() * LONGEST_MS[mode]) : child.runIntoWrite())
  kills[mode] = (kills[mode] ?? 0) + 1
  insideWrite[mode] = (insideWrite[mode] ?? 0) + (killed.wasInsideWrite ? 1 : 0)
  return killed
}

const isEnough = (at: number, found: number | undefined): boolean =>
  at >= MOST_KILLS || (at >= KILLS && (found ?? 0) > 0)

describe.sequential('killed in the middle of', () => {
  afterAll(
    () =>
      void process.stdout.write(
        `inside a write: ${JSON.stringify(insideWrite)} of ${JSON.stringify(kills)}\n`,
      ),
  )

  test.each(['passphrase', 'keys'] as const)(
    'replacing the %s: the old or the new one opens all of it',
    async (mode) => {
      const folder = await vaultWithFiles()
      let passphrase = PASSPHRASE
      for (let at = 0; !isEnough(at, insideWrite[mode]); at++)
        passphrase = await killChanging(folder, mode, `k${at}`, passphrase)
      expect(insideWrite[mode]).toBeGreaterThan(0)
    },
    MOST_MS,
  )

  test(
    'writing a snapshot: the vault opens with the old one, the new one or none',
    async () => {
      const folder = await vaultWithFiles()
      for (let at = 0; !isEnough(at, insideWrite['snapshot']); at++) {
        await kill(folder, 'snapshot', `s${at}`)
        await expectWhole(folder, vaultIn(folder), PASSPHRASE)
      }
      expect(insideWrite['snapshot']).toBeGreaterThan(0)
    },
    MOST_MS,
  )

  test(
    'a backup: what has its name is whole, and what is not whole does not have it',
    async () => {
      const folder = await vaultWithFiles()
      let unfinished = 0
      for (let at = 0; !isEnough(at, unfinished); at++) {
        const killed = await startCrashChild(folder, 'backup', `b${at}`, PASSPHRASE).run(
          Math.random() * LONGEST_MS.backup,
        )
        const names = readdirSync(folder).filter((name) => name.startsWith(`backup-b${at}-`))
        unfinished += names.filter((name) => name.includes('.unfinished')).length
        for (const name of names.filter((one) => one.endsWith('.holdfast')))
          await expectWhole(folder, join(folder, name), PASSPHRASE)
        for (const ack of killed.acks) if (ack.kind === 'backup') expect(existsSync(ack.to)).toBe(true)
        await expectWhole(folder, vaultIn(folder), PASSPHRASE)
      }
      expect(unfinished).toBeGreaterThan(0)
    },
    MOST_MS,
  )
})
