import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync, readlinkSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openChromiumPrinter } from '../../../src/cli/chromium/printer.ts'
import { ROOT } from '../../../tools/find-node.mjs'
import { needs } from '../../support/judges.ts'
import { documentOf, requestFor } from './plain-document.ts'
import { descendantsOf, ofLiving, isRunning, printFolderOf, waitUntil } from './running-browser.ts'
import type { RunningProcess } from './running-browser.ts'

/** A browser at work takes folders away: then it is looked through again. */
function filesUnder(folder: string): string[] {
  for (;;) {
    const [names] = ofLiving(() => readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (names !== undefined) return names.map((name) => join(folder, name))
  }
}

function filesWith(folder: string, planted: string): string[] {
  const forms = [Buffer.from(planted), Buffer.from(planted, 'utf16le')]
  return filesUnder(folder).filter((file) => {
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false
    return ofLiving(() => readFileSync(file)).some((bytes) => forms.some((form) => bytes.includes(form)))
  })
}

describe.skipIf(process.platform !== 'linux' || needs('chromium'))('the browser on this computer', () => {
  test('keeps its sandbox: every renderer is filtered, and none is root', async () => {
    const printer = await openChromiumPrinter()
    await printer.print(requestFor(documentOf('<p>text</p>')))
    let statuses: readonly string[] = []
    // A renderer that the browser keeps ready is only starting, perhaps, and has no filter yet.
    await waitUntil(() => {
      statuses = renderers().flatMap(({ pid }) => ofLiving(() => readFileSync(`/proc/${pid}/status`, 'utf8')))
      return statuses.every((status) => /^Seccomp:\s+2$/m.test(status))
    })
    const all = descendantsOf(process.pid).filter(({ command }) => command.includes('chrom'))
    const network = renderers().flatMap(({ pid }) => ofLiving(() => netNamespace(pid)))
    const owners = all.flatMap(({ pid }) => ofLiving(() => statSync(`/proc/${pid}`).uid))
    await printer.close()
    expect(statuses.length).toBeGreaterThan(0)
    for (const status of statuses) expect(status).toMatch(/^Seccomp:\s+2$/m)
    for (const name of network) expect(name).not.toBe(netNamespace(process.pid))
    expect(all.map(({ command }) => command).join(' ')).not.toContain('no-sandbox')
    if (process.getuid?.() === 0) for (const status of statuses) expect(status).toMatch(/^Uid:\s+65534\s/m)
    if (process.getuid?.() === 0) expect(new Set(owners)).toEqual(new Set([65_534]))
  })

  test('writes nothing of a document under its folder, and its folder is in memory', async () => {
    const planted = 'Wyndham-Quarrington'
    const printer = await openChromiumPrinter()
    const folder = printFolderOf(process.pid)
    const html = documentOf(`<h1>${planted}</h1>`).replace('Case Alder', planted)
    await printer.print(requestFor(html))
    const found = filesWith(folder, planted)
    const count = filesUnder(folder).length
    writeFileSync(join(folder, 'tmp', 'planted'), `x${planted}x`)
    const foundWhenPlanted = filesWith(folder, planted)
    await printer.close()
    expect(count).toBeGreaterThan(3)
    expect(found).toEqual([])
    expect(foundWhenPlanted).toEqual([join(folder, 'tmp', 'planted')])
    if (existsSync('/dev/shm')) expect(folder).toMatch(/^\/dev\/shm\//)
  })

  test('leaves no process and no folder when closed, also when closed twice', async () => {
    const printer = await openChromiumPrinter()
    await printer.print(requestFor(documentOf('<p>text</p>')))
    const folder = printFolderOf(process.pid)
    const pids = descendantsOf(process.pid).map(({ pid }) => pid)
    await Promise.all([printer.close(), printer.close()])
    expect(existsSync(folder)).toBe(false)
    expect(pids.length).toBeGreaterThan(3)
    expect(await waitUntil(() => !pids.some(isRunning))).toBe(true)
    await expect(printer.print(requestFor('<p>late</p>'))).rejects.toMatchObject({ code: 'PrintFailed' })
  })

  test('ends with Cancelled in the middle of a print and leaves nothing', async () => {
    const cancel = new AbortController()
    const printer = await openChromiumPrinter({ signal: cancel.signal })
    const folder = printFolderOf(process.pid)
    const pids = descendantsOf(process.pid).map(({ pid }) => pid)
    const printing = printer.print(requestFor(documentOf('<p>long</p>'.repeat(20_000))))
    setTimeout(() => cancel.abort(), 300)
    await expect(printing).rejects.toMatchObject({ code: 'Cancelled' })
    await printer.close()
    expect(existsSync(folder)).toBe(false)
    expect(await waitUntil(() => !pids.some(isRunning))).toBe(true)
    await expect(openChromiumPrinter({ signal: cancel.signal })).rejects.toMatchObject({ code: 'Cancelled' })
  })

  test('hears a cancel while the browser is being started', async () => {
    const cancel = new AbortController()
    const opening = openChromiumPrinter({ signal: cancel.signal })
    cancel.abort()
    await expect(opening).rejects.toMatchObject({ code: 'Cancelled' })
    expect(descendantsOf(process.pid).filter(({ command }) => command.includes('holdfast-print-'))).toEqual(
      [],
    )
  })

  test('says PrintFailed when the browser is killed', async () => {
    const printer = await openChromiumPrinter()
    const folder = printFolderOf(process.pid)
    const main = descendantsOf(process.pid).find(
      ({ command }) => command.includes('--remote-debugging-pipe') && !/--type=|^\/bin\/sh/.test(command),
    )
    const printing = printer.print(requestFor(documentOf('<p>long</p>'.repeat(20_000))))
    if (!main) throw new Error('no browser is running')
    process.kill(main.pid, 'SIGKILL')
    await expect(printing).rejects.toMatchObject({ code: 'PrintFailed' })
    await printer.close()
    expect(existsSync(folder)).toBe(false)
  })

  test('says PrintFailed when the page crashes', async () => {
    const printer = await openChromiumPrinter()
    const printing = printer.print(requestFor(documentOf('<p>long</p>'.repeat(20_000))))
    const killing = setInterval(() => {
      for (const { pid } of renderers()) ofLiving(() => process.kill(pid, 'SIGKILL'))
    }, 200)
    await expect(printing).rejects.toMatchObject({ code: 'PrintFailed' })
    clearInterval(killing)
    await printer.close()
  })

  test('leaves nothing when the program that prints is itself killed', async () => {
    const script = `
      import { openChromiumPrinter } from ${JSON.stringify(join(ROOT, 'src/cli/chromium/printer.ts'))}
      await openChromiumPrinter()
      process.stdout.write('open')
      setInterval(() => 0, 1000)`
    const child = spawn(
      process.execPath,
      ['--experimental-strip-types', '--input-type=module', '-e', script],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    await once(child.stdout, 'data')
    const folder = printFolderOf(child.pid ?? 0)
    const pids = descendantsOf(child.pid ?? 0).map(({ pid }) => pid)
    child.kill('SIGKILL')
    expect(pids.length).toBeGreaterThan(3)
    expect(await waitUntil(() => !existsSync(folder) && !pids.some(isRunning))).toBe(true)
  })
})

function renderers(): readonly RunningProcess[] {
  return descendantsOf(process.pid).filter(({ command }) => command.includes('--type=renderer'))
}

function netNamespace(pid: number): string {
  return readlinkSync(`/proc/${pid}/ns/net`)
}
