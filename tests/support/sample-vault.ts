import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openChromiumPrinter } from '../../src/cli/chromium/printer.ts'
import { SAMPLE_FOLDER } from '../../src/cli/resources.ts'
import { playSample } from '../../src/core/sample/play-sample.ts'
import { readSampleCase } from '../../src/core/sample/sample-case.ts'
import type { CaseId } from '../../src/contract/ids.ts'
import type { HtmlPrinter } from '../../src/core/ports/html-printer.ts'
import { PASSPHRASE, apiFor, type Api } from './temp-vault.ts'
import { testHost, token, type TestHost } from './vault-host.ts'

export type SampleVault = {
  readonly api: Api
  readonly host: TestHost
  readonly folder: string
  readonly path: string
  readonly caseId: CaseId
  /** Seals under a profile; the folder of the package. */
  readonly seal: (profile: string) => Promise<string>
  readonly close: () => Promise<void>
}

/** The sample case in a vault of its own, for the length of a test file: one browser prints all that is sealed. */
export async function openSampleVault(): Promise<SampleVault> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-sample-'))
  const path = join(folder, 'sample.holdfast')
  const printer = await openChromiumPrinter()
  const host = testHost({ openPrinter: () => Promise.resolve(lent(printer)) })
  const api = apiFor(host)
  await api.vault.create({ file: token(path), passphrase: PASSPHRASE, withRecovery: false })
  const context = { signal: new AbortController().signal, progress: () => undefined }
  const sample = readSampleCase(SAMPLE_FOLDER)
  const player = { client: api, context, folder: SAMPLE_FOLDER, tokenOf: token, clock: host.clock }
  const played = await playSample(player, sample)
  const seal = async (profile: string): Promise<string> => {
    const { recipient, purpose } = sample
    // The photograph of the letter says which camera took it.
    const letThrough = 'all' as const
    const asked = { case: played.case, recipient, purpose, profile, to: token(folder), letThrough }
    return join(folder, (await api.bundles.seal(asked)).folder)
  }
  const close = async (): Promise<void> => {
    await api.vault.lock({})
    await printer.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { api, host, folder, path, caseId: played.case, seal, close }
}

/** Sealing closes its printer; this one is needed again. */
function lent(printer: HtmlPrinter): HtmlPrinter {
  return new Proxy(printer, {
    get: (target, key) => {
      if (key === 'close') return () => Promise.resolve()
      const member: unknown = Reflect.get(target, key)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}
