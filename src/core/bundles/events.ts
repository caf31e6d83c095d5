import { z } from 'zod'
import { BundleKey, CaseId, ExhibitId, IncidentId, Sha256Hex } from '../../contract/ids.ts'
import { text } from '../../contract/records.ts'
import { defineEvent, type SliceProjection } from '../model/projection.ts'
import { insertBundle, setBundleState } from './queries.ts'

const prepared = defineEvent({
  type: 'bundle.prepared@1',
  payload: z.strictObject({
    bundle: BundleKey,
    id: z.string(),
    number: z.int().positive(),
    case: CaseId,
    recipient: text(500),
    purpose: text(2000),
    profile: z.string(),
    incidents: z.array(IncidentId),
    exhibits: z.array(z.strictObject({ exhibit: ExhibitId, label: z.string() })),
  }),
  subjects: (payload) => [payload.bundle, ...payload.exhibits.map((item) => item.exhibit)],
  apply: (model, entry, payload) => insertBundle(model, entry, payload),
})

const sealed = defineEvent({
  type: 'bundle.sealed@1',
  payload: z.strictObject({
    bundle: BundleKey,
    checkpointSize: z.int().positive(),
    manifest: Sha256Hex,
    tagManifest: Sha256Hex,
    pdf: Sha256Hex,
    pages: z.int().positive(),
  }),
  subjects: (payload) => [payload.bundle],
  apply: (model, entry, payload) => setBundleState(model, payload.bundle, 'sealed', entry.at),
})

const abandoned = defineEvent({
  type: 'bundle.abandoned@1',
  payload: z.strictObject({ bundle: BundleKey, why: z.string() }),
  subjects: (payload) => [payload.bundle],
  apply: (model, entry, payload) => setBundleState(model, payload.bundle, 'abandoned', entry.at),
})

export const bundlesProjection: SliceProjection = {
  tables: `CREATE TABLE bundles (
    number INTEGER PRIMARY KEY, bundle TEXT NOT NULL UNIQUE, id TEXT NOT NULL, case_id TEXT NOT NULL, recipient TEXT NOT NULL,
    purpose TEXT NOT NULL, profile TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL, seq INTEGER NOT NULL
  ) STRICT;`,
  events: [prepared, sealed, abandoned],
}
