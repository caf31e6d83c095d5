import type { ErrorCode } from '../../contract/errors.ts'
import type { LineKind } from '../../contract/ledger.ts'
import type { DisclosureClass } from '../../contract/records.ts'
import { ACTION_WORDS } from '../actions/rules.ts'
import type { LineNames } from './line-names.ts'

type Payload = Readonly<Record<string, unknown>>

export type LineType = {
  /** Which filters show it. */
  readonly kinds: readonly LineKind[]
  readonly says: (payload: Payload, names: LineNames) => string
  /** Nothing in it was written by a person: what it holds needs no asking. */
  readonly isPlain?: true
}

const OF_CLASS: Readonly<Record<DisclosureClass, string>> = {
  ordinary: '',
  personal: ', what is personal',
  health: ', what is about health',
  'third-party': ', what is about others',
  privileged: ', what is legal and private',
}
const ofClass = (payload: Payload): string => OF_CLASS[payload['class'] as DisclosureClass]

const ERASED: Readonly<Record<string, string>> = {
  incident: 'an incident',
  text: 'a text of an incident',
  note: 'a private note',
  exhibit: 'a file',
  account: 'an account',
  person: 'a person',
}

const PURPOSES: Readonly<Record<string, string>> = {
  handover: 'for a hand-over',
  backup: 'for a backup',
  print: 'to print or save',
  words: 'to read out',
  timestamp: 'for a time service',
}

/** By the code that a bundle ended with. */
const WHY_NOT: Readonly<Record<string, string>> = {
  Cancelled: 'it was stopped',
  LeakFound: 'something that was to stay out stood in it',
  DiskFull: 'there was no room on the disk',
  CannotWrite: 'the folder could not be written to',
} satisfies Partial<Record<ErrorCode, string>>
const FAILED = 'it could not be finished'

const count = (list: unknown, one: string): string => {
  const number = Array.isArray(list) ? list.length : Number(list)
  return `${number} ${one}${number === 1 ? '' : 's'}`
}

const kinds =
  (...shownUnder: readonly LineKind[]) =>
  (says: LineType['says'] | string): LineType => ({
    kinds: shownUnder,
    says: typeof says === 'string' ? () => says : says,
  })
const incidents = kinds('incidents')
const files = kinds('files')
const steps = kinds('steps')
const handOvers = kinds('hand-overs')
const plain = (line: LineType): LineType => ({ ...line, isPlain: true })
const locks = (says: LineType['says'] | string): LineType => plain(kinds('locks-and-checks')(says))

const labelsOf = (payload: Payload): string =>
  (payload['labels'] as readonly { readonly label: string }[]).map(({ label }) => label).join(', ')

