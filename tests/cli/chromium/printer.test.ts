import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromiumPrinter } from '../../../src/cli/chromium/printer.ts'
import { splitByCoverage } from '../../../src/core/bundles/coverage.ts'
import { languageOf, loadFontPack } from '../../../src/core/bundles/fonts.ts'
import type { HtmlPrinter, PrintRequest } from '../../../src/core/ports/html-printer.ts'
import { needs } from '../../support/judges.ts'
import { descendantsOf, ofLiving, isRunning, printFolderOf, waitUntil } from './running-browser.ts'
import type { RunningProcess } from './running-browser.ts'

const ROOT = join(import.meta.dirname, '../../..')
const pack = loadFontPack(join(ROOT, 'node_modules'))
const LINES = {
  arabic: 'أعرف أين تسكن يا دكتورة، رقم 123',
  hebrew: 'אני יודע איפה את גרה 456',
  hindi: 'मैं जानता हूँ तुम कहाँ रहते हो',
  chinese: '我知道你住在哪里。小心一点。',
  japanese: 'どこに住んでいるか、知っている',
  korean: '어디 사는지 알고 있어요',
  emoji: '😡🔪☠️👩‍🚀🇬🇧',
  latin: 'I know where you live, Zażółć ő Я знаю Ξέρω Tiếng Việt',
}

function requestFor(html: string): PrintRequest {
  return { html, page: 'A4', marginsMm: { top: 20, right: 20, bottom: 20, left: 20 } }
}

function documentOf(body: string, style = ''): string {
  const css = `${pack.css(body)}\nbody{font-family:${pack.fontFamily}}${style}`
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Case Alder v Birch</title><style>${css}</style></head><body>${body}</body></html>`
}

function paragraphs(): string {
  return Object.values(LINES)
    .map((line) => `<p dir="auto" lang="${languageOf(line) ?? 'en'}">${line}</p>`)
    .join('\n')
}

function judge(command: string, pdfBytes: Uint8Array, ...args: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-test-'))
  const file = join(folder, 'a.pdf')
  writeFileSync(file, pdfBytes)
  const { stdout, status, stderr } = spawnSync(
    command,
    args.map((arg) => arg.replace('FILE', file)),
    {
      encoding: 'utf8',
      maxBuffer: 512 * 1024 * 1024,
    },
  )
  rmSync(folder, { recursive: true })
  if (status !== 0) throw new Error(`${command}: ${stderr}`)
  return stdout
}

/** How often the box that stands for a missing glyph (glyph 0) is drawn. */
function boxesIn(pdfBytes: Uint8Array): number {
  const plain = judge('qpdf', pdfBytes, '--qdf', '--object-streams=disable', 'FILE', '-')
  const shown = [...plain.matchAll(/<((?:[0-9A-Fa-f]{4})+)> ?T[jJ]/g)].flatMap(
    ([, hex = '']) => hex.match(/.{4}/g) ?? [],
  )
  if (shown.length === 0) throw new Error('no text was found in the PDF')
  return shown.filter((glyph) => glyph === '0000').length
}

function printable(text: string): string {
  return splitByCoverage(pack, text)
    .map((part) => (part.kind === 'text' ? part.text : `[${part.label}]`))
    .join('')
    .replace(/[&<>]/g, (char) => `&#${char.codePointAt(0)};`)
}

const textOf = (pdfBytes: Uint8Array): string => judge('pdftotext', pdfBytes, '-layout', 'FILE', '-')

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
}

function filesWith(folder: string, planted: string): string[] {
  const forms = [Buffer.from(planted), Buffer.from(planted, 'utf16le')]
  return filesUnder(folder).filter((file) => {
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false
    const bytes = readFileSync(file)
    return forms.some((form) => bytes.includes(form))
  })
}

