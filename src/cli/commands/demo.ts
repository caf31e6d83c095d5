import { mkdirSync, rmSync, existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import { crockford } from '../../core/crypto/recovery-code.ts'
import type { Cli, Outcome, Run } from '../cli.ts'
import { playSample } from '../../core/sample/play-sample.ts'
import { readSampleCase, type SampleCase } from '../../core/sample/sample-case.ts'
import { makeRecovery, writeSecret } from '../recovery.ts'
import { SAMPLE_FOLDER } from '../resources.ts'
import { count } from '../wording.ts'
import { checkLines } from './check.ts'
import { sealedLines } from './seal.ts'
import { verifyLines } from './verify.ts'

const NAMES = {
  vault: 'sample.holdfast',
  passphrase: 'passphrase.txt',
  recoveryCode: 'recovery-code.txt',
  package: 'package',
} as const

const PASSPHRASE_BYTES = 20

export const runDemo: Run<'demo'> = async ({ options }, cli) => {
  const folder = cli.files.resolve(options.out)
  if (existsSync(folder)) throw new AppError('CannotWrite', 'a folder of this name is there already')
  const sample = readSampleCase(SAMPLE_FOLDER)
  makeFolder(folder)
  try {
    return await playThrough(cli, folder, sample)
  } catch (error) {
    // Everything in the folder was made here; half a demo helps nobody.
    await cli.lock()
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new AppError('CannotWrite', `the folder cannot be made (${code})`)
  }
}

async function playThrough(cli: Cli, folder: string, sample: SampleCase): Promise<Outcome<'demo'>> {
  const { client } = cli
  await makeVault(cli, folder)
  const played = await playSample(
    {
      client,
      context: cli.context,
      folder: SAMPLE_FOLDER,
      tokenOf: (path) => cli.files.source(path),
      clock: cli.host.clock,
    },
    sample,
  )
  const into = join(folder, NAMES.package)
  mkdirSync(into)
  const { recipient, purpose } = sample
  const to = cli.files.place(into)
  const sealed = await client.bundles.seal(
    { case: played.case, recipient, purpose, to, letThrough: 'all', accounts: true },
    cli.context,
  )
  const from = cli.files.place(join(into, sealed.folder))
  const verified = await client.packages.verify({ from }, cli.context)
  const checked = await client.vault.check({}, cli.context)
  const { vault } = await client.vault.status({})
  const packageFolder = posix.join(NAMES.package, sealed.folder)
  const openFirst = posix.join(packageFolder, sealed.open)
  const { incidents, kept, duplicates } = played
  const made = { ...NAMES, package: packageFolder, openFirst }
  const document = { vault, incidents, made, files: { kept, duplicates }, sealed, verified, checked }
  const isGood = verified.ok && checked.ok
  return { document, lines: linesOf(folder, document), ...(isGood ? {} : { exitCode: 1 }) }
}

/** A vault to throw away: its passphrase and recovery code lie beside it. */
async function makeVault(cli: Cli, folder: string): Promise<void> {
  const passphrase = crockford(cli.host.random.bytes(PASSPHRASE_BYTES), 32).match(/.{4}/g)!.join('-')
  writeSecret(join(folder, NAMES.passphrase), `${passphrase}\n`)
  const file = cli.files.place(join(folder, NAMES.vault))
  cli.stopIfCancelled()
  await cli.client.vault.create({ file, passphrase, withRecovery: false })
  cli.stopIfCancelled()
  await makeRecovery(cli, join(folder, NAMES.recoveryCode))
  cli.warn(
    'This is a throw-away vault: its passphrase lies beside it in passphrase.txt. Nothing in it is real.',
  )
}

const shifted = (line: string): string => (line === '' ? '' : `  ${line}`)

function linesOf(
  folder: string,
  { incidents, files, made, sealed, verified, checked }: Outcome<'demo'>['document'],
): readonly string[] {
  return [
    `The sample case: ${count(incidents, 'incident')}, ${count(files.kept, 'file')} kept, ${files.duplicates} of them the same as another.`,
    '',
    ...sealedLines(sealed as Parameters<typeof sealedLines>[0]),
    '',
    'The package, checked without the vault:',
    ...verifyLines(verified as Parameters<typeof verifyLines>[0]).map(shifted),
    '',
    'The vault, checked:',
    ...checkLines(checked).map(shifted),
    '',
    `Everything is in ${folder}`,
    `  ${made.openFirst}    open this first`,
    `  ${made.package}    the package around it`,
    `  ${made.vault}    the vault`,
    `  ${made.passphrase}    its passphrase: this is a throw-away vault`,
    `  ${made.recoveryCode}    its recovery code`,
  ]
}