/** Each type of entry in a plain sentence. A type that is not here came from a newer Holdfast. */
export const LINE_TYPES: Readonly<Record<string, LineType>> = {
  'case.opened@1': incidents(({ name }) => `Case opened: ${String(name)}`),
  'case.changed@1': incidents('Details of the case changed'),
  'case.closed@1': incidents('Case closed'),
  'case.reopened@1': incidents('Case opened again'),
  'tag.coloured@1': incidents('Colour of a tag chosen'),
  'incident.recorded@1': incidents(
    (payload, names) => `Incident recorded${ofClass(payload)}${names.incident(payload['incident'])}`,
  ),
  'incident.amended@1': incidents(
    (payload, names) =>
      `Incident corrected or added to${ofClass(payload)}${names.incident(payload['incident'])}`,
  ),
  'incident.linked@1': incidents(
    ({ incident }, names) => `Incident linked with another${names.incident(incident)}`,
  ),
  'incident.unlinked@1': incidents(
    ({ incident }, names) => `Incident no longer linked with another${names.incident(incident)}`,
  ),
  'incident.tagged@1': incidents(
    ({ incident }, names) => `Tags of an incident changed${names.incident(incident)}`,
  ),
  'note.written@1': incidents(
    ({ incident }, names) => `Private note written on an incident${names.incident(incident)}`,
  ),
  'account.recorded@1': incidents('Account written down'),
  'account.amended@1': incidents('Account corrected or added to'),
  'account.attributed@1': incidents('Who an account may belong to was written down'),
  'account.unattributed@1': incidents('Who an account may belong to was taken back'),
  'account.linked@1': incidents(
    ({ incident }, names) => `Account linked with an incident${names.incident(incident)}`,
  ),
  'account.unlinked@1': incidents(
    ({ incident }, names) => `Account no longer linked with an incident${names.incident(incident)}`,
  ),
  'person.recorded@1': incidents('Person written down'),
  'person.amended@1': incidents('Person corrected or added to'),
  'person.linked@1': incidents(
    ({ incident }, names) => `Person linked with an incident${names.incident(incident)}`,
  ),
  'person.unlinked@1': incidents(
    ({ incident }, names) => `Person no longer linked with an incident${names.incident(incident)}`,
  ),
  'exhibit.ingested@1': plain(files(({ exhibit }, names) => `File kept${names.exhibit(exhibit)}`)),
  'exhibit.ingested-again@1': plain(
    files(({ exhibit }, names) => `The same file came again${names.exhibit(exhibit)}`),
  ),
  'exhibit.named@1': files(({ exhibit }, names) => `Name of a file noted${names.exhibit(exhibit)}`),
  'exhibit.linked@1': plain(
    kinds(
      'files',
      'incidents',
    )(
      ({ incident, exhibits }, names) =>
        `${count(exhibits, 'file')} put to an incident${names.incident(incident)}`,
    ),
  ),
  'exhibit.unlinked@1': plain(
    kinds(
      'files',
      'incidents',
    )(
      ({ incident, exhibits }, names) =>
        `${count(exhibits, 'file')} taken out of an incident${names.incident(incident)}`,
    ),
  ),
  'exhibit.labelled@1': plain(files((payload) => `Labels given to files: ${labelsOf(payload)}`)),
  'exhibit.opened@1': plain(files(({ exhibits }) => `${count(exhibits, 'file')} opened to be looked at`)),
  'exhibit.copied@1': plain(
    files(({ exhibit }, names) => `A copy was taken out of the vault${names.exhibit(exhibit)}`),
  ),
  'exhibit.verified@1': plain(
    kinds(
      'files',
      'locks-and-checks',
    )(({ exhibits, result }) => `${count(exhibits, 'file')} read again and compared: ${String(result)}`),
  ),
  'action.logged@1': steps(({ fields }) => `Step taken: ${stepWords(fields)}`),
  'action.amended@1': steps(({ fields }) => `Step corrected or added to: ${stepWords(fields)}`),
  'erased@1': kinds(
    'incidents',
    'files',
  )(
    ({ what, entries }) =>
      `Erased for good: ${ERASED[String(what)] ?? 'something'}, ${count(entries, 'line')}`,
  ),
  'checkpoint.signed@1': plain(
    handOvers(({ purpose }) => `Checkpoint made, ${PURPOSES[String(purpose)] ?? 'to give away'}`),
  ),
  'checkpoint.given@1': handOvers(({ to }) => `Checkpoint given to ${String(to)}`),
  'stamp.queried@1': plain(handOvers('Question for a time service written')),
  'stamp.imported@1': plain(handOvers('Answer of a time service kept')),
  'bundle.prepared@1': handOvers(
    ({ id, recipient }) => `Bundle ${String(id)} begun, for ${String(recipient)}`,
  ),
  'bundle.disclosure@1': handOvers(
    ({ bundle }, names) => `${names.bundle(bundle)}: what it leaves out was noted`,
  ),
  'bundle.sealed@1': plain(
    handOvers(({ bundle, pages }, names) => `${names.bundle(bundle)} made, ${count(pages, 'page')}`),
  ),
  'bundle.abandoned@1': handOvers(
    ({ bundle, why }, names) => `${names.bundle(bundle)} was not made: ${WHY_NOT[String(why)] ?? FAILED}`,
  ),
  'draft.made@1': plain(handOvers(({ pages }) => `Draft statement made, ${count(pages, 'page')}`)),
  'bundle.handed-over@1': handOvers(({ bundle }, names) => `${names.bundle(bundle)} handed over`),
  'handover.answered@1': handOvers(
    ({ bundle }, names) => `${names.bundle(bundle)}: what was said by whoever received it was written down`,
  ),
  'handover.amended@1': handOvers(({ bundle }, names) => `${names.bundle(bundle)}: hand-over corrected`),
  'receipt.imported@1': handOvers(({ bundle }, names) => `${names.bundle(bundle)}: receipt kept`),
  'vault.created@1': locks('Vault made'),
  'vault.unlocked@1': locks('Vault unlocked'),
  'vault.locked@1': locks('Vault locked'),
  'vault.slots-changed@1': locks(({ changed }) =>
    (changed as readonly string[]).includes('recovery')
      ? 'Recovery code set up or replaced'
      : 'Passphrase changed',
  ),
  'vault.keys-replaced@1': locks('Keys of the vault replaced'),
  'log.continued@1': kinds('locks-and-checks')('Record log continued from an earlier copy'),
  'vault.backed-up@1': locks('Backup made'),
  'vault.backup-checked@1': locks('Backup opened and checked'),
  'vault.checked@1': locks(({ entries, exhibits, problems }) =>
    [
      `Everything checked: ${count(entries, 'line')}, ${count(exhibits, 'file')}`,
      problems === 0 ? 'all unchanged' : `${count(problems, 'problem')} found`,
    ].join(', '),
  ),
  'clock.jumped@1': locks('The clock of this computer went back'),
}

const stepWords = (fields: unknown): string => {
  const { kind } = fields as { readonly kind: keyof typeof ACTION_WORDS }
  return ACTION_WORDS[kind]
}

/** The types that a filter shows. */
export const typesOfKind = (kind: LineKind): readonly string[] =>
  Object.entries(LINE_TYPES).flatMap(([type, line]) => (line.kinds.includes(kind) ? [type] : []))