describe.skipIf(needs('chromium', 'pdftotext', 'pdffonts', 'pdfinfo', 'pdfimages', 'qpdf'))(
  'printing with Chromium',
  () => {
    let printer: HtmlPrinter

    beforeAll(async () => {
      printer = await openChromiumPrinter()
    })
    afterAll(() => printer.close())

    test('names the browser and its version', () => {
      expect(printer.name).toMatch(/^\w*Chrom\w*\/\d+\.\d+/)
    })

    test('draws every script with our own fonts, all embedded and none Type 3', async () => {
      const { pdfBytes, foreignFonts } = await printer.print(requestFor(documentOf(paragraphs())))
      expect(foreignFonts).toEqual([])
      const fonts = judge('pdffonts', pdfBytes, 'FILE').trimEnd().split('\n').slice(2)
      expect(fonts.length).toBeGreaterThan(8)
      for (const font of fonts)
        expect(font).toMatch(/^[A-Z]{6}\+Noto\w+-\w+\s+CID TrueType\s+Identity-H\s+yes yes yes/)
      const names = fonts.join(' ')
      for (const script of ['Arabic', 'Hebrew', 'Devanagari', 'SC', 'JP', 'KR'])
        expect(names).toContain(`NotoSans${script}`)
      expect(names).toContain('NotoEmoji')
    })

    test('prints text that reads back in its own order', async () => {
      const { pdfBytes } = await printer.print(requestFor(documentOf(paragraphs())))
      const text = textOf(pdfBytes)
      expect(text).toContain('123')
      for (const line of [LINES.chinese, LINES.japanese, LINES.korean]) expect(text).toContain(line)
    })

    test('makes a tagged PDF of the size asked for, with a neutral title', async () => {
      const html = documentOf('<h1>Heading</h1>')
      const a4 = judge('pdfinfo', (await printer.print(requestFor(html))).pdfBytes, 'FILE')
      expect(a4).toMatch(/Tagged:\s+yes/)
      expect(a4).toMatch(/Page size:\s+59\d\.?\d* x 84\d\.?\d* pts \(A4\)/)
      expect(a4).not.toContain('Alder')
      const letter = await printer.print({ ...requestFor(html), page: 'Letter' })
      expect(judge('pdfinfo', letter.pdfBytes, 'FILE')).toMatch(/612 x 792 pts \(letter\)/)
    })

    test('draws no box for a missing glyph in what was split by coverage, whatever the text', async () => {
      const text = fc
        .sample(fc.string({ unit: 'grapheme', minLength: 3, maxLength: 12 }), { numRuns: 400, seed: 7 })
        .concat(
          Object.values(LINES),
          'cafe\u0301 q\u0303 สวัสดี \u202Eevil 👍🏾 \uF0A7 a\u0489 각'.normalize('NFD'),
        )
      const body = text.map((line) => `<p>${printable(line)}</p>`).join('\n')
      const { pdfBytes, foreignFonts } = await printer.print(requestFor(documentOf(body)))
      expect(boxesIn(pdfBytes)).toBe(0)
      expect(foreignFonts).toEqual([])
    })

    test('draws boxes, and on some computers another font, where a text was not split', async () => {
      const { pdfBytes, foreignFonts } = await printer.print(
        requestFor(documentOf('<p>\u{10D30}\u{16E40}\uE123</p>')),
      )
      expect(boxesIn(pdfBytes) + foreignFonts.length).toBeGreaterThan(0)
    })

    test('names the installed font where a document brings none', async () => {
      const { foreignFonts } = await printer.print(requestFor('<!doctype html><p>plain <b>text</b></p>'))
      expect(foreignFonts.length).toBeGreaterThan(0)
    })

    test('finds a foreign font deep in a document and in generated content', async () => {
      const deep = documentOf(
        '<div><table><tr><td><i><u><b style="font-family:serif">x</b></u></i></table></div>',
      )
      expect((await printer.print(requestFor(deep))).foreignFonts).not.toEqual([])
      const generated = documentOf('<p>text</p>', 'p::before{content:"before";font-family:serif}')
      expect((await printer.print(requestFor(generated))).foreignFonts).not.toEqual([])
    })

    test('says PrintFailed when an embedded font is damaged', async () => {
      const style = '@font-face{font-family:X;src:url(data:font/woff2;base64,d09GMgABAAAAAA)}p{font-family:X}'
      await expect(printer.print(requestFor(documentOf('<p>text</p>', style)))).rejects.toMatchObject({
        code: 'PrintFailed',
      })
    })

    test('prints an image that stands in the document', async () => {
      const dot =
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC'
      const { pdfBytes } = await printer.print(
        requestFor(documentOf(`<img src="data:image/png;base64,${dot}">`)),
      )
      expect(judge('pdfimages', pdfBytes, '-list', 'FILE').trimEnd().split('\n')).toHaveLength(3)
    })

    test('can print twice at once', async () => {
      const [one, two] = await Promise.all([
        printer.print(requestFor(documentOf('<p>first</p>'))),
        printer.print(requestFor(documentOf('<p>second</p>'))),
      ])
      expect(textOf(one.pdfBytes).trim()).toBe('first')
      expect(textOf(two.pdfBytes).trim()).toBe('second')
    })
  },
)

