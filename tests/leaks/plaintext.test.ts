import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../../tools/find-node.mjs'
import { CHILDREN } from '../support/crash-child.ts'
import { needs } from '../support/judges.ts'
import { ASKED, filesIn, findPlanted, unasked } from '../support/planted-scan.ts'
import { PLANTED } from '../support/planted.ts'
import { someBytes, tempFolder } from '../support/temp-vault.ts'
import { connectionsOf, runWatched } from '../support/watched-run.ts'

const CHILD = join(CHILDREN, 'leak-child.ts')
const MIB = 1024 * 1024
function folderWithFiles(): string {
  const folder = tempFolder()
  mkdirSync(join(folder, ASKED))
  const small = [PLANTED.inSmallFile, ...Object.values(PLANTED)].join('\n')
  writeFileSync(
    join(folder, ASKED, PLANTED.fileName),
    Buffer.concat([Buffer.from(small), Buffer.from(small, 'utf16le')]),
  )
  const big = Array.from({ length: 5 }, () => Buffer.concat([Buffer.from(PLANTED.inBigFile), someBytes(MIB)]))
  writeFileSync(join(folder, ASKED, 'big.bin'), Buffer.concat(big))
  return folder
}

const secretsOf = (output: string): readonly string[] => {
  const { recovery } = JSON.parse(output.split('\n')[0]!) as { recovery: string }
  return [recovery, recovery.replaceAll('-', ''), recovery.slice(0, 9)]
}

describe.skipIf(needs('strace'))('what reaches the disk and the network', () => {
  test('no planted string is in any byte written by the whole interface, unlinked files and journals included', async () => {
    const folder = folderWithFiles()
    const run = await runWatched(folder, CHILD, [folder, 'whole'])
    const strings = [...Object.values(PLANTED), ...secretsOf(run.output)]
    const written = unasked(folder, run.written)
    const paths = [...written.keys()]
    for (const name of ['notes.holdfast', 'notes.holdfast-journal', 'backup.holdfast', 'restored.holdfast'])
      expect(
        paths.some((path) => path.includes(name)),
        name,
      ).toBe(true)
    const bytes = [...written.values()].reduce((sum, some) => sum + some.length, 0)
    expect(bytes).toBeGreaterThan(20 * MIB)
    process.stdout.write(`plaintext scan: ${paths.length} files written, ${Math.round(bytes / MIB)} MiB\n`)
    expect(findPlanted(written, strings)).toEqual([])
    expect(findPlanted(unasked(folder, filesIn(folder)), strings)).toEqual([])
    expect(findPlanted(run.written, [PLANTED.inSmallFile])).not.toEqual([])
    expect(paths.filter((path) => !path.startsWith(folder))).toEqual([])
    expect(readdirSync(join(folder, 'tmp'))).toEqual([])
    expect(connectionsOf(run)).toEqual([])
  })

  test('nor in any byte written by the command line', async () => {
    const folder = folderWithFiles()
    const at = (name: string) => join(folder, name)
    writeFileSync(at('asked/passphrase.txt'), `${PLANTED.passphrase}\n`)
    const vault = at('notes.holdfast')
    const key = ['--passphrase-file', at('asked/passphrase.txt')]
    const incident = [
      '--title',
      PLANTED.title,
      '--words',
      PLANTED.words,
      '--tag',
      PLANTED.tag,
      '--happened',
      '2026-03-01',
    ]
    const commands = [
      ['init', vault, ...key, '--recovery-out', at('asked/recovery.txt')],
      [
        'add',
        vault,
        ...key,
        '--case',
        PLANTED.caseName,
        '--initials',
        'AB',
        ...incident,
        at(`asked/${PLANTED.fileName}`),
      ],
      ['list', vault, ...key],
      ['search', vault, PLANTED.words, ...key],
      ['check', vault, ...key],
    ]
    for (const command of commands) {
      const run = await runWatched(folder, join(ROOT, 'src/cli/main.ts'), [...command, '--json'])
      const written = unasked(folder, run.written)
      expect(written.size, command[0]).toBeGreaterThan(0)
      expect(findPlanted(written, Object.values(PLANTED)), command[0]).toEqual([])
      expect(connectionsOf(run), command[0]).toEqual([])
    }
    const left = unasked(folder, filesIn(folder))
    expect([...left.keys()].filter((path) => path.endsWith('.seen'))).toHaveLength(1)
    expect(findPlanted(left, Object.values(PLANTED))).toEqual([])
  })

  test('the scan fires on a string in a file that is unlinked at once', async () => {
    const folder = tempFolder()
    const { written } = await runWatched(folder, CHILD, [folder, 'plant-unlinked'])
    expect(findPlanted(filesIn(folder), [PLANTED.words])).toEqual([])
    expect(findPlanted(written, [PLANTED.words])).toEqual([`${PLANTED.words} in ${join(folder, 'tmp/gone')}`])
  })

  test('the scan fires on what SQLite sorts in an unlinked file when temp_store is not MEMORY', async () => {
    const folder = tempFolder()
    const { written } = await runWatched(folder, CHILD, [folder, 'plant-sort'])
    expect(findPlanted(written, [PLANTED.words]).length).toBeGreaterThan(0)
  })

  test('the watch fires on a name looked up and on a connection, even to this computer', async () => {
    const folder = tempFolder()
    const connections = connectionsOf(await runWatched(folder, CHILD, [folder, 'plant-connection']))
    expect(connections.filter((call) => /connect\(.*AF_INET/.test(call)).length).toBeGreaterThan(0)
    expect(connections.filter((call) => /socket\(AF_INET/.test(call)).length).toBeGreaterThan(1)
  })

  test.each(['utf8', 'utf16le', 'base64', 'hex'] as const)(
    'the search knows a string written as %s',
    (encoding) => {
      const text = `something ${PLANTED.words} more`
      const bytes =
        encoding === 'base64' || encoding === 'hex'
          ? Buffer.from(Buffer.from(text).toString(encoding))
          : Buffer.from(text, encoding)
      expect(findPlanted(new Map([['x', bytes]]), [PLANTED.words])).toEqual([`${PLANTED.words} in x`])
    },
  )
})
