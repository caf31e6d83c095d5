import { createHash } from 'node:crypto'
import * as nodeCrypto from 'node:crypto'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { argon2id as ourArgon2id } from '../../src/core/crypto/kdf.ts'
import { projection } from '../../src/core/events.ts'
import { openVault } from '../../src/core/vault/open.ts'
import { writeSnapshot } from '../../src/core/vault/snapshot.ts'
import { argon2Kdf } from '../../src/core/workers/argon2-kdf.ts'
import { keep, record } from '../support/say.ts'
import {
  apiFor,
  open,
  PASSPHRASE,
  someBytes,
  tempFolder,
  tempVault,
  type Api,
} from '../support/temp-vault.ts'
import { cheapKdf, testHost, token, type TestHost } from '../support/vault-host.ts'
import { readMemoryAgain, readVaultAgain, type Argon2id } from './second-reader.ts'
import { GOLDEN, goldenBytes } from './vault-v1-content.ts'

// The golden vaults of format version 1 are never made again: they must open for ever as they are.

const SUMS = {
  'vault-v1.holdfast': '531161c1f49c1603de741001f09c3b6dd1de905570e92d917709111d77868880',
  'vault-v1-floor.holdfast': '696aac2607d591386ddaab28da1608ad63eab56c5bdd382304f3c045621abfa6',
} as const
type Name = keyof typeof SUMS

const HERE = import.meta.dirname
const WORKER = new URL('../../src/core/workers/kdf-worker.ts', import.meta.url)
const KDFS = { 'vault-v1.holdfast': cheapKdf, 'vault-v1-floor.holdfast': argon2Kdf(WORKER) } as const
const NAMES = Object.keys(SUMS) as Name[]

/** Node has an Argon2id of its own from 24.7 on; before that the second reader borrows ours. */
const argon2id: Argon2id = (message, nonce, memory, passes) => {
  const { argon2Sync } = nodeCrypto
  if (typeof argon2Sync === 'function')
    return argon2Sync('argon2id', { message, nonce, memory, passes, parallelism: 1, tagLength: 32 })
  return Buffer.from(ourArgon2id(message, nonce, { memoryBytes: memory * 1024, passes }))
}

/** A copy to open: opening writes. */
function copyOf(name: Name): { readonly path: string; readonly host: TestHost } {
  const path = join(tempFolder(), name)
  copyFileSync(join(HERE, name), path)
  return { path, host: testHost({ kdf: KDFS[name] }) }
}

async function bytesOut(api: Api, exhibit: string, folder: string): Promise<Buffer> {
  const to = join(folder, `${exhibit}.out`)
  await api.exhibits.copy({ exhibit, to: token(to) })
  return readFileSync(to)
}

