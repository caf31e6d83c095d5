import { z } from 'zod'
import { Action } from './actions.ts'
import { bundles } from './bundles.ts'
import { cases } from './cases.ts'
import { custody } from './custody.ts'
import { ERROR_CODES } from './errors.ts'
import { Exhibit, exhibits, IngestOutcome } from './exhibits.ts'
import {
  ActionId,
  BundleKey,
  CaseId,
  ExhibitId,
  HandoverId,
  IncidentId,
  NoteId,
  Seq,
  Sha256Hex,
  VaultId,
} from './ids.ts'
import { handovers } from './handovers.ts'
import { Incident } from './incidents.ts'
import { ledger } from './ledger.ts'
import { packages, VerifyReport } from './packages.ts'
import { Relation } from './records.ts'
import { search } from './search.ts'
import { stamps } from './stamps.ts'
import { Tag } from './tags.ts'
import { timeline, TimelineItem } from './timeline.ts'
import { CheckReport, vault } from './vault.ts'

/** What every document of the command line says beside its own: what the person should know, in sentences. */
const warnings = { warnings: z.array(z.string()) }

/** How the way back in was handed over: a file, a code that was typed back, or not at all. */
export const RecoveryMade = z.enum(['file', 'typed-back']).nullable()
export type RecoveryMade = z.infer<typeof RecoveryMade>

/** Where the passphrase of an encrypted copy came from: a file, made into a file, shown once, or typed. */
export const PassphraseFrom = z.enum(['file', 'made', 'shown', 'typed'])
export type PassphraseFrom = z.infer<typeof PassphraseFrom>

const slotsChanged = vault.changePassphrase.output.extend(warnings)

const handedOver = z.strictObject({ bundle: BundleKey, handover: HandoverId, seq: Seq, ...warnings })

/** The one JSON document that each command of the command line writes with `--json` when it did its work. */
export const documents = {
  help: z.strictObject({
    commands: z.array(z.strictObject({ command: z.string(), usage: z.string(), says: z.string() })),
    ...warnings,
  }),
  init: z.strictObject({ vault: VaultId, origin: z.string(), recovery: RecoveryMade, ...warnings }),
  add: z.strictObject({
    case: z.strictObject({ id: CaseId, name: z.string(), made: z.boolean() }),
    /** One for each FILE, in order: kept, or why not. */
    files: z.array(IngestOutcome),
    keptBytes: z.int().min(0),
    notKept: z.int().min(0),
    /** The incident the files belong to; null when they wait in the inbox. */
    incident: IncidentId.nullable(),
    /** Whether that incident is new. */
    recorded: z.boolean(),
    ...warnings,
  }),
  case: cases.save.output.extend(warnings),
  show: z.strictObject({ incident: Incident, caseName: z.string(), ...warnings }),
  amend: z.strictObject({
    incident: IncidentId,
    /** The first entry of the correction; null when only tags changed. */
    seq: Seq.nullable(),
    tags: z.array(Tag),
    ...warnings,
  }),
  note: z.strictObject({ incident: IncidentId, note: NoteId, seq: Seq, ...warnings }),
  action: z.strictObject({ action: ActionId, seq: Seq, ...warnings }),
  outcome: z.strictObject({ action: ActionId, seq: Seq, ...warnings }),
  link: z.strictObject({
    incident: IncidentId,
    to: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('exhibit'), exhibit: ExhibitId }),
      z.strictObject({ kind: z.literal('incident'), incident: IncidentId, relation: Relation }),
    ]),
    seq: Seq,
    ...warnings,
  }),
  erase: z.strictObject({
    what: z.enum(['exhibit', 'incident']),
    id: z.union([ExhibitId, IncidentId]),
    seq: Seq,
    /** What erasing does not reach. */
    stillIn: z.array(z.string()),
    ...warnings,
  }),
  list: z.strictObject({
    items: z.array(TimelineItem),
    total: timeline.page.output.shape.total,
    approximate: timeline.page.output.shape.approximate,
    /** Files that belong to no incident yet; empty when a tag or a date was asked for. */
    inbox: z.array(Exhibit),
    /** Steps taken; empty when a tag or a date was asked for. */
    actions: z.array(Action),
    ...warnings,
  }),
  search: search.find.output.extend(warnings),
  get: exhibits.copy.output.extend(warnings),
  custody: custody.get.output.extend(warnings),
  check: CheckReport.extend(warnings),
  checkpoint: ledger.checkpoint.output.extend(warnings),
  'stamp query': stamps.query.output.extend(warnings),
  'stamp import': stamps.import.output.extend(warnings),
  'stamp list': stamps.list.output.extend(warnings),
  passphrase: slotsChanged,
  recover: slotsChanged,
  rekey: z.strictObject({
    generation: z.int(),
    entries: z.int(),
    exhibits: z.int(),
    recovery: RecoveryMade,
    ...warnings,
  }),
  seal: bundles.seal.output.extend(warnings),
  handover: handovers.record.output.extend({ bundle: BundleKey, ...warnings }),
  'handover said': handedOver,
  'handover amend': handedOver,
  'handover list': handovers.list.output.extend(warnings),
  'receipt import': handovers.keepReceipt.output.extend({
    bundle: BundleKey,
    exhibit: ExhibitId,
    number: z.int().positive(),
    sha256: Sha256Hex,
    ...warnings,
  }),
  verify: VerifyReport.extend(warnings),
  draft: bundles.draft.output.extend(warnings),
  encrypt: packages.encrypt.output.extend({ passphrase: PassphraseFrom, ...warnings }),
  backup: vault.backup.output.extend(warnings),
  restore: vault.restore.output.extend(warnings),
  demo: z.strictObject({
    vault: VaultId,
    incidents: z.int(),
    /** Names inside the folder that was made. */
    made: z.strictObject({
      vault: z.string(),
      passphrase: z.string(),
      recoveryCode: z.string(),
      package: z.string(),
      openFirst: z.string(),
    }),
    files: z.strictObject({ kept: z.int(), duplicates: z.int() }),
    sealed: bundles.seal.output,
    verified: VerifyReport,
    checked: CheckReport,
    ...warnings,
  }),
} as const

export type CommandName = keyof typeof documents

/** What a command gives its host to print; the host adds the warnings. */
export type DocumentOf<Name extends CommandName> = Omit<z.input<(typeof documents)[Name]>, 'warnings'>

/** What stands there instead when it did not: the words of `resources/errors.json`. */
export const ErrorDocument = z.strictObject({
  error: z.strictObject({
    code: z.enum(ERROR_CODES),
    what: z.string(),
    safe: z.string(),
    todo: z.string(),
    /** Which files it is about, where that can be said. */
    details: z.array(z.string()).optional(),
  }),
})
export type ErrorDocument = z.infer<typeof ErrorDocument>

/** The shape of `resources/errors.json`. */
export const ErrorWords = z.record(
  z.enum(ERROR_CODES),
  z.strictObject({
    what: z.string().min(1),
    safe: z.string().min(1),
    todo: z.string().min(1),
    /** What to do in the app, where `todo` is of the command line alone. */
    inApp: z.string().min(1).optional(),
  }),
)
export type ErrorWords = z.infer<typeof ErrorWords>
