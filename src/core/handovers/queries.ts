import type { Handover, HandoverFields, HandoverSaid, Receipt } from '../../contract/handovers.ts'
import type { BundleKey, ExhibitId, HandoverId, Instant, Seq } from '../../contract/ids.ts'
import type { Db } from '../db/open.ts'
import type { Entry } from '../ledger/entry.ts'

export type HandoverRow = {
  readonly handover: HandoverId
  readonly seq: Seq
  readonly loggedAt: Instant
  readonly bundle: BundleKey
  readonly fields: HandoverFields
}

type Written = { readonly handover: HandoverId; readonly bundle: BundleKey; readonly fields: HandoverFields }

export function insertHandover(model: Db, { seq, at }: Entry, { handover, bundle, fields }: Written): void {
  const sql = 'INSERT INTO handovers (seq, id, at, bundle, fields) VALUES (?, ?, ?, ?, ?)'
  model.prepare(sql).run(seq, handover, at, bundle, JSON.stringify(fields))
}

export function addSaid(
  model: Db,
  { seq, at }: Entry,
  { handover, said }: { readonly handover: HandoverId; readonly said: HandoverSaid },
): void {
  const sql = 'INSERT INTO handover_said (seq, at, handover, said) VALUES (?, ?, ?, ?)'
  model.prepare(sql).run(seq, at, handover, JSON.stringify(said))
}

type Correction = {
  readonly handover: HandoverId
  readonly fields: Partial<{ [Name in keyof HandoverFields]: HandoverFields[Name] | undefined }>
  readonly reason: string
  readonly note: string | null
}

export function addCorrection(model: Db, { seq, at }: Entry, correction: Correction): void {
  const { handover, fields, reason, note } = correction
  const changed = { ...findHandover(model, handover)?.fields, ...fields }
  model.prepare('UPDATE handovers SET fields = ? WHERE id = ?').run(JSON.stringify(changed), handover)
  model
    .prepare('INSERT INTO handover_corrections (seq, at, handover, reason, note) VALUES (?, ?, ?, ?, ?)')
    .run(seq, at, handover, reason, note)
}

export function addReceipt(
  model: Db,
  { seq, at }: Entry,
  receipt: { readonly bundle: BundleKey; readonly exhibit: ExhibitId; readonly kind: string },
): void {
  const sql = 'INSERT INTO receipts (seq, at, bundle, exhibit, kind) VALUES (?, ?, ?, ?, ?)'
  model.prepare(sql).run(seq, at, receipt.bundle, receipt.exhibit, receipt.kind)
}

type Stored = Omit<HandoverRow, 'fields'> & { readonly fields: string }
const COLUMNS = 'id AS handover, seq, at AS loggedAt, bundle, fields'
const fieldsRead = ({ fields, ...rest }: Stored): HandoverRow => ({
  ...rest,
  fields: JSON.parse(fields) as HandoverFields,
})

export function listHandovers(model: Db): readonly HandoverRow[] {
  return (model.prepare(`SELECT ${COLUMNS} FROM handovers ORDER BY seq`).all() as Stored[]).map(fieldsRead)
}

export function findHandover(model: Db, id: HandoverId): HandoverRow | null {
  const row = model.prepare(`SELECT ${COLUMNS} FROM handovers WHERE id = ?`).get(id) as Stored | undefined
  return row === undefined ? null : fieldsRead(row)
}

export function saidAt(model: Db, id: HandoverId): Handover['said'] {
  const rows = model
    .prepare('SELECT seq, at, said FROM handover_said WHERE handover = ? ORDER BY seq')
    .all(id)
  return (rows as { seq: Seq; at: Instant; said: string }[]).map(({ seq, at, said }) => ({
    seq,
    at,
    ...(JSON.parse(said) as HandoverSaid),
  }))
}

export function correctionsOf(model: Db, id: HandoverId): Handover['corrections'] {
  const sql = 'SELECT seq, at, reason, note FROM handover_corrections WHERE handover = ? ORDER BY seq'
  return model.prepare(sql).all(id) as Handover['corrections']
}

export function receiptsOf(model: Db, bundle: BundleKey): Receipt[] {
  const sql = `SELECT receipts.seq AS seq, at, exhibit, number, kind FROM receipts
    LEFT JOIN exhibits ON exhibits.id = exhibit WHERE bundle = ? ORDER BY receipts.seq`
  return model.prepare(sql).all(bundle) as Receipt[]
}
