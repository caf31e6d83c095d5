import type { z } from 'zod'
import { RedactionFile } from '../contract/disclosure.ts'
import type { contract } from '../contract/index.ts'
import type { Cli } from './cli.ts'
import { findExhibit, findIncident, findTarget } from './names.ts'
import { UsageError } from './usage.ts'

type SealInput = z.input<typeof contract.bundles.seal.input>
type Disclosure = Pick<SealInput, 'include' | 'exclude' | 'redact' | 'accounts'>

/** What goes in, what is left out and what is covered, as `seal` was told. */
export type DisclosureOptions = {
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  readonly redact: string | undefined
  readonly accounts: boolean
}

/**
 * Finds what was named. Throws NotFound, Ambiguous, Erased, CannotRead, and UsageError for a file that is not what
 * `RedactionFile` says: it names the place in the file and repeats nothing of it.
 */
export async function disclosureOf(cli: Cli, options: DisclosureOptions): Promise<Disclosure> {
  const include = []
  for (const name of options.include) include.push(await findIncident(cli, name))
  return {
    ...(include.length > 0 ? { include } : {}),
    exclude: await excluded(cli, options.exclude),
    ...(options.accounts ? { accounts: true } : {}),
    ...(options.redact === undefined ? {} : { redact: await redactions(cli, options.redact) }),
  }
}

/** `NAME`, or `NAME:why` in the person's own words. */
async function excluded(
  cli: Cli,
  words: readonly string[],
): Promise<{
  readonly incidents: NonNullable<NonNullable<Disclosure['exclude']>['incidents']>
  readonly exhibits: NonNullable<NonNullable<Disclosure['exclude']>['exhibits']>
}> {
  const incidents = []
  const exhibits = []
  for (const word of words) {
    const [name = '', ...rest] = word.split(':')
    const reason = rest.join(':').trim()
    const why = reason === '' ? {} : { why: reason }
    const target = await findTarget(cli, name.trim())
    if (target.kind === 'incident') incidents.push({ incident: target.incident, ...why })
    else exhibits.push({ exhibit: target.exhibit, ...why })
  }
  return { incidents, exhibits }
}

async function redactions(cli: Cli, path: string): Promise<NonNullable<Disclosure['redact']>> {
  const file = parseFile(await cli.files.text(path))
  const exhibits = []
  for (const { exhibit, ...covered } of file.exhibits)
    exhibits.push({ exhibit: await findExhibit(cli, exhibit), ...covered })
  const incidents = []
  for (const { incident, ...covered } of file.incidents)
    incidents.push({ incident: await findIncident(cli, incident), ...covered })
  return { exhibits, incidents }
}

function parseFile(text: string): RedactionFile {
  const parsed = RedactionFile.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  const place = parsed.error.issues[0]?.path.join('.') ?? ''
  throw new UsageError(
    place === ''
      ? 'The file of --redact does not have the form that docs/cli.md describes.'
      : `The file of --redact does not have the form that docs/cli.md describes, at ${place}.`,
  )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own words repeat what stands there.
    throw new UsageError('The file of --redact is not JSON.')
  }
}