describe.skipIf(needs('chromium', 'pdftotext'))('a hostile document', () => {
  test('runs no script', async () => {
    const printer = await openChromiumPrinter()
    const body = `<p id="p">stays</p><script>document.getElementById('p').textContent='ran'</script>
      <img src="data:x" onerror="document.body.textContent='ran'"><svg onload="document.body.textContent='ran'"></svg>
      <iframe srcdoc="<script>document.write('ran')</script>"></iframe><a href="javascript:document.write('ran')">x</a>`
    const { pdfBytes } = await printer.print(requestFor(documentOf(body)))
    await printer.close()
    expect(textOf(pdfBytes)).toContain('stays')
    expect(textOf(pdfBytes)).not.toContain('ran')
  })

  test('makes no request, to a name or to a number, and opens no file', async () => {
    const requests: string[] = []
    const server = createServer((request, response) => {
      requests.push(request.url ?? '')
      response.end('hello')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await fetch(`${base}/the-server-counts`)
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-test-'))
    const secret = join(folder, 'secret.txt')
    writeFileSync(secret, 'PLANTED', { mode: 0o644 })

    const body = `<p>text</p><img src="${base}/img"><img src="http://example.com/img"><iframe src="${base}/frame"></iframe>
      <iframe src="file://${secret}"></iframe><object data="${base}/object"></object><embed src="${base}/embed">
      <video src="${base}/video" poster="${base}/poster"></video><link rel="stylesheet" href="${base}/css">
      <link rel="prefetch" href="${base}/prefetch"><link rel="preconnect" href="${base}"><link rel="icon" href="${base}/icon">
      <a href="${base}/link" ping="${base}/ping">link</a><form action="${base}/form"><button>go</button></form>
      <meta http-equiv="refresh" content="0;url=${base}/refresh">`
    const style = `@import url(${base}/import);body{background:url(${base}/background)}
      @font-face{font-family:Remote;src:url(${base}/font)}`
    const printer = await openChromiumPrinter()
    const printed = await printer.print(requestFor(documentOf(body, style)))
    await printer.close()
    server.close()
    rmSync(folder, { recursive: true })

    expect(requests).toEqual(['/the-server-counts'])
    expect(textOf(printed.pdfBytes)).toContain('text')
    expect(textOf(printed.pdfBytes)).not.toContain('PLANTED')
  })
})

describe.skipIf(process.platform !== 'linux' || needs('chromium'))('the browser on this computer', () => {
  test('keeps its sandbox: every renderer is filtered, and none is root', async () => {
    const printer = await openChromiumPrinter()
    await printer.print(requestFor(documentOf('<p>text</p>')))
    const all = descendantsOf(process.pid).filter(({ command }) => command.includes('chrom'))
    const renderers = all.filter(({ command }) => command.includes('--type=renderer'))
    const statuses = renderers.flatMap(({ pid }) =>
      ofLiving(() => readFileSync(`/proc/${pid}/status`, 'utf8')),
    )
    const network = renderers.flatMap(({ pid }) => ofLiving(() => netNamespace(pid)))
    const owners = all.map(({ pid }) => statSync(`/proc/${pid}`, { throwIfNoEntry: false })?.uid)
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
    expect(await waitUntil(() => !pids.some(isRunning), 2000)).toBe(true)
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
    expect(await waitUntil(() => !pids.some(isRunning), 2000)).toBe(true)
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
    const isRenderer = ({ command }: RunningProcess) => command.includes('--type=renderer')
    const killing = setInterval(() => {
      for (const { pid } of descendantsOf(process.pid).filter(isRenderer)) process.kill(pid, 'SIGKILL')
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

describe('without a browser', () => {
  test('says BrowserMissing', async () => {
    await expect(openChromiumPrinter({ program: '/nowhere/chromium' })).rejects.toMatchObject({
      code: 'BrowserMissing',
    })
  })

  test.skipIf(process.platform === 'win32')(
    'says PrintFailed when the program is no browser, and soon',
    async () => {
      await expect(openChromiumPrinter({ program: '/bin/true' })).rejects.toMatchObject({
        code: 'PrintFailed',
      })
    },
  )
})

function netNamespace(pid: number): string {
  return readlinkSync(`/proc/${pid}/ns/net`)
}
