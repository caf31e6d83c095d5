import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../tools/find-node.mjs'
import { tempVault } from '../support/temp-vault.ts'
import { token } from '../support/vault-host.ts'

const FIXTURES = resolve(ROOT, '../shared/fixtures')

/** What a file of this name holds, when it is what its name says. */
const PLAUSIBLE: Readonly<Record<string, RegExp>> = {
  '.jpg': /^image\/jpeg$/,
  '.heic': /^image\/hei[cf]$/,
  '.tiff': /^image\/tiff$/,
  '.pdf': /^application\/pdf$/,
  '.eml': /^(message\/rfc822|text\/plain)$/,
  '.txt': /^text\/plain$/,
  '.md': /^text\/(plain|markdown)$/,
}
/** Named so by whoever collected it: what is in it need not be a picture any more. */
const NOT_WHAT_IT_SAYS = ['corrupted.jpg']

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

function areMissing(): boolean {
  if (existsSync(FIXTURES)) return false
  process.stderr.write('Skipped here, because ../shared/fixtures is not there.\n')
  return true
}

test.skipIf(areMissing())(
  'every real file goes in and comes back byte for byte, with a plausible type',
  async () => {
    const { api, caseId, folder, reopen } = await tempVault()
    const paths = filesIn(FIXTURES)
    const { files } = await api.exhibits.add({ case: caseId, files: paths.map(token) })
    const again = await reopen()
    const odd: string[] = []
    for (const [i, path] of paths.entries()) {
      const outcome = files[i]!
      if (!('kept' in outcome)) throw new Error(`${basename(path)} was not kept: ${outcome.error.code}`)
      const out = join(folder, `out-${i}`)
      await again.exhibits.copy({ exhibit: outcome.kept.exhibit, to: token(out) })
      expect(Buffer.compare(readFileSync(out), readFileSync(path)), basename(path)).toBe(0)
      const type = PLAUSIBLE[extname(path).toLowerCase()]
      if (!type?.test(outcome.kept.mediaType)) odd.push(`${basename(path)}: ${outcome.kept.mediaType}`)
      const shown = await again.exhibits.get({ exhibit: outcome.kept.exhibit })
      expect(shown.intakes.map((intake) => intake.name)).toContain(basename(path))
      expect(shown.intakes[0]!.modifiedAt).not.toBeNull()
    }
    const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0)
    process.stdout.write(`real files: ${paths.length} kept and read back, ${bytes} bytes\n`)
    expect(odd.filter((line) => !NOT_WHAT_IT_SAYS.some((name) => line.startsWith(name)))).toEqual([])
    expect((await again.vault.check({})).problems).toEqual([])
  },
)