describe.each(NAMES)('the golden vault %s', (name) => {
  it('is the file that was made', () => {
    const sum = createHash('sha256')
      .update(readFileSync(join(HERE, name)))
      .digest('hex')
    expect(sum).toBe(SUMS[name])
  })

  it('opens with its passphrase and holds what it held', async () => {
    const { path, host } = copyOf(name)
    const api = apiFor(host)
    const status = await open(api, path, GOLDEN.passphrase)
    expect(status).toMatchObject({ readOnly: null, hasRecovery: true, generation: 2, warnings: [] })
    const { cases } = await api.cases.list({})
    expect(cases).toMatchObject([
      { name: GOLDEN.caseName, initials: 'AB', writer: 'A. Writer', incidents: 2 },
    ])
    const { items } = await api.timeline.page({})
    expect(items.map((item) => item.title)).toEqual([GOLDEN.fields.title, 'Second'])
    const incident = await api.incidents.get({ incident: items[0]!.incident })
    expect(incident.fields).toMatchObject({ ...GOLDEN.fields, words: GOLDEN.amendedWords })
    expect(incident.fields.happened).toMatchObject({ kind: 'minute', fromAt: '2026-11-19T21:14:00.000Z' })
    expect(incident.versions.map((version) => [version.class, version.reason, version.fields.words])).toEqual(
      [
        ['ordinary', null, GOLDEN.fields.words],
        ['personal', null, undefined],
        ['health', null, undefined],
        ['third-party', null, undefined],
        ['ordinary', 'remembered-more', GOLDEN.amendedWords],
      ],
    )
    expect(incident.tags).toEqual(['work', '家'])
    expect(incident.notes.map((note) => note.text)).toEqual([GOLDEN.note])
    const second = await api.incidents.get({ incident: items[1]!.incident })
    expect(second.links).toEqual([{ incident: second.id, to: incident.id, relation: 'share-of' }])
    await api.vault.lock({})
  })

  it('gives its files back byte for byte, and finds its words', async () => {
    const { path, host } = copyOf(name)
    const api = apiFor(host)
    await open(api, path, GOLDEN.passphrase)
    const [first, empty, , data] = GOLDEN.files
    for (const [number, file] of [[1, first] as const, [2, empty] as const, [4, data] as const]) {
      const { exhibit } = await api.exhibits.find({ name: String(number) })
      const shown = await api.exhibits.get({ exhibit })
      expect(shown).toMatchObject({ sizeBytes: file.length, keptAt: '2026-11-22T09:00:00.000Z' })
      expect(shown.intakes[0]).toMatchObject({ name: file.name, modifiedAt: GOLDEN.modifiedAt.toISOString() })
      const out = await bytesOut(api, exhibit, join(path, '..'))
      expect(Buffer.compare(out, goldenBytes(file.name, file.length))).toBe(0)
    }
    for (const query of ['park', 'truth_seek', '手紙', 'solicitor']) {
      expect((await api.search.find({ query })).results.length, query).toBe(1)
    }
    expect((await api.search.find({ query: 'erased' })).results).toEqual([])
    await api.vault.lock({})
  })

  it('passes a full check, opens with its recovery code and takes new entries', async () => {
    const { path, host } = copyOf(name)
    const api = apiFor(host)
    const secret = { kind: 'recovery', code: GOLDEN.recovery[name].toLowerCase() } as const
    await api.vault.open({ file: token(path), secret })
    const checked = await api.vault.check({})
    expect(checked).toMatchObject({ ok: true, problems: [] })
    expect(checked.checked).toMatchObject({
      exhibits: 3,
      exhibitBytes: 3300,
      checkpoints: 1,
      headerCopies: 2,
    })
    const { cases } = await api.cases.list({})
    await record(api, cases[0]!.id, { title: 'new' })
    expect((await api.vault.check({})).ok).toBe(true)
    await api.vault.lock({})
  })

  it('is read alike by a reader that follows the document and shares no code', async () => {
    const second = readVaultAgain(join(HERE, name), { passphrase: GOLDEN.passphrase }, argon2id)
    const { path, host } = copyOf(name)
    const secret = { kind: 'passphrase', passphrase: GOLDEN.passphrase } as const
    const { vault } = await openVault(path, secret, host, projection)
    try {
      const ours = [...vault.ledger.readFrom(0)].map(
        ({ entry }) => entry && Buffer.from(entry.bytes).toString(),
      )
      expect(second.entries).toEqual(ours.slice(0, second.head.size))
      expect(second.entries.filter((entry) => entry === null).length).toBeGreaterThan(0)
      expect(second.header).toEqual(vault.header)
      for (const file of [GOLDEN.files[0], GOLDEN.files[1], GOLDEN.files[3]]) {
        const expected = goldenBytes(file.name, file.length)
        const sum = createHash('sha256').update(expected).digest('hex')
        const entry = second.entries.find(
          (text) => text?.includes(sum) && text.includes('exhibit.ingested@1'),
        )
        const { payload } = JSON.parse(entry!) as { payload: { exhibit: string } }
        expect(Buffer.compare(second.exhibit(payload.exhibit), expected)).toBe(0)
      }
    } finally {
      vault.abandon()
      second.close()
    }
  })
})

describe('the golden vault of the tests', () => {
  it('is refused by the password hash of the shipped hosts before anything is derived', async () => {
    const { path } = copyOf('vault-v1.holdfast')
    const api = apiFor(testHost({ kdf: KDFS['vault-v1-floor.holdfast'] }))
    await expect(open(api, path, GOLDEN.passphrase)).rejects.toMatchObject({ code: 'KdfOutOfBounds' })
  })
})

describe('the document, read by somebody else', () => {
  it('is enough to open a vault with its recovery code', () => {
    const name = 'vault-v1.holdfast'
    const second = readVaultAgain(join(HERE, name), { recoveryCode: GOLDEN.recovery[name] }, argon2id)
    expect(second.entries[0]).toContain('vault.created@1')
    second.close()
  })

  it('is enough for many chunks, the snapshot, the signing keys and what a computer remembers', async () => {
    const temp = await tempVault()
    const bytes = someBytes(2 * 1024 * 1024 + 5)
    const exhibit = await keep(temp, 'long.bin', bytes)
    await record(temp.api, temp.caseId, { title: 'in the snapshot' })
    await temp.api.vault.lock({})
    const secret = { kind: 'passphrase', passphrase: PASSPHRASE } as const
    const { vault } = await openVault(temp.path, secret, temp.host, projection)
    expect(await writeSnapshot(vault, () => Promise.resolve())).toBe(true)
    const { size } = vault.ledger.head
    await vault.lock()

    const second = readVaultAgain(temp.path, { passphrase: PASSPHRASE }, argon2id)
    expect(Buffer.compare(second.exhibit(exhibit), bytes)).toBe(0)
    const snapshot = second.snapshot()!
    expect(snapshot.description).toMatchObject({ size, model: projection.version })
    expect(snapshot.image.toString('latin1', 0, 16)).toBe('SQLite format 3\0')
    expect([...second.signingKeys].map(([name, key]) => [name, key.length > 31])).toEqual([
      ['log', true],
      ['manifest', true],
      ['pdf', true],
    ])
    const [[name, record_] = ['', new Uint8Array()]] = [...temp.host.deviceMemory.records]
    const header = second.header as unknown as Parameters<typeof readMemoryAgain>[1]
    const remembered = readMemoryAgain(second.deviceKey, header, record_)
    expect(remembered.name).toBe(name)
    expect(remembered.memory).toEqual({
      generation: 1,
      root: second.head.root.toString('hex'),
      size: second.head.size,
    })
    second.close()
  })
})
