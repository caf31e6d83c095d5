import { z } from 'zod'
import { HandoverFields, HandoverSaid } from '../../contract/handovers.ts'
import { BundleKey, ExhibitId, HandoverId } from '../../contract/ids.ts'
import { AMEND_REASONS, text } from '../../contract/records.ts'
import { defineEvent, type SliceProjection } from '../model/projection.ts'
import { addCorrection, addReceipt, addSaid, insertHandover } from './queries.ts'

// All of it is personal: it names people of the recipient's, and no package tells of another hand-over.
const handedOver = defineEvent({
  type: 'bundle.handed-over@1',
  payload: z.strictObject({
    handover: HandoverId,
    bundle: BundleKey,
    ...HandoverFields.shape,
    said: HandoverSaid.optional(),
  }),
  classOf: () => 'personal',
  subjects: (payload) => [payload.handover, payload.bundle],
  apply: (model, entry, { handover, bundle, said, ...fields }) => {
    insertHandover(model, entry, { handover, bundle, fields })
    if (said !== undefined) addSaid(model, entry, { handover, said })
  },
})

const answered = defineEvent({
  type: 'handover.answered@1',
  payload: z.strictObject({ handover: HandoverId, bundle: BundleKey, said: HandoverSaid }),
  classOf: () => 'personal',
  subjects: (payload) => [payload.handover, payload.bundle],
  apply: (model, entry, payload) => addSaid(model, entry, payload),
})

const amended = defineEvent({
  type: 'handover.amended@1',
  payload: z.strictObject({
    handover: HandoverId,
    bundle: BundleKey,
    fields: HandoverFields.partial(),
    reason: z.enum(AMEND_REASONS),
    note: text(2000).nullable(),
  }),
  classOf: () => 'personal',
  subjects: (payload) => [payload.handover, payload.bundle],
  apply: (model, entry, payload) => addCorrection(model, entry, payload),
})

const receipt = defineEvent({
  type: 'receipt.imported@1',
  payload: z.strictObject({ bundle: BundleKey, exhibit: ExhibitId, kind: z.enum(['page', 'file']) }),
  classOf: () => 'personal',
  subjects: (payload) => [payload.bundle, payload.exhibit],
  apply: (model, entry, payload) => addReceipt(model, entry, payload),
})

export const handoversProjection: SliceProjection = {
  tables: `
    CREATE TABLE handovers (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, bundle TEXT NOT NULL, fields TEXT NOT NULL
    ) STRICT;
    CREATE TABLE handover_said (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, handover TEXT NOT NULL, said TEXT NOT NULL) STRICT;
    CREATE TABLE handover_corrections (
      seq INTEGER PRIMARY KEY, at TEXT NOT NULL, handover TEXT NOT NULL, reason TEXT NOT NULL, note TEXT
    ) STRICT;
    CREATE TABLE receipts (
      seq INTEGER PRIMARY KEY, at TEXT NOT NULL, bundle TEXT NOT NULL, exhibit TEXT NOT NULL, kind TEXT NOT NULL,
      UNIQUE (bundle, exhibit)
    ) STRICT;
  `,
  events: [handedOver, answered, amended, receipt],
}
