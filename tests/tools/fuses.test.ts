import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../../tools/find-node.mjs'
import { tempFolder } from '../support/temp-vault.ts'

/** Electron's binary carries this text, a version, a length, and a digit for each fuse. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** Each the other way round than what we ship. */
const WRONG = '101100010'

function run(...args: string[]): string {
  const done = spawnSync(process.execPath, [join(ROOT, 'tools/run.mjs'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
  })
  if (done.status !== 0) throw new Error(done.stdout + done.stderr)
  return done.stdout
}

/** Packs a made-up app as ours is packed, around a file that stands in for Electron: its runtime cannot be had here. */
function packAround(standIn: Uint8Array): string {
  const folder = tempFolder()
  const write = (name: string, content: Uint8Array | string): string => {
    const path = join(folder, name)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, content)
    return path
  }
  const manifest = {
    name: 'holdfast',
    version: '0.1.0',
    main: 'out/main/index.js',
    author: 'x',
    license: 'MIT',
  }
  write('app/package.json', JSON.stringify({ ...manifest, description: 'x' }))
  write('app/out/main/index.js', '// nothing')
  write('app/resources/x.txt', '')
  write('electron/version', '45.4.1')
  chmodSync(write('electron/electron', standIn), 0o755)
  const config = write(
    'config.json',
    JSON.stringify({
      extends: join(ROOT, 'electron-builder.yml'),
      electronDist: join(folder, 'electron'),
      electronVersion: '45.4.1',
      directories: { output: join(folder, 'dist') },
    }),
  )
  run('electron-builder', '--linux', '--dir', '--projectDir', join(folder, 'app'), '--config', config)
  return join(folder, 'dist/linux-unpacked/holdfast')
}

// What Electron itself does with its fuses cannot be tried without it.
describe.skipIf(process.platform !== 'linux')('the fuses of the packaged app', () => {
  test('are blown as electron-builder.yml says', () => {
    const wire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, WRONG.length]), Buffer.from(WRONG)])
    const packed = packAround(Buffer.concat([Buffer.alloc(64, 7), wire, Buffer.alloc(64, 7)]))
    const fuses = run('@electron/fuses:electron-fuses', 'read', '--app', packed)
    const isOn = (name: string): string => new RegExp(`${name} is (\\w+)`).exec(fuses)?.[1] ?? fuses
    expect({
      RunAsNode: isOn('RunAsNode'),
      EnableCookieEncryption: isOn('EnableCookieEncryption'),
      EnableNodeOptionsEnvironmentVariable: isOn('EnableNodeOptionsEnvironmentVariable'),
      EnableNodeCliInspectArguments: isOn('EnableNodeCliInspectArguments'),
      EnableEmbeddedAsarIntegrityValidation: isOn('EnableEmbeddedAsarIntegrityValidation'),
      OnlyLoadAppFromAsar: isOn('OnlyLoadAppFromAsar'),
      GrantFileProtocolExtraPrivileges: isOn('GrantFileProtocolExtraPrivileges'),
    }).toEqual({
      RunAsNode: 'Disabled',
      EnableCookieEncryption: 'Enabled',
      EnableNodeOptionsEnvironmentVariable: 'Disabled',
      EnableNodeCliInspectArguments: 'Disabled',
      EnableEmbeddedAsarIntegrityValidation: 'Enabled',
      OnlyLoadAppFromAsar: 'Enabled',
      GrantFileProtocolExtraPrivileges: 'Disabled',
    })
  })
})
