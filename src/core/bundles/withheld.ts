import type { WithheldAs } from '../../contract/bundles.ts'
import type { IncidentId } from '../../contract/ids.ts'
import {
  CHANNELS,
  DISCLOSURE_CLASSES,
  type DisclosureClass,
  type IncidentFields,
} from '../../contract/records.ts'
import { NO_NAMES } from '../accounts/rules.ts'
import { exhibitsOfIncident, intakesOf, type ExhibitRow } from '../exhibits/queries.ts'
import { versionsOf } from '../incidents/queries.ts'
import { notesOf } from '../notes/queries.ts'
import type { Vault } from '../vault/vault.ts'
import { accountTextsGiven, accountTextsOfCase } from './account-texts.ts'
import type { Chosen } from './choose.ts'
import { dataFileName, type Labelled } from './labels.ts'
import type { Renditions } from './redact-exhibits.ts'
import type { SealAsk } from './seal.ts'
import { channelWords, classWords, DATE_NOT_KNOWN } from './templates/words.ts'

/** An area of a picture, in pixels of the picture as it is seen: turned as its EXIF says. */
export type Area = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The areas that are covered in the redacted copy of one exhibit. */
export type RedactedPicture = { readonly label: string; readonly areas: readonly Area[] }

/**
 * What must stand nowhere in a package: for the look through the finished one. `texts` are words withheld, fields that
 * were left out, private notes, and the names files had; `hashesHex` are SHA-256 of originals that are redacted or left out.
 */
export type Withheld = {
  readonly texts: readonly string[]
  readonly hashesHex: readonly string[]
  readonly redactedPictures: readonly RedactedPicture[]
  /** What the bundle gives, in letters and digits of one case. */
  readonly given: string
}

/** The same, with why each of the texts is withheld. */
export type WithheldWithReasons = Withheld & { readonly reasons: readonly WithheldAs[] }

type WithheldText = { readonly text: string; readonly as: WithheldAs }

/** Shorter ones, and single words, stand in any document by chance. */
const LEAST_CHARACTERS = 8
const SINGLE_WORD = /^\p{L}{1,14}$/u
/** A longer text is gathered in pieces: the same post copied into two incidents is given in the one that goes in. */
const LONG_CHARACTERS = 160
const PIECE_CHARACTERS = 60

/**
 * Gathers it for a bundle. What the bundle gives elsewhere, because the person wrote the same in a field that is given,
 * is not withheld, nor what they say may stand; words that were named to be covered always are.
 */
export function withheldFrom(vault: Vault, ask: SealAsk, bundle: Bundle): WithheldWithReasons {
  const { chosen, labelled, renditions } = bundle
  const hidden = [
    ...chosen.exhibitsLeftOut.map(({ row }) => row),
    ...chosen.exhibits.filter((row) => renditions.has(row.id)),
    ...leftOutWith(vault, bundle),
  ]
  const given = givenTexts(vault, ask, bundle)
  const mayStand = new Set(ask.mayStand?.map(compared))
  const isHidden = ({ text, as }: WithheldText): boolean =>
    text.length >= LEAST_CHARACTERS &&
    !SINGLE_WORD.test(text) &&
    !given.includes(compared(text)) &&
    (as.as === 'note' || !mayStand.has(compared(text)))
  const named = chosen.coveredWords.map(({ words }) => ({ text: words, as: { as: 'covered' } as const }))
  const unnamed = unnamedTexts(vault, ask, chosen, hidden).flatMap(({ text, as }) =>
    piecesOf(text).map((piece) => ({ text: piece, as })),
  )
  const all = [...named, ...unnamed.filter(isHidden)]
  // The first of several reasons is the one that is said.
  const reasons = new Map(all.toReversed().map(({ text, as }) => [text, as] as const))
  return {
    texts: [...reasons.keys()],
    reasons: [...reasons.values()],
    hashesHex: [...new Set(hidden.map((row) => row.sha256))],
    redactedPictures: labelled.flatMap(({ exhibit, label }) => {
      const areas = renditions.get(exhibit.id)?.areas ?? []
      return areas.length === 0
        ? []
        : [{ label, areas: areas.map(({ x, y, width, height }) => ({ x, y, width, height })) }]
    }),
    given,
  }
}

/** Without what we print ourselves in every bundle of this kind: it gives nobody away. Words that were named stay. */
export function withoutFixed(withheld: WithheldWithReasons, fixed: readonly string[]): WithheldWithReasons {
  const ours = fixed.map(compared).join(' ')
  const isKept = withheld.texts.map(
    (text, index) => withheld.reasons[index]!.as === 'covered' || !ours.includes(compared(text)),
  )
  return {
    ...withheld,
    texts: withheld.texts.filter((_, index) => isKept[index]),
    reasons: withheld.reasons.filter((_, index) => isKept[index]),
  }
}

