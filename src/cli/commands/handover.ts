import { AppError } from '../../contract/errors.ts'
import { HANDOVER_METHODS, HandoverMethod, HandoverSaid, type Handover } from '../../contract/handovers.ts'
import { methodWords } from '../../core/handovers/rules.ts'
import { formatInstant, formatWhen } from '../../core/when/format.ts'
import type { Cli, Run } from '../cli.ts'
import { findBundle, findHandover } from '../names.ts'
import { openVault } from '../secrets.ts'
import { UsageError } from '../usage.ts'
import { fitting, whenOf } from '../values.ts'
import { count, wordLines } from '../wording.ts'
import { readReason } from './amend.ts'

type SaidOptions = {
  readonly said: string | undefined
  readonly name: string | undefined
  readonly number: string | undefined
  readonly reference: string | undefined
}
type HowOptions = {
  readonly method: string | undefined
  readonly happened: string | undefined
  readonly zone: string | undefined
  readonly 'received-by': string | undefined
  readonly place: string | undefined
}

export const runHandover: Run<'handover'> = async ({ operands, options }, cli) => {
  const { method, when, ...how } = howOf(options, cli)
  if (method === undefined || when === undefined) throw new UsageError('--method and --happened are needed.')
  const said = saidOf(options)
  await openVault(cli, operands.VAULT, options)
  const { bundle } = await findBundle(cli, operands.BUNDLE)
  const ask = { bundle, method, when, ...how, ...(said === null ? {} : { said }) }
  const written = await cli.client.handovers.record(ask)
  const lines = [
    'The hand-over is written down.',
    ...(said === null ? ['What the recipient says later: holdfast handover said VAULT BUNDLE'] : []),
  ]
  return { document: { bundle, ...written }, lines }
}

export const runHandoverSaid: Run<'handover said'> = async ({ operands, options }, cli) => {
  const said = saidOf(options)
  if (said === null) throw new UsageError('Give --said, --name, --number or --reference.')
  await openVault(cli, operands.VAULT, options)
  const { handover, bundle } = await findHandover(cli, operands.BUNDLE)
  const { seq } = await cli.client.handovers.addSaid({ handover, said })
  return { document: { bundle, handover, seq }, lines: ['What they said is written down.'] }
}

export const runHandoverAmend: Run<'handover amend'> = async ({ operands, options }, cli) => {
  const fields = howOf(options, cli)
  if (Object.keys(fields).length === 0)
    throw new UsageError('Give --method, --happened, --received-by or --place.')
  const reason = readReason(options.reason)
  await openVault(cli, operands.VAULT, options)
  const { handover, bundle } = await findHandover(cli, operands.BUNDLE)
  const { seq } = await cli.client.handovers.amend({ handover, fields, ...reason })
  return {
    document: { bundle, handover, seq },
    lines: ['Corrected. What was written before stays in the record.'],
  }
}

export const runHandoverList: Run<'handover list'> = async ({ operands, options }, cli) => {
  await openVault(cli, operands.VAULT, options)
  const { handovers, notRecorded } = await cli.client.handovers.list({})
  const zone = cli.host.clock.zone()
  return {
    document: { handovers, notRecorded },
    lines: [
      ...(handovers.length === 0 ? ['No hand-over is written down yet.'] : []),
      ...handovers.flatMap((one) => handoverLines(one, zone)),
      ...(notRecorded.length === 0 ? [] : ['', 'Made, and no hand-over written down:']),
      ...notRecorded.map(({ id, recipient, at }) => `  ${id} for ${recipient}, ${formatInstant(at, zone)}`),
    ],
  }
}

export const runReceiptImport: Run<'receipt import'> = async ({ operands, options }, cli) => {
  const from = cli.files.source(operands.FILE)
  await openVault(cli, operands.VAULT, options)
  const { bundle, caseId } = await findBundle(cli, operands.BUNDLE)
  const { files } = await cli.client.exhibits.add({ case: caseId, files: [from] }, cli.context)
  const [outcome] = files
  if (outcome === undefined || !('kept' in outcome))
    throw new AppError('CannotRead', 'the file could not be kept')
  const { exhibit, number, sha256 } = outcome.kept
  const { seq, kind } = await cli.client.handovers.keepReceipt({ bundle, exhibit })
  const what = kind === 'page' ? 'The receipt page' : 'The receipt file'
  return {
    document: { bundle, exhibit, number, sha256, kind, seq },
    lines: [`${what} is kept as number ${number}, byte for byte, SHA-256 ${sha256}.`],
  }
}

function howOf(options: HowOptions, cli: Cli) {
  const { method, happened, zone, place } = options
  const receivedBy = options['received-by']
  const says = `--method is one of: ${HANDOVER_METHODS.join(', ')}.`
  return {
    ...(method === undefined ? {} : { method: fitting(HandoverMethod, method, says) }),
    ...(happened === undefined ? {} : { when: whenOf('happened', happened, zone, cli.host.clock.nowMs()) }),
    ...(receivedBy === undefined ? {} : { receivedBy }),
    ...(place === undefined ? {} : { place }),
  }
}

function saidOf({ said, name, number, reference }: SaidOptions): HandoverSaid | null {
  const given = Object.entries({ words: said, name, number, reference }).filter(
    ([, text]) => text !== undefined,
  )
  if (given.length === 0) return null
  return fitting(
    HandoverSaid,
    Object.fromEntries(given),
    'What they said is too long, or holds a broken character.',
  )
}

function handoverLines(one: Handover, zone: string): readonly string[] {
  const { id, recipient, method, when, receivedBy, place, said, corrections, receipts, checkpoint } = one
  const taken = [receivedBy && `received by ${receivedBy}`, place && `at ${place}`].filter(Boolean)
  return [
    `${id} for ${recipient}: ${[methodWords(method), formatWhen(when), ...taken].join(', ')}`,
    ...said.map(({ at, name, number, reference, words }) => {
      const parts = [name, number, reference && `reference ${reference}`, words].filter(Boolean)
      return `  They said (${formatInstant(at, zone)}): ${parts.join('; ')}`
    }),
    ...corrections.map(({ at, reason, note }) => {
      return `  Corrected on ${formatInstant(at, zone)}: ${reason.replaceAll('-', ' ')}${note === null ? '' : `, ${note}`}`
    }),
    ...receipts.map(({ number, kind }) => {
      const what = kind === 'page' ? 'The signed page' : 'A receipt file'
      return number === null ? `  ${what}: erased` : `  ${what}: file ${number}`
    }),
    `  The record then, ${count(checkpoint.size, 'line')}:`,
    ...wordLines(checkpoint.words).map((line) => `  ${line}`),
  ]
}
