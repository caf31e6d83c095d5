import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildApp } from '../support/built-app.ts'
import { CHILDREN } from '../support/crash-child.ts'
import { needs } from '../support/judges.ts'
import { PASSPHRASE } from '../support/made-vault.ts'
import { ASKED, filesIn, findPlanted, unasked } from '../support/planted-scan.ts'
import { PLANTED } from '../support/planted.ts'
import { tempFolder } from '../support/temp-vault.ts'
import { runWatched } from '../support/watched-run.ts'

const CHILD = join(CHILDREN, 'app-run-child.ts')
const MIB = 1024 * 1024

describe.skipIf(needs('strace', 'chromium'))('what a whole run of the app writes to the disk', () => {
  test('holds no planted string: neither its own files, nor its browser’s profile, nor anything unlinked', async () => {
    buildApp()
    const folder = tempFolder()
    mkdirSync(join(folder, ASKED))
    writeFileSync(join(folder, ASKED, 'Xq7-file-heron.txt'), `${PLANTED.inSmallFile}, as it was written.`)
    const run = await runWatched(folder, CHILD, [folder])
    expect(run.output).toContain('"left":true')
    const strings = [...Object.values(PLANTED), PASSPHRASE, 'Xq7-file-heron']
    const written = unasked(folder, run.written)
    const paths = [...written.keys()]
    for (const name of ['notes.holdfast', 'notes.holdfast-journal', 'preferences.json', '.seen'])
      expect(
        paths.some((path) => path.includes(name)),
        name,
      ).toBe(true)
    const bytes = [...written.values()].reduce((sum, some) => sum + some.length, 0)
    process.stdout.write(`app scan: ${paths.length} files written, ${Math.round(bytes / MIB)} MiB\n`)
    expect(findPlanted(written, strings)).toEqual([])
    expect(findPlanted(unasked(folder, filesIn(folder)), strings)).toEqual([])
    // What is printed is packed, and no search for words would find it.
    expect([...written].filter(([, some]) => some.includes('%PDF-1')).map(([path]) => path)).toEqual([])
    // The scan sees what the browser and the app write: its profile, and the one path that the app remembers.
    expect(paths.filter((path) => path.includes('playwright_chromiumdev_profile')).length).toBeGreaterThan(5)
    expect(findPlanted(written, ['notes.holdfast'])).not.toEqual([])
    expect(paths.filter((path) => !path.startsWith(folder))).toEqual([])
  }, 900_000)
})
