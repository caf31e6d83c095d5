import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { VerifyReport } from '../../../src/contract/packages.ts'
import type { ProblemKind } from '../../../src/contract/packages.ts'
import { toHex, utf8 } from '../../../src/core/crypto/bytes.ts'
import { sha256 } from '../../../src/core/crypto/hash.ts'
import { blake2b512 } from '../../../src/core/crypto/sign.ts'
import { formatManifest } from '../../../src/core/packages/bag.ts'
import { listComment } from '../../../src/core/packages/check-signatures.ts'
import { minisignKeyId, signMinisign } from '../../../src/core/packages/minisign.ts'
import { verifyPackage } from '../../../src/core/packages/verify.ts'
import { writePackage } from '../../../src/core/packages/write-package.ts'
import type { PackageInput } from '../../../src/core/packages/package-input.ts'
import { MADE_AT, filesIn, madeUpInput, manifestKey, newFolder } from './sample-package.ts'
import type { KeyPair } from './sample-package.ts'

/** A written package as it was handed over, and a copy of it that is fresh for each test of the calling file. */
export function usePackage(input: () => PackageInput | Promise<PackageInput> = madeUpInput) {
  const root = newFolder()
  const good = join(root, 'good')
  const folder = join(root, 'HF-7K3Q-2-internal-2026-03-12')
  beforeAll(async () => void (await writePackage(good, await input())))
  beforeEach(() => {
    rmSync(folder, { recursive: true, force: true })
    cpSync(good, folder, { recursive: true, preserveTimestamps: true })
  })
  afterAll(() => rmSync(root, { recursive: true }))

  const read = (name: string) => readFileSync(join(folder, name))

  function write(name: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }

  async function verified(path = folder, since?: string): Promise<VerifyReport> {
    return VerifyReport.parse(await verifyPackage(path, since === undefined ? {} : { since }))
  }

  /** Lists and signs what is in the folder again, as somebody with a key would. */
  function listAgain(key: KeyPair = manifestKey): void {
    for (const [list, inData] of [
      ['manifest-sha256.txt', true],
      ['tagmanifest-sha256.txt', false],
    ] as const) {
      const names = filesIn(folder).filter(
        (name) => name.startsWith('data/') === inData && !name.startsWith('tagmanifest-'),
      )
      signList(list, formatManifest(names.map((name) => ({ name, sha256: toHex(sha256(read(name))) }))), key)
    }
  }

  function signList(
    list: string,
    text: string,
    key = manifestKey,
    comment = listComment(MADE_AT, list),
  ): void {
    const keyId = minisignKeyId(key.public)
    write(list, text)
    write(`${list}.minisig`, signMinisign(blake2b512(utf8(text)), key.secret, keyId, comment))
  }

  return { root, good, folder, read, write, verified, listAgain, signList }
}

export function kinds(report: VerifyReport): readonly ProblemKind[] {
  return [...new Set(report.problems.map((problem) => problem.kind))]
}

export function row(report: VerifyReport, name: string): string | undefined {
  return report.rows.find((one) => one.name === name)?.state
}
