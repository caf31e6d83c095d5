import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp, startApp, throwAwayFolder, type RunningApp } from '../support/built-app.ts'
import { openWorkplace } from '../support/command-line.ts'
import { needs } from '../support/judges.ts'
import { askCore, makeVault, PASSPHRASE } from '../support/made-vault.ts'
import { makePng } from '../support/pictures.ts'
import { when } from '../support/say.ts'

const place = throwAwayFolder()
const vault = join(place.folder, 'records.holdfast')
const cli = openWorkplace()
let app: RunningApp

const ask = <T>(name: string, input: unknown) => askCore<T>(app.page, name, input)

async function plant(): Promise<void> {
  const caseId = (await ask<{ cases: { id: string }[] }>('cases.list', {})).cases[0]!.id
  const png = makePng(60, 40, { type: 2 }, (x, y) => [x * 4, y * 6, 90])
  const token = await app.page.evaluate(
    `window.bridge.call(999999, 'shell.takeBytes', { bytes: new Uint8Array([${png.join()}]) }).then((one) => one.value.token)`,
  )
  const kept = await ask<{ files: { kept: { exhibit: string } }[] }>('exhibits.add', {
    case: caseId,
    files: [token],
  })
  for (const [index, title] of ['Silent call', 'Post about the clinic', 'Message', 'Call'].entries())
    await ask('incidents.record', {
      case: caseId,
      fields: {
        title,
        happened: when(`2026-02-0${index + 1}T09:15`),
        saw: 'Nobody spoke.',
        effect: 'Shaken.',
      },
      exhibits: index === 1 ? [kept.files[0]!.kept.exhibit] : [],
    })
}

beforeAll(async () => {
  if (needs('chromium')) return
  buildApp()
  app = await startApp()
  await makeVault(app, vault)
  await plant()
  // As it is before anything is handed over: both make the first bundle of the same record.
  await ask('vault.lock', {})
  copyFileSync(vault, cli.path('records.holdfast'))
  const { last } = await ask<{ last: { token: string } }>('shell.places', {})
  await ask('vault.open', {
    file: last.token,
    secret: { kind: 'passphrase', passphrase: PASSPHRASE },
  })
}, 180_000)
afterAll(async () => {
  await app?.host.close()
  cli.remove()
  place.remove()
})

/** What two PDFs made of the same record must have in common. */
function structureOf(pdf: string): object {
  const run = (command: string, ...args: readonly string[]) =>
    execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
  const info = run('pdfinfo', pdf)
  return {
    facts: ['Pages', 'Tagged', 'Page size', 'JavaScript'].map(
      (name) => new RegExp(`^${name}:.*$`, 'm').exec(info)?.[0],
    ),
    // One that means nothing stands wherever a line broke.
    tags: run('pdfinfo', '-struct', pdf)
      .match(/^ *[A-Z]\w*/gm)
      ?.filter((tag) => !tag.endsWith('NonStruct')),
    fonts: run('pdffonts', pdf)
      .split('\n')
      .slice(2)
      .map((row) => row.replace(/^\w{6}\+/, '').split(/\s+/)[0] ?? '')
      .toSorted((one, other) => one.localeCompare(other)),
  }
}

describe.skipIf(needs('chromium', 'pdfinfo', 'pdffonts')).sequential('a package made by the app', () => {
  const inApp = join(place.folder, 'app')
  let caseName = ''
  let made: { folder: string; open: string; id: string }

  test('is one that the command line’s check says matches', async () => {
    mkdirSync(inApp)
    app.host.answers.open.push({ canceled: false, filePaths: [inApp] })
    const { picked } = await ask<{ picked: { token: string } }>('shell.pickFolder', {})
    const { id: caseId, name } = (await ask<{ cases: { id: string; name: string }[] }>('cases.list', {}))
      .cases[0]!
    caseName = name
    made = await ask('bundles.seal', {
      case: caseId,
      recipient: 'Northshire Police',
      purpose: 'Report',
      profile: 'police',
      to: picked.token,
    })
    const report = await cli.json('verify', join(inApp, made.folder))
    expect(report).toMatchObject({ ok: true, heading: 'Everything matches.', bundleId: made.id })
    expect(readdirSync(inApp)).toEqual([made.folder])
    expect(app.host.session.refused).toEqual([])
  })

  test('has the pages, tags and fonts of one that the command line makes', async () => {
    const passphrase = join(place.folder, 'passphrase.txt')
    writeFileSync(passphrase, PASSPHRASE)
    const asked = [
      '--case',
      caseName,
      '--to',
      'Northshire Police',
      '--purpose',
      'Report',
      '--profile',
      'police',
    ]
    const sealed = await cli.json(
      'seal',
      'records.holdfast',
      '--passphrase-file',
      passphrase,
      ...asked,
      '--out',
      'by-cli',
    )
    const byCli = structureOf(cli.path(join('by-cli', sealed.folder, sealed.open.split('/').at(-1)!)))
    expect(structureOf(join(inApp, made.folder, made.open.split('/').at(-1)!))).toEqual(byCli)
  })
})
