import { mkdirSync, rmdirSync, statSync } from 'node:fs'
import type { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import type { contract } from '../../contract/index.ts'
import type { Filing } from '../../contract/filing.ts'
import type { ExhibitId } from '../../contract/ids.ts'
import type { Asked } from '../arguments.ts'
import type { Cli, Run } from '../cli.ts'
import { disclosureOf } from '../disclosure.ts'
import { findBundle, findCase, findExhibit } from '../names.ts'
import { openVault } from '../secrets.ts'
import { UsageError } from '../usage.ts'
import { count, wordLines } from '../wording.ts'

export const runSeal: Run<'seal'> = async ({ operands, options }, cli) => {
  const into = cli.files.resolve(options.out)
  const to = cli.files.place(options.out)
  await openVault(cli, operands.VAULT, options)
  const { id } = await findCase(cli, options.case)
  const disclosure = await disclosureOf(cli, options)
  const letThrough = await letThroughOf(cli, options['let-through'])
  const asked = { case: id, recipient: options.to, purpose: options.purpose, to, as: wayOf(options.as) }
  const recogniseText = !options['no-recognised-text']
  const ask = { ...asked, ...disclosure, recogniseText, letThrough }
  const profile = options.profile === undefined ? {} : { profile: options.profile }
  const continues =
    options.append === undefined ? {} : { continues: (await findBundle(cli, options.append)).bundle }
  const filing = filingOf(options)
  const asking = { ...ask, ...profile, ...continues, ...(filing && { filing }) }
  const sealed = await inFolder(into, () => cli.client.bundles.seal(asking, cli.context))
  return { document: sealed, lines: sealedLines(sealed) }
}

async function letThroughOf(cli: Cli, names: readonly string[]): Promise<'all' | ExhibitId[]> {
  if (names.includes('all')) return 'all'
  const exhibits: ExhibitId[] = []
  for (const name of names) exhibits.push(await findExhibit(cli, name))
  return exhibits
}

/** For a court: nothing where none of it is given. The contract says what each may be. */
function filingOf(options: Asked<'seal'>['options']): Filing | undefined {
  const [first, second] = [options['party-first'], options['party-second']]
  if ((first === undefined) !== (second === undefined))
    throw new UsageError('--party-first and --party-second are given together.')
  const filing = {
    court: options.court,
    caseNumber: options['case-number'],
    shortTitle: options['short-title'],
    parties: first !== undefined && second !== undefined ? ([first, second] as const) : undefined,
    bundleName: options['bundle-name'],
    hearing: options.hearing,
    party: options.party,
    batesPrefix: options['bates-prefix'],
  }
  const given = Object.entries(filing).filter(([, value]) => value !== undefined)
  return given.length === 0 ? undefined : Object.fromEntries(given)
}

function wayOf(way = 'folder'): 'folder' | 'two-files' {
  if (way === 'folder' || way === 'two-files') return way
  throw new UsageError('--as is folder or two-files.')
}

/** The folder is made when it is not there, and taken away again when nothing came into it. */
export async function inFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const isMade = makeFolder(folder)
  try {
    return await work()
  } catch (error) {
    if (isMade) rmdirSync(folder)
    throw error
  }
}

function makeFolder(folder: string): boolean {
  try {
    const there = statSync(folder, { throwIfNoEntry: false })
    if (there === undefined) mkdirSync(folder)
    else if (!there.isDirectory()) throw new AppError('CannotWrite', 'a file of this name is there already')
    return there === undefined
  } catch (error) {
    if (error instanceof AppError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new AppError('CannotWrite', `the folder cannot be made (${code})`)
  }
}

export function sealedLines(sealed: z.output<typeof contract.bundles.seal.output>): readonly string[] {
  return [
    `The package is made: ${sealed.made.join(' and ')}`,
    `  ${count(sealed.incidents, 'incident')}, ${count(sealed.exhibits, 'exhibit')}, ${count(sealed.files, 'file')}, ${count(sealed.pages, 'page')} in the bundle${sealed.volumes > 1 ? `, in ${count(sealed.volumes, 'volume')}` : ''}`,
    `  SHA-256 of the bundle: ${sealed.pdf}`,
    `  The state of your record at this moment, ${count(sealed.checkpoint.size, 'line')}, as twelve words:`,
    ...wordLines(sealed.checkpoint.words),
    ...sealed.notes.map((note) => `  ${note}`),
    'Look at the bundle before you hand it over.',
    '',
    'Words to copy; nothing has been sent. With an e-mail or an upload:',
    `  ${sealed.texts.message}`,
    'As a caption:',
    `  ${sealed.texts.caption}`,
    'On the telephone:',
    `  ${sealed.texts.phone}`,
  ]
}