/** What nobody named and is withheld all the same: parts and incidents that are left out, private notes, names of files. */
function unnamedTexts(
  vault: Vault,
  ask: SealAsk,
  chosen: Chosen,
  hidden: readonly ExhibitRow[],
): readonly WithheldText[] {
  const isOut = (name: DisclosureClass): boolean => !ask.profile.classes.includes(name)
  return [
    ...chosen.incidents.flatMap(({ row }) =>
      versionsOf(vault.reads, row.id)
        .filter((version) => isOut(version.class))
        .flatMap((version) => {
          const as = { as: 'part', class: version.class, incident: row.id } as const
          return textsIn(version).map((text) => ({ text, as }))
        }),
    ),
    ...chosen.leftOut.flatMap(({ row }) => {
      const as = { as: 'incident', incident: row.id } as const
      return textsOf(vault, row.id, () => true).map((text) => ({ text, as }))
    }),
    ...hidden.flatMap(({ id }) => {
      const as = { as: 'file-name', exhibit: id } as const
      return intakesOf(vault.reads, id).flatMap(({ name }) => (name === null ? [] : [{ text: name, as }]))
    }),
    ...[...chosen.incidents, ...chosen.leftOut].flatMap(({ row }) => {
      const as = { as: 'note', incident: row.id } as const
      return notesOf(vault.reads, row.id).map(({ text }) => ({ text, as }))
    }),
    ...(chosen.accounts === null ? [] : accountTextsOfCase(vault, ask.case.id)).map((text) => ({
      text,
      as: { as: 'account' } as const,
    })),
  ]
}

/** Letters and digits alone, in one case: more alike than any search takes for the same. */
const compared = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')

function piecesOf(text: string): readonly string[] {
  const whole = text.trim()
  if (whole.length <= LONG_CHARACTERS) return [whole]
  const pieces = ['']
  for (const word of whole.split(/\s+/)) {
    const last = pieces.at(-1)!
    if (last.length >= PIECE_CHARACTERS) pieces.push(word)
    else pieces[pieces.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return pieces
}

type Bundle = {
  readonly chosen: Chosen
  readonly labelled: readonly Labelled[]
  readonly renditions: Renditions
}

/** Files that only incidents name which were left out. */
function leftOutWith(vault: Vault, { chosen }: Bundle): readonly ExhibitRow[] {
  const isIn = new Set(chosen.exhibits.map((row) => row.id))
  const named = chosen.leftOut.flatMap(({ row }) => exhibitsOfIncident(vault.reads, row.id))
  return named.filter((row) => !isIn.has(row.id))
}

/** Everything the incidents of a bundle say in it, the names of its files, and the words we print ourselves. */
function givenTexts(vault: Vault, ask: SealAsk, bundle: Bundle): string {
  const { chosen, labelled, renditions } = bundle
  const { profile, recipient, purpose } = ask
  const fields = chosen.incidents.flatMap(({ row, fields }) => [
    ...stringsIn(fields),
    ...textsOf(vault, row.id, (name) => profile.classes.includes(name)),
  ])
  const files = labelled.flatMap((one) => [
    dataFileName(one, renditions.get(one.exhibit.id)),
    ...(renditions.has(one.exhibit.id)
      ? []
      : intakesOf(vault.reads, one.exhibit.id).flatMap(({ name }) => name ?? [])),
  ])
  const titles = profile.sections.flatMap(({ parts }) => parts.map(({ title }) => title))
  const own = [
    ...titles,
    DATE_NOT_KNOWN,
    ...NO_NAMES,
    ...CHANNELS.map(channelWords),
    ...DISCLOSURE_CLASSES.map(classWords),
  ]
  const steps = chosen.actions.flatMap(({ fields: { to, reference, said, outcome } }) =>
    [to, reference, said, outcome].flatMap((text) => text ?? []),
  )
  const frame = [recipient, purpose, ask.case.writer ?? '', ask.case.reference ?? '']
  const filing = Object.values(ask.filing ?? {}).flatMap((said) => said ?? [])
  const { incidents, exhibits } = ask.disclosure.exclude
  const reasons = [...incidents, ...exhibits, ...chosen.coveredWords].flatMap(({ why }) => why ?? [])
  const accounts = chosen.accounts === null ? [] : accountTextsGiven(chosen.accounts)
  return [...fields, ...accounts, ...steps, ...files, ...frame, ...filing, ...reasons, ...own]
    .map(compared)
    .join(' ')
}

function textsOf(
  vault: Vault,
  incident: IncidentId,
  isWanted: (name: DisclosureClass) => boolean,
): readonly string[] {
  return versionsOf(vault.reads, incident)
    .filter((version) => isWanted(version.class))
    .flatMap(textsIn)
}

const textsIn = ({ fields, note }: ReturnType<typeof versionsOf>[number]): readonly string[] => [
  ...stringsIn(fields),
  ...(note === null ? [] : [note]),
]

/** What a person wrote: not a choice from a list, and not a date. */
function stringsIn({ channel: _channel, replied: _replied, ...fields }: IncidentFields): readonly string[] {
  return Object.values(fields).filter((value) => typeof value === 'string')
}
