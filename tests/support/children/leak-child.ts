import { mkdirSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { lookup } from 'node:dns/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FileToken } from '../../../src/contract/exhibits.ts'
import { openDatabase, type Db } from '../../../src/core/db/open.ts'
import { projection } from '../../../src/core/events.ts'
import { openVault } from '../../../src/core/vault/open.ts'
import { PLANTED } from '../planted.ts'
import { folderApi, folderHost, say, seededToken, type ChildApi } from './child-host.ts'

// Puts planted strings through the whole interface, then ends. argv: folder, what to do.
const [folder = '', mode = ''] = process.argv.slice(2)
const token = (name: string) => join(folder, name) as FileToken
const secret = (passphrase: string) => ({ kind: 'passphrase', passphrase }) as const

async function writeEverything(api: ChildApi): Promise<void> {
  const made = await api.vault.create({
    file: token('notes.holdfast'),
    passphrase: PLANTED.passphrase,
    withRecovery: true,
  })
  say({ recovery: made.recoveryCode })
  const saved = await api.cases.save({ name: PLANTED.caseName, initials: 'AB', writer: PLANTED.writer })
  const caseId = saved.case.id
  const small = `asked/${PLANTED.fileName}`
  const { files } = await api.exhibits.add({ case: caseId, files: [token(small), token('asked/big.bin')] })
  const exhibits = files.flatMap((file) => ('kept' in file ? [file.kept.exhibit] : []))
  const fields = {
    title: PLANTED.title,
    words: PLANTED.words,
    url: PLANTED.url,
    account: PLANTED.account,
    effect: PLANTED.effect,
    witnesses: PLANTED.witness,
  }
  const { incident } = await api.incidents.record({ case: caseId, fields, tags: [PLANTED.tag], exhibits })
  const other = await api.incidents.record({ case: caseId, fields: { title: 'another' } })
  await api.incidents.link({ incident, to: other.incident, relation: 'same-as' })
  const amended = { words: PLANTED.amended }
  await api.incidents.amend({ incident, fields: amended, reason: 'other', note: PLANTED.reason })
  await api.notes.write({ incident, text: PLANTED.note })
  await api.tags.change({ incident, add: [`${PLANTED.tag}2`], remove: [] })
  for (const query of [PLANTED.query, PLANTED.title, PLANTED.chinese]) await api.search.find({ query })
  await api.timeline.page({})
  await api.incidents.get({ incident })
  await api.exhibits.copy({ exhibit: exhibits[0]!, to: token('asked/out.bin') })
  for (const exhibit of exhibits) await api.custody.get({ exhibit })
  await api.ledger.checkpoint({ purpose: 'print' })
  await api.incidents.erase({ incident: other.incident, reason: PLANTED.reason })
  await api.vault.check({})
}

/** Enough entries for a snapshot of the read model to be written. */
async function forceSnapshot(api: ChildApi): Promise<void> {
  const { cases } = await api.cases.list({})
  const files = Array.from(
    { length: 2100 },
    (_, i) => seededToken(`${PLANTED.fileName}${i}`, 40) as FileToken,
  )
  await api.exhibits.add({ case: cases[0]!.id, files })
  const { snapshot } = await api.vault.maintain({})
  if (!snapshot) throw new Error('no snapshot was written')
}

async function changeEverything(api: ChildApi): Promise<void> {
  await api.vault.changePassphrase({ passphrase: PLANTED.newPassphrase })
  await api.vault.lock({})
  await api.vault.open({ file: token('notes.holdfast'), secret: secret(PLANTED.newPassphrase) })
  await api.vault.replaceKeys({ passphrase: PLANTED.newPassphrase, withRecovery: false })
  await api.vault.backup({ to: token('backup.holdfast') })
  await api.vault.lock({})
  await api.vault.open({ file: token('backup.holdfast'), secret: secret(PLANTED.newPassphrase) })
  await api.vault.restore({ to: token('restored.holdfast'), reason: PLANTED.reason })
  await api.vault.lock({})
}

/** 100,000 rows of planted strings, sorted by what no index has. */
function sortMany(db: Db): void {
  db.exec('CREATE TEMP TABLE sorted_many (text TEXT)')
  const insert = db.prepare('INSERT INTO sorted_many VALUES (?)')
  db.transaction(() => {
    for (let i = 0; i < 100_000; i++) insert.run(`${(i * 7919) % 100_003} ${PLANTED.words} ${i}`.repeat(4))
  })()
  const sorted = db.prepare('SELECT text FROM sorted_many ORDER BY text DESC, length(text)').all()
  if (sorted.length !== 100_000) throw new Error('not sorted')
}

async function sortInVault(): Promise<void> {
  const host = folderHost(join(folder, 'state'))
  const path = join(folder, 'restored.holdfast')
  const { vault } = await openVault(path, secret(PLANTED.newPassphrase), host, projection)
  sortMany(vault.reads)
  sortMany(vault.db)
  await vault.lock()
}

async function wholeInterface(): Promise<void> {
  const api = folderApi(join(folder, 'state'))
  await writeEverything(api)
  await forceSnapshot(api)
  await changeEverything(api)
  await sortInVault()
}

/** What the scan must find: a file that is gone before anybody could look. */
function plantUnlinked(): void {
  const path = join(tmpdir(), 'gone')
  const descriptor = openSync(path, 'w')
  unlinkSync(path)
  writeSync(descriptor, Buffer.from(`before ${PLANTED.words} after`, 'utf16le'))
}

/** What happens without `temp_store=MEMORY`. */
function plantSort(): void {
  const db = openDatabase({ kind: 'memory' })
  db.pragma('temp_store = FILE')
  sortMany(db)
  db.close()
}

async function plantConnection(): Promise<void> {
  await lookup('holdfast.invalid').catch(() => undefined)
  await new Promise<void>((done) => {
    const socket = connect(9, '127.0.0.1')
    socket.on('error', () => done()).on('connect', () => (socket.destroy(), done()))
  })
}

mkdirSync(join(folder, 'state'), { recursive: true })
if (mode === 'whole') await wholeInterface()
else if (mode === 'plant-unlinked') plantUnlinked()
else if (mode === 'plant-sort') plantSort()
else if (mode === 'plant-connection') await plantConnection()
else throw new Error(`no such mode: ${mode}`)
