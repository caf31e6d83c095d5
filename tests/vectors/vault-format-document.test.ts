import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { Draft } from '../../src/contract/drafts.ts'
import { DISCLOSURE_CLASSES, FIELD_CLASSES } from '../../src/contract/records.ts'
import { NONCE_BYTES, TAG_BYTES } from '../../src/core/crypto/aead.ts'
import { KDF_BOUNDS, SALT_BYTES as SLOT_SALT_BYTES } from '../../src/core/crypto/kdf.ts'
import { deriveSubkeys, KEY_BYTES, type VaultKey } from '../../src/core/crypto/keys.ts'
import { RECOVERY_BYTES } from '../../src/core/crypto/recovery-code.ts'
import { CHUNK_BYTES } from '../../src/core/crypto/stream.ts'
import { APPLICATION_ID, FORMAT_VERSION, PAGE_BYTES, VAULT_SCHEMA } from '../../src/core/db/schema.ts'
import { projection } from '../../src/core/events.ts'
import { SALT_BYTES as ENTRY_SALT_BYTES } from '../../src/core/ledger/entry.ts'
import { LEAVES_PER_ROW } from '../../src/core/ledger/leaf-store.ts'
import { PASS_ID_BYTES } from '../../src/core/vault/passes.ts'
import { SIGNING_KEY_NAMES } from '../../src/core/vault/signing-keys.ts'
import { SNAPSHOT_EVERY_ENTRIES } from '../../src/core/vault/snapshot.ts'
import { ROOT } from '../../tools/find-node.mjs'
import { readTree } from '../support/source-tree.ts'

const PAGE = readFileSync(join(ROOT, 'docs/vault-format.md'), 'utf8')

/** The cells of every table row between one heading and the next of the same depth. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  const from = PAGE.indexOf(`${heading}\n`)
  if (from < 0) throw new Error(`no heading ${heading}`)
  const depth = heading.split(' ')[0]!
  const rest = PAGE.slice(from + heading.length)
  const end = rest.search(new RegExp(`^#{2,${depth.length}} `, 'm'))
  const part = end < 0 ? rest : rest.slice(0, end)
  return part
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

const quoted = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map((hit) => hit[1]!)

describe('docs/vault-format.md', () => {
  it('says the numbers that the code has', () => {
    const said = rowsUnder('## 12. Constants')
      .slice(1)
      .filter(([name]) => name?.startsWith('`'))
    const code = {
      '`APPLICATION_ID`': APPLICATION_ID,
      '`FORMAT_VERSION`': FORMAT_VERSION,
      '`PAGE_BYTES`': PAGE_BYTES,
      '`KEY_BYTES`': KEY_BYTES,
      '`NONCE_BYTES`': NONCE_BYTES,
      '`TAG_BYTES`': TAG_BYTES,
      '`KDF_BOUNDS.least.memoryBytes`': KDF_BOUNDS.least.memoryBytes,
      '`KDF_BOUNDS.least.passes`': KDF_BOUNDS.least.passes,
      '`KDF_BOUNDS.most.memoryBytes`': KDF_BOUNDS.most.memoryBytes,
      '`KDF_BOUNDS.most.passes`': KDF_BOUNDS.most.passes,
      '`SALT_BYTES` of a slot': SLOT_SALT_BYTES,
      '`SALT_BYTES` of an entry': ENTRY_SALT_BYTES,
      '`RECOVERY_BYTES`': RECOVERY_BYTES,
      '`LEAVES_PER_ROW`': LEAVES_PER_ROW,
      '`CHUNK_BYTES`': CHUNK_BYTES,
      '`PASS_ID_BYTES`': PASS_ID_BYTES,
      '`SNAPSHOT_EVERY_ENTRIES`': SNAPSHOT_EVERY_ENTRIES,
    }
    expect(Object.fromEntries(said.map(([name, value]) => [name, Number(value)]))).toEqual(code)
  })

  it('has the text of every table, and no other', () => {
    const statements = PAGE.split('\n').filter((line) => line.startsWith('CREATE '))
    expect(statements).toEqual(Object.values(VAULT_SCHEMA))
  })

  it('names every type of entry with its fields and its class', () => {
    const said = rowsUnder('### Types').filter(([type]) => type?.includes('@'))
    const fields = Object.fromEntries(said.map(([type, , cell]) => [quoted(type!)[0], quoted(cell!)]))
    const code = [...projection.events.values()].map((event) => {
      const { shape } = event.payload as z.ZodObject
      return [event.type, Object.keys(shape)] as const
    })
    expect(fields).toEqual(Object.fromEntries(code))
    for (const [type, name] of said) {
      const { classOf } = projection.events.get(quoted(type!)[0]!)!
      const classes = DISCLOSURE_CLASSES.map((one) => classOf({ class: one, fields: {} } as never))
      if (name === 'of its fields') expect(classes, type).toEqual(DISCLOSURE_CLASSES)
      else expect(new Set(classes), type).toEqual(new Set([name]))
    }
  })

  it('puts every field of an incident under its class', () => {
    const rows = rowsUnder('### Types').filter(([name]) =>
      (DISCLOSURE_CLASSES as readonly string[]).includes(name!),
    )
    const said = rows.flatMap(([name, cell]) => quoted(cell!).map((field) => [field, name] as const))
    expect(Object.fromEntries(said)).toEqual(FIELD_CLASSES)
    expect(rows.map(([name]) => name)).toEqual(DISCLOSURE_CLASSES)
  })

  it('names every form that a draft is of', () => {
    const line = PAGE.split('\n').find((one) => one.startsWith('The bytes are JSON text: `case`, `form`'))
    const said = quoted(/`form` \((.*?)\)/.exec(line ?? '')?.[1] ?? '')
    expect(said).toEqual(Draft.shape.form.options)
  })

  it('names the subkeys in the order of their ids, and the signing keys', () => {
    const rows = rowsUnder('## 3. Keys')
    const numbered = rows.filter(([id]) => /^\d$/.test(id!)).map(([, name]) => quoted(name!)[0])
    expect(numbered).toEqual(Object.keys(deriveSubkeys(new Uint8Array(KEY_BYTES) as VaultKey)))
    const named = rows.map(([name]) => quoted(name!)[0]).filter((name) => name !== undefined)
    expect(named).toEqual(SIGNING_KEY_NAMES)
  })

  it('has every section that a comment in the code refers to', () => {
    const sections = new Set([...PAGE.matchAll(/^## (\d+)\. /gm)].map((hit) => hit[1]))
    const comments = [...readTree(ROOT, ['src', 'tests'], ['.ts'])].flatMap(([path, text]) =>
      [...text.matchAll(/vault-format\.md section (\d+)/g)].map((hit) => [path, hit[1]] as const),
    )
    expect(comments.length).toBeGreaterThan(5)
    expect(comments.filter(([, section]) => !sections.has(section))).toEqual([])
  })
})
