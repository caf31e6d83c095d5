import { z } from 'zod'
import {
  AccountId,
  ActionId,
  BundleKey,
  CaseId,
  ExhibitId,
  IncidentId,
  PersonId,
  Sha256Hex,
} from '../../contract/ids.ts'
import { CoveredArea, CoveredClass } from '../../contract/disclosure.ts'
import { Filing } from '../../contract/filing.ts'
import { OWN_DETAILS } from '../../contract/own-details.ts'
import { DisclosureClass, text } from '../../contract/records.ts'
import { defineEvent, type SliceProjection } from '../model/projection.ts'
import { insertBundle, sealBundleRow, setBundleState } from './queries.ts'

export const preparedPayload = z.strictObject({
  bundle: BundleKey,
  id: z.string(),
  number: z.int().positive(),
  case: CaseId,
  recipient: text(500),
  purpose: text(2000),
  profile: z.string(),
  incidents: z.array(IncidentId),
  exhibits: z.array(z.strictObject({ exhibit: ExhibitId, label: z.string() })),
  /** Originals that say something of themselves which the writer let go with them: the kinds, never what they say. */
  letThrough: z
    .array(z.strictObject({ exhibit: ExhibitId, details: z.array(z.enum(OWN_DETAILS)) }))
    .optional(),
  /** The earlier bundle that it goes on from. */
  continues: BundleKey.optional(),
  /** What was given for a court's heading. */
  filing: Filing.optional(),
  /** What the recipient is given, where it is not what the profile says. */
  classes: z.array(CoveredClass).optional(),
  /** Accounts it tells of, and who the writer takes to be behind them; absent where they were not asked for. */
  accounts: z.array(AccountId).optional(),
  people: z.array(PersonId).optional(),
})

const prepared = defineEvent({
  type: 'bundle.prepared@1',
  payload: preparedPayload,
  subjects: (payload) => [payload.bundle, ...payload.exhibits.map((item) => item.exhibit)],
  apply: (model, entry, payload) => insertBundle(model, entry, payload),
})

const Why = text(500).nullable()
/** Never the words themselves: an incident that is erased later must not live on in here. */
const CoveredCount = z.strictObject({ class: CoveredClass, why: Why, times: z.int().positive() })

// What a bundle does not hold, by whose choice and why. Privileged, so that no bundle ever discloses it.
const disclosure = defineEvent({
  type: 'bundle.disclosure@1',
  payload: z.strictObject({
    bundle: BundleKey,
    leftOut: z.strictObject({
      incidents: z.array(z.strictObject({ incident: IncidentId, why: Why })),
      exhibits: z.array(z.strictObject({ exhibit: ExhibitId, why: Why })),
      /** Classes in which an incident of the bundle says something that this profile is not given. */
      fields: z.array(z.strictObject({ incident: IncidentId, classes: z.array(DisclosureClass) })),
    }),
    covered: z.strictObject({
      incidents: z.array(z.strictObject({ incident: IncidentId, words: z.array(CoveredCount) })),
      actions: z.array(z.strictObject({ action: ActionId, words: z.array(CoveredCount) })),
      exhibits: z.array(
        z.strictObject({
          exhibit: ExhibitId,
          /** SHA-256 of the redacted copy that went out. */
          sha256: Sha256Hex,
          areas: z.array(CoveredArea),
          words: z.array(CoveredCount),
        }),
      ),
    }),
  }),
  classOf: () => 'privileged',
  subjects: (payload) => [payload.bundle],
})

const Place = { page: z.string(), volume: z.int().positive() }

export const sealedPayload = z.strictObject({
  bundle: BundleKey,
  checkpointSize: z.int().positive(),
  manifest: Sha256Hex,
  tagManifest: Sha256Hex,
  pdf: Sha256Hex,
  pages: z.int().positive(),
  /** The signed PDFs of a bundle in more than one volume; the first is `pdf`. */
  volumes: z.array(z.strictObject({ pdf: Sha256Hex, pages: z.int().positive() })).optional(),
  /** Where each thing begins, as it is stamped; for a bundle that continues this one. */
  places: z
    .strictObject({
      first: z.string(),
      last: z.string(),
      /** The last number in each lettered section, for those that have them. */
      inSections: z.record(z.string().regex(/^[A-Z]$/), z.int().positive()),
      incidents: z.array(z.strictObject({ incident: IncidentId, number: z.int().positive(), ...Place })),
      exhibits: z.array(z.strictObject({ exhibit: ExhibitId, label: z.string(), ...Place })),
    })
    .optional(),
})

const sealed = defineEvent({
  type: 'bundle.sealed@1',
  payload: sealedPayload,
  subjects: (payload) => [payload.bundle],
  apply: (model, entry, payload) => sealBundleRow(model, payload.bundle, entry.at, payload.checkpointSize),
})

const abandoned = defineEvent({
  type: 'bundle.abandoned@1',
  payload: z.strictObject({ bundle: BundleKey, why: z.string() }),
  subjects: (payload) => [payload.bundle],
  apply: (model, entry, payload) => setBundleState(model, payload.bundle, 'abandoned', entry.at),
})

/** Never disclosed: a draft is between the person and their lawyer. */
const drafted = defineEvent({
  type: 'draft.made@1',
  payload: z.strictObject({
    case: CaseId,
    profile: z.string(),
    pdf: Sha256Hex,
    pages: z.int().positive(),
  }),
  classOf: () => 'privileged',
  subjects: (payload) => [payload.case],
})

export const bundlesProjection: SliceProjection = {
  tables: `CREATE TABLE bundles (
    bundle TEXT PRIMARY KEY, number INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT NULL, recipient TEXT NOT NULL,
    purpose TEXT NOT NULL, profile TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL, seq INTEGER NOT NULL,
    checkpoint_size INTEGER
  ) STRICT;`,
  events: [prepared, disclosure, sealed, abandoned, drafted],
}
