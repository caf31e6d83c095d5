import { expect, test } from 'vitest'
import { lockedVaults, openFor, type LockedVault } from '../../support/locked-vault.ts'
import { flipColumn } from '../../support/raw-vault.ts'
import type { Api } from '../../support/temp-vault.ts'

const locked = lockedVaults()
const flipSmall = ({ path, small }: LockedVault) =>
  flipColumn(path, 'chunks', 'box', `exhibit = x'${small}' AND position = 0`, 100)
const damage = async (api: Api, { caseId }: LockedVault) =>
  (await api.timeline.upkeep({ case: caseId })).damage
const isUnchanged = async (api: Api, exhibit: LockedVault['small']) =>
  (await api.custody.read({ exhibit })).checked?.unchanged

test('a vault whose files match has nothing damaged', async () => {
  const vault = await locked()
  const { api } = await openFor(vault.host, vault.path)
  await api.vault.check({})
  expect(await damage(api, vault)).toEqual({ files: [], others: 0 })
  expect((await api.custody.read({ exhibit: vault.small })).checked).toBeNull()
})

test('a file that a check of everything finds damaged is still known after the vault was locked', async () => {
  const vault = await locked()
  flipSmall(vault)
  const first = await openFor(vault.host, vault.path)
  expect(await damage(first.api, vault)).toEqual({ files: [], others: 0 })
  await first.api.vault.check({})
  expect(await damage(first.api, vault)).toEqual({ files: [vault.small], others: 0 })
  await first.api.vault.lock({})
  const { api } = await openFor(vault.host, vault.path)
  expect(await damage(api, vault)).toEqual({ files: [vault.small], others: 0 })
  expect(await isUnchanged(api, vault.small)).toBe(false)
})

test('one that matches again when everything is checked is damaged no longer, in its custody too', async () => {
  const vault = await locked()
  flipSmall(vault)
  const first = await openFor(vault.host, vault.path)
  await first.api.vault.check({})
  await first.api.vault.lock({})
  flipSmall(vault)
  const { api } = await openFor(vault.host, vault.path)
  await api.vault.check({})
  expect(await damage(api, vault)).toEqual({ files: [], others: 0 })
  expect(await isUnchanged(api, vault.small)).toBe(true)
})

test('a second check that finds the same adds no line to the custody of the file', async () => {
  const vault = await locked()
  flipSmall(vault)
  const { api } = await openFor(vault.host, vault.path)
  await api.vault.check({})
  const { lines } = await api.custody.read({ exhibit: vault.small })
  await api.vault.check({})
  expect((await api.custody.read({ exhibit: vault.small })).lines).toEqual(lines)
})

test('a check of one file is known as well, and a file that was erased is spoken of no more', async () => {
  const vault = await locked()
  flipSmall(vault)
  const { api } = await openFor(vault.host, vault.path)
  await api.exhibits.verify({ exhibit: vault.small })
  expect(await damage(api, vault)).toEqual({ files: [vault.small], others: 0 })
  await api.exhibits.erase({ exhibit: vault.small, reason: 'wrong file' })
  expect(await damage(api, vault)).toEqual({ files: [], others: 0 })
})

test('a file of another case, and what is no file, count among the others', async () => {
  const vault = await locked()
  flipSmall(vault)
  flipColumn(vault.path, 'header', 'body', 'copy = 1', 50)
  const { api } = await openFor(vault.host, vault.path)
  const { case: other } = await api.cases.save({ name: 'Another', initials: 'AB' })
  await api.vault.check({})
  expect(await damage(api, vault)).toEqual({ files: [vault.small], others: 1 })
  expect(await damage(api, { ...vault, caseId: other.id })).toEqual({ files: [], others: 2 })
})
