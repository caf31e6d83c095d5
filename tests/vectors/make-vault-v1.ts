// Made the golden vaults and vault-v1.json, once, on 22 November 2026. It is kept to show how, not to be run again:
// a released version's vault must open for ever as it was made then. Run with a folder to write into:
//   node tools/run.mjs tests/vectors/make-vault-v1.ts FOLDER
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contract } from '../../src/contract/index.ts'
import { KDF_BOUNDS } from '../../src/core/crypto/kdf.ts'
import { createHandlers } from '../../src/core/handlers.ts'
import { createClient } from '../../src/core/router.ts'
import { parseWhen } from '../../src/core/when/parse.ts'
import { argon2Kdf } from '../../src/core/workers/argon2-kdf.ts'
import { testClock, testHost, token, type TestHost } from '../support/vault-host.ts'
import { GOLDEN, goldenBytes } from './vault-v1-content.ts'

/** Bytes that look random and are the same each time: SHA-256 of a name and a counter. */
function countedRandom(name: string): { bytes(length: number): Uint8Array } {
  let counter = 0
  return {
    bytes: (length) => {
      const blocks = Array.from({ length: Math.ceil(length / 32) }, () =>
        createHash('sha256').update(`${name} ${counter++}`).digest(),
      )
      return Buffer.concat(blocks).subarray(0, length)
    },
  }
}

function client(host: TestHost) {
  return createClient(contract, createHandlers(host))
}

/** The content of the golden vault; `GOLDEN` says it once more for the test. */
async function fill(api: ReturnType<typeof client>, host: TestHost, folder: string): Promise<void> {
  const { case: made } = await api.cases.save({ name: GOLDEN.caseName, initials: 'AB', writer: 'A. Writer' })
  const file = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes)
    utimesSync(join(folder, name), GOLDEN.modifiedAt, GOLDEN.modifiedAt)
    return token(join(folder, name))
  }
  const files = GOLDEN.files.map(({ name, length }) => file(name, goldenBytes(name, length)))
  const { files: kept } = await api.exhibits.add({ case: made.id, files })
  await api.exhibits.add({
    case: made.id,
    files: [file('the same again.bin', goldenBytes('data.bin', 3000))],
  })
  const ids = kept.flatMap((outcome) => ('kept' in outcome ? [outcome.kept.exhibit] : []))
  const now = { nowMs: host.clock.nowMs(), zone: 'Europe/London' }
  const step = () => host.clock.advanceMs(90_000)
  step()
  const fields = { ...GOLDEN.fields, happened: parseWhen(GOLDEN.happened, now) }
  const { incident } = await api.incidents.record({
    case: made.id,
    fields,
    tags: ['work', '家'],
    exhibits: [ids[0]!],
  })
  step()
  await api.incidents.amend({
    incident,
    fields: { words: GOLDEN.amendedWords },
    reason: 'remembered-more',
    note: null,
  })
  await api.notes.write({ incident, text: GOLDEN.note })
  step()
  const second = await api.incidents.record({ case: made.id, fields: { title: 'Second' } })
  await api.incidents.link({ incident: second.incident, to: incident, relation: 'share-of' })
  const third = await api.incidents.record({
    case: made.id,
    fields: { title: 'Erased', effect: 'erased too' },
  })
  await api.incidents.erase({ incident: third.incident, reason: 'to show how it looks' })
  await api.exhibits.erase({ exhibit: ids[2]!, reason: 'to show how it looks' })
  step()
  await api.ledger.checkpoint({ purpose: 'words' })
  await api.vault.changePassphrase({ passphrase: GOLDEN.passphrase })
  await api.vault.lock({})
}

async function make(folder: string, name: string, host: TestHost): Promise<void> {
  const path = join(folder, name)
  rmSync(path, { force: true })
  const inputs = join(folder, 'inputs')
  mkdirSync(inputs, { recursive: true })
  const api = client(host)
  const made = await api.vault.create({ file: token(path), passphrase: 'the first one', withRecovery: true })
  await fill(api, host, inputs)
  rmSync(inputs, { recursive: true })
  process.stdout.write(`${name} ${made.recoveryCode}\n`)
}

const [folder = '.'] = process.argv.slice(2)
const clock = () => testClock('2026-11-22T09:00:00.000Z')
await make(folder, 'vault-v1.holdfast', testHost({ clock: clock(), random: countedRandom('vault-v1') }))
const shipped = argon2Kdf(new URL('../../src/core/workers/kdf-worker.ts', import.meta.url))
const floor = { ...shipped, choose: () => Promise.resolve(KDF_BOUNDS.least) }
const strong = testHost({ clock: clock(), random: countedRandom('vault-v1-floor'), kdf: floor })
await make(folder, 'vault-v1-floor.holdfast', strong)
