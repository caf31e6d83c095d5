import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { CaseId, ExhibitId, IncidentId } from '../../src/contract/ids.ts'
import type { CheckReport } from '../../src/contract/vault.ts'
import { isAppError } from '../../src/contract/errors.ts'
import { apiFor, open, PASSPHRASE, someBytes, tempFolder, tempVault, type Api } from './temp-vault.ts'
import { testHost, token, type TestHost } from './vault-host.ts'

const MIB = 1024 * 1024

/** A vault on the disk that nobody has open, with something in every table but `snapshot`. */
export type LockedVault = {
  readonly path: string
  readonly folder: string
  /** A host that has never seen a vault. */
  readonly host: TestHost
  readonly caseId: CaseId
  readonly incident: IncidentId
  /** One chunk, and four chunks whose last is not full. */
  readonly small: ExhibitId
  readonly large: ExhibitId
  readonly recoveryCode: string
}

export const LARGE_CHUNKS = 4

type Template = Omit<LockedVault, 'path' | 'folder' | 'host'> & { readonly bytes: Buffer }

async function makeTemplate(): Promise<Template> {
  const { api, caseId, file, path, recoveryCode } = await tempVault()
  const added = await api.exhibits.add({
    case: caseId,
    files: [
      token(file('letter.txt', someBytes(30_000))),
      token(file('video.bin', someBytes(3 * MIB + 5000))),
    ],
  })
  const [small, large] = added.files.flatMap((one) => ('kept' in one ? [one.kept.exhibit] : []))
  const { incident } = await api.incidents.record({
    case: caseId,
    fields: { title: 'Comment under video', words: 'I know where you park', effect: 'No sleep' },
    tags: ['video'],
    exhibits: [small!],
  })
  await api.incidents.amend({
    incident,
    fields: { words: 'I know where you park now' },
    reason: 'remembered-more',
  })
  await api.notes.write({ incident, text: 'Ask the union' })
  await api.vault.lock({})
  return { bytes: readFileSync(path), caseId, incident, small: small!, large: large!, recoveryCode }
}

/**
 * Makes vaults that are copies of one, made by the first call and given what `prepare` adds: a test changes its own
 * copy.
 */
export function lockedVaults(
  prepare: (vault: LockedVault) => Promise<void> = () => Promise.resolve(),
): () => Promise<LockedVault> {
  let template: Template | null = null
  return async () => {
    if (template === null) {
      const made = await makeTemplate()
      const first = copyOf(made)
      await prepare(first)
      template = { ...made, bytes: readFileSync(first.path) }
    }
    return copyOf(template)
  }
}

function copyOf({ bytes, ...known }: Template): LockedVault {
  const folder = tempFolder()
  const path = join(folder, 'notes.holdfast')
  writeFileSync(path, bytes)
  return { ...known, path, folder, host: testHost() }
}

/** Opens a vault for this test. */
export async function openFor(
  host: TestHost,
  path: string,
  passphrase = PASSPHRASE,
): Promise<{ readonly api: Api; readonly status: Awaited<ReturnType<typeof open>> }> {
  const api = apiFor(host)
  const status = await open(api, path, passphrase)
  onTestFinished(() => api.vault.lock({}).then(() => undefined))
  return { api, status }
}

/** The code a vault refuses to open with; `opens` if it opens. */
export async function unlockCode(vault: LockedVault, passphrase = PASSPHRASE): Promise<string> {
  const api = apiFor(vault.host)
  const answer = await codeOf(open(api, vault.path, passphrase))
  await api.vault.lock({})
  return answer === 'done' ? 'opens' : answer
}

/** The code something fails with; `done` if it does not. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    if (isAppError(error)) return error.code
    throw error
  }
}

export type Outcome = {
  readonly unlock: string
  /** Reading every incident and every exhibit. */
  readonly reading?: string
  readonly check?: readonly string[]
}

/** Opens, reads everything, checks: where a damage shows, and by which name. */
export async function outcomeOf(vault: LockedVault): Promise<Outcome> {
  const api = apiFor(vault.host)
  const unlock = await codeOf(open(api, vault.path))
  if (unlock !== 'done') return { unlock }
  try {
    const reading = await codeOf(readAll(api, vault))
    const report = await api.vault.check({})
    return { unlock: 'opens', reading, check: codesOf(report) }
  } finally {
    await api.vault.lock({})
  }
}

export async function readAll(api: Api, vault: LockedVault): Promise<void> {
  await api.incidents.get({ incident: vault.incident })
  for (const exhibit of [vault.small, vault.large]) {
    const out = join(vault.folder, exhibit)
    // Looked at more than once: a copy is never written over another file.
    rmSync(out, { force: true })
    await api.exhibits.copy({ exhibit, to: token(out) })
  }
}

export const codesOf = (report: CheckReport): readonly string[] => report.problems.map(({ code }) => code)

export const WHOLE: Outcome = { unlock: 'opens', reading: 'done', check: [] }
