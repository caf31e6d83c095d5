import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Server } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DrawnPages, ForeignDocument, HtmlPrinter } from '../../../src/core/ports/html-printer.ts'
import { CELL_MM, COLUMNS, GLYPHS, drawnCells, twins } from '../../support/glyph-grid.ts'
import { descendantsOf } from './running-browser.ts'
import { findBrowser } from '../../../src/cli/chromium/find-browser.ts'
import { loadFontPack } from '../../../src/core/bundles/fonts.ts'
import { needs } from '../../support/judges.ts'
import { openChromiumPrinter } from '../../../src/cli/chromium/printer.ts'
import { openPipePage } from '../../../src/cli/chromium/pipe-page.ts'
import { pageFonts } from '../../../src/core/bundles/page-fonts.ts'
import { fencedPage } from '../../../src/core/printing/page.ts'
import { printForeign, servedFor } from '../../../src/core/printing/print-foreign.ts'
import { startBrowser } from '../../../src/cli/chromium/browser-process.ts'
import { utf8 } from '../../../src/core/crypto/bytes.ts'

const fonts = pageFonts(loadFontPack('node_modules'))
/** What a cell of the grid measures in the page: the paper shows three quarters of it. */
const CELL_IN_PAGE_MM = CELL_MM / 0.75

const page = (html: string, more: Partial<ForeignDocument> = {}): ForeignDocument => ({
  kind: 'html',
  bytes: utf8(html),
  charset: null,
  address: null,
  parts: new Map(),
  page: 'A4',
  ...more,
})

const cells = (glyphs: readonly string[], style = ''): string =>
  `<!doctype html><meta charset="utf-8"><style>body { margin: 0; font-size: 18mm; display: grid;
    line-height: ${CELL_IN_PAGE_MM}mm; grid-template-columns: repeat(${COLUMNS}, ${CELL_IN_PAGE_MM}mm) }
    div { height: ${CELL_IN_PAGE_MM}mm; text-align: center; overflow: hidden } ${style}</style>
    ${glyphs.map((glyph) => `<div>${glyph}</div>`).join('')}`

describe.skipIf(process.platform !== 'linux' || needs('chromium', 'pdftoppm', 'pdffonts', 'pdftotext'))(
  'a page of unknown origin, on a computer with one font',
  () => {
    let folder: string
    let printer: HtmlPrinter
    let first: readonly number[] = []
    const browsers = (): readonly number[] =>
      descendantsOf(process.pid)
        .filter(({ command }) => /--user-data-dir=\S+holdfast-print-/.test(command))
        .filter(({ command }) => !command.includes('--type='))
        .filter(({ command }) => !command.startsWith('/bin/sh'))
        .map(({ pid }) => pid)
    const draw = async (document: ForeignDocument): Promise<DrawnPages> => {
      const drawn = await printer.printForeign!(document, fonts)
      if (!drawn) throw new Error('it was not drawn')
      writeFileSync(join(folder, 'page.pdf'), drawn.pdfBytes)
      return drawn
    }
    const fontsUsed = (): readonly string[] =>
      execFileSync('pdffonts', [join(folder, 'page.pdf')], { encoding: 'utf8' })
        .split('\n')
        .slice(2, -1)
        .map((row) => row.split(/\s/)[0]!.replace(/^[A-Z]{6}\+/, ''))
    const words = (): string =>
      execFileSync('pdftotext', [join(folder, 'page.pdf'), '-'], { encoding: 'utf8' })

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'holdfast-drawn-'))
      chmodSync(folder, 0o755)
      mkdirSync(join(folder, 'fonts'))
      const mono = execFileSync('fc-match', ['-f', '%{file}', 'monospace'], { encoding: 'utf8' })
      writeFileSync(join(folder, 'fonts/only.ttf'), readFileSync(mono))
      const settings = `<fontconfig><dir>${folder}/fonts</dir><cachedir>/nowhere</cachedir></fontconfig>`
      writeFileSync(join(folder, 'fonts.conf'), settings)
      const program = join(folder, 'browser')
      const start = `#!/bin/sh\nFONTCONFIG_FILE=${folder}/fonts.conf exec ${findBrowser()} "$@"\n`
      writeFileSync(program, start, { mode: 0o755 })
      printer = await openChromiumPrinter({ program })
      first = browsers()
    })
    afterAll(async () => {
      await printer?.close()
      rmSync(folder, { recursive: true, force: true })
    })

    test('has ink for a letter of each script, no two alike, in our fonts alone', async () => {
      const { pdfBytes, withoutGlyph } = await draw(page(cells(GLYPHS)))
      const drawn = drawnCells(pdfBytes, folder)
      expect(drawn.filter(({ ink }) => ink < 8)).toEqual([])
      expect(twins(drawn)).toBe(0)
      expect(fontsUsed().filter((name) => !name.startsWith('Noto'))).toEqual([])
      expect(withoutGlyph).toBe(0)
    })

    test('has them in a drawing, by its entities too', async () => {
      const rows = GLYPHS.map((glyph, index) => {
        const [x, y] = [(index % COLUMNS) * 24 + 4, Math.floor(index / COLUMNS) * 24 + 18]
        const entities = [...glyph].map((char) => `&#x${char.codePointAt(0)!.toString(16)};`).join('')
        return `<text x="${x}" y="${y}" font-size="14" style="font-family:Arial">${index % 2 ? glyph : entities}</text>`
      })
      const size = `${CELL_IN_PAGE_MM * 6}mm`
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 144 144">${rows.join('')}</svg>`
      const { pdfBytes, withoutGlyph } = await draw(page(svg, { kind: 'svg' }))
      const drawn = drawnCells(pdfBytes, folder)
      expect(drawn.filter(({ ink }) => ink < 8)).toEqual([])
      expect(twins(drawn)).toBe(0)
      expect(fontsUsed().filter((name) => !name.startsWith('Noto'))).toEqual([])
      expect(withoutGlyph).toBe(0)
    })

    test('is drawn in them whatever font it names, and wherever the words stand', async () => {
      const html = `<!doctype html><meta charset="utf-8"><style>p { font-family: Arimo, serif !important }
        p::before { content: '前 '; font-family: monospace !important } li { font-family: fantasy }</style>
        <p style="font-family: cursive !important">Words <b lang=ja>直す</b> <span lang=ko>한</span></p>
        <form><input name=style value="קלט"><input name=childNodes placeholder="स्थान"><button>زر</button></form>
        <img name=fonts><img name=images><img name=readyState><img alt="תמונה" src="x:" style="font-family:serif">
        <section><template shadowrootmode="open"><style>i { font-family: serif }</style><i>影</i></template></section>
        <svg><text y="20" font-family="serif">תו</text></svg><math><mi>Ω</mi></math><ol><li>एक</ol>
        <iframe srcdoc='<p>框 <iframe srcdoc=तह></iframe>'></iframe><iframe src=https://frame.invalid></iframe>`
      const { withoutGlyph } = await draw(page(html))
      expect(words()).toContain('Words')
      expect(fontsUsed().filter((name) => !name.startsWith('Noto'))).toEqual([])
      expect(fontsUsed().join()).toMatch(/NotoSansJP/)
      expect(withoutGlyph).toBe(0)
    })

    test('keeps a font that came with it', async () => {
      const own = readFileSync('node_modules/@fontsource/arimo/files/arimo-latin-700-normal.woff2', 'base64')
      const style = `@font-face { font-family: Brought; src: url(data:font/woff2;base64,${own}) }`
      await draw(
        page(`<!doctype html><style>${style} b { font-family: Brought }</style>words <b>in its own</b>`),
      )
      expect(fontsUsed().map((name) => name.split('-')[0])).toEqual(
        expect.arrayContaining([expect.stringMatching(/^Noto/), expect.stringMatching(/^Arimo/)]),
      )
    })

    test('says how many characters none of our fonts has', async () => {
      const html = '<!doctype html><meta charset="utf-8"><p>a \u{10D30}\u{16E40}</p><p hidden>\u{16E41}</p>'
      expect((await draw(page(html))).withoutGlyph).toBe(2)
    })

    test('is another page, and the next is drawn, when its browser is killed in the middle', async () => {
      await draw(page('<!doctype html><p>So that its browser is there'))
      const drawing = printer.printForeign!(page(cells(GLYPHS)), fonts)
      // The numbers of processes begin anew at some time: the second browser is the one that was not there first.
      const [second, ...others] = browsers().filter((pid) => !first.includes(pid))
      expect(others).toEqual([])
      process.kill(second!, 'SIGKILL')
      expect(await drawing).toBeNull()
      await draw(page('<!doctype html><p>The next one'))
      expect(words()).toContain('The next one')
    })
  },
)

const PROXY_PORT = 9

describe.skipIf(needs('chromium', 'pdftotext'))('what a hostile page asks for', () => {
  const connections: string[] = []
  const proxy: Server = createServer((socket) => {
    connections.push('a connection')
    socket.destroy()
  })
  let folder: string
  let isListening = false
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'holdfast-hostile-'))
    writeFileSync(join(folder, 'secret.txt'), 'PLANTED', { mode: 0o644 })
    proxy.listen(PROXY_PORT, '127.0.0.1')
    // Only root may listen there; without it the requests that the browser reports are what is looked at.
    isListening = await once(proxy, 'listening').then(
      () => true,
      () => false,
    )
  })
  afterAll(() => {
    proxy.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Every address that was asked for, and every one that the browser says it has loaded. */
  async function recorded(document: ForeignDocument) {
    const asked: string[] = []
    const begun = new Map<string, string>()
    const loaded: string[] = []
    const browser = await startBrowser(findBrowser(), 30_000)
    browser.pipe.listen(({ method, params }) => {
      const id = String(params['requestId'])
      if (method === 'Network.requestWillBeSent')
        begun.set(id, (params['request'] as { readonly url: string }).url)
      // What ends without having begun is the browser's own: the words in place of a refused frame.
      if (method === 'Network.loadingFinished') loaded.push(begun.get(id) ?? 'data:')
    })
    try {
      const served = servedFor(document)
      const opened = await fencedPage(await openPipePage(browser.pipe), (address) => {
        asked.push(address)
        return served(address)
      })
      const { pdfBytes } = await printForeign(opened, document, fonts, 9)
      writeFileSync(join(folder, 'page.pdf'), pdfBytes)
    } finally {
      await browser.end()
    }
    const text = execFileSync('pdftotext', [join(folder, 'page.pdf'), '-'], { encoding: 'utf8' })
    return { asked, loaded: loaded.filter((url) => !url.startsWith('data:')), text }
  }

  const DOCUMENT = 'http://exhibit.invalid/'
  const hostile = (): string => `<!doctype html><meta charset=utf-8>
    <meta http-equiv=refresh content="0;url=https://refresh.invalid/"><meta http-equiv=refresh content="0;url=file://${folder}/secret.txt">
    <meta http-equiv=Content-Security-Policy content="default-src *"><meta http-equiv=x-dns-prefetch-control content=on>
    <link rel=preconnect href=https://preconnect.invalid><link rel=dns-prefetch href=//dns.invalid>
    <link rel=preload as=image href=https://preload.invalid/a.png><link rel=modulepreload href=https://module.invalid/a.js>
    <link rel=prefetch href=https://prefetch.invalid/><link rel=prerender href=https://prerender.invalid/>
    <link rel=icon href=https://icon.invalid/><link rel=manifest href=https://manifest.invalid/>
    <link rel=stylesheet href=https://sheet.invalid/a.css><link rel=stylesheet href=file://${folder}/secret.txt>
    <script type=speculationrules>{"prefetch":[{"source":"list","urls":["https://speculation.invalid/"]}]}</script>
    <style>@import url(https://import.invalid/a.css); @font-face { font-family: F; src: url(https://font.invalid/f) }
      h1 { background: url(https://background.invalid/a.png); cursor: url(https://cursor.invalid/a), auto; font-family: F;
        list-style-image: url(https://list.invalid/a); animation: a 1ms infinite }
      h1::after { content: url(https://content.invalid/a) } @keyframes a { to { opacity: .9 } }</style>
    <h1>Seen words</h1><body onload="document.body.textContent='SCRIPT RAN'" background=https://body.invalid/a.png>
    <p style="mask: url(https://mask.invalid/a#b)">masked</p><script src=https://script.invalid/a.js></script><script>document.write('SCRIPT RAN')</script>
    <iframe src=https://frame.invalid/></iframe><iframe src=file://${folder}/secret.txt></iframe>
    <iframe srcdoc="<img src=https://srcdoc.invalid/><p>kept words<script>document.body.textContent='SCRIPT RAN'</script>"></iframe><iframe src="javascript:'SCRIPT RAN'"></iframe>
    <iframe src="data:text/html,FRAME WORDS"></iframe><frameset><frame src=https://frameset.invalid/></frameset>
    <img src=https://img.invalid/ srcset="https://srcset.invalid/a 1x, https://srcset.invalid/b 2x"><img src=file://${folder}/secret.txt>
    <picture><source srcset=https://source.invalid/><img src=https://picture.invalid/></picture>
    <video src=https://video.invalid/ poster=https://poster.invalid/ autoplay><track src=https://track.invalid/ default></video>
    <audio src=https://audio.invalid/ autoplay></audio><object data=https://object.invalid/></object>
    <object data=file://${folder}/secret.txt></object><embed src=https://embed.invalid/><applet code=https://applet.invalid/></applet>
    <form action=https://form.invalid/><input type=image src=https://input.invalid/ autofocus><button>go</button></form>
    <a href=https://link.invalid/ ping=https://ping.invalid/ autofocus>link</a>
    <svg><image href=https://svg.invalid/ /><use href=https://use.invalid/a.svg#b /></svg><portal src=https://portal.invalid/></portal>
    <div><template shadowrootmode=open><link rel=stylesheet href=https://shadow.invalid/a.css></template></div>`

  test('is refused or answered here, and nothing else is loaded', async () => {
    const { asked, loaded, text } = await recorded(page(hostile()))
    expect(asked[0]).toBe(DOCUMENT)
    expect(loaded).toEqual([DOCUMENT])
    expect(connections).toEqual([])
    expect(text).toContain('Seen words')
    expect(text).toContain('kept words')
    expect(text).not.toMatch(/SCRIPT RAN|PLANTED|FRAME WORDS/)
  })

  test('is asked of a saved page alone where the page was saved with others', async () => {
    const part = { mediaType: 'text/css', bytes: utf8('h1::after { content: "from its sheet" }') }
    const { asked, loaded, text } = await recorded(
      page(
        `<!doctype html><base href=https://base.invalid/deep/>${hostile()}
        <link rel=stylesheet href=kept.css><img src=lost.png>`,
        {
          address: 'https://where.invalid/',
          parts: new Map([['https://base.invalid/deep/kept.css', part]]),
        },
      ),
    )
    expect(asked).toContain('https://base.invalid/deep/lost.png')
    expect(loaded.toSorted()).toEqual([DOCUMENT, 'https://base.invalid/deep/kept.css'])
    expect(connections).toEqual([])
    expect(text).toContain('from its sheet')
    expect(text).not.toMatch(/SCRIPT RAN|PLANTED|FRAME WORDS/)
  })

  test('and a drawing asks for nothing', async () => {
    const svg = `<?xml version="1.0"?><?xml-stylesheet href="https://sheet.invalid/a.css"?>
      <!DOCTYPE svg [<!ENTITY word "an entity"><!ENTITY file SYSTEM "file://${folder}/secret.txt">]>
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="300" height="90">
      <style>@import url(https://import.invalid/a.css); text { fill: url(https://fill.invalid/a#b) }</style>
      <script href="https://script.invalid/a.js"/><script>document.documentElement.textContent = 'SCRIPT RAN'</script>
      <image href="https://image.invalid/a.png" width="9" height="9"/><image xlink:href="file://${folder}/secret.txt"/>
      <use href="https://use.invalid/a.svg#b"/><foreignObject width="90" height="20"><iframe
      xmlns="http://www.w3.org/1999/xhtml" src="https://frame.invalid/"/></foreignObject>
      <text y="20" style="fill:black!important">Drawn by &word; &file;</text></svg>`
    const { asked, loaded, text } = await recorded(page(svg, { kind: 'svg' }))
    expect(asked.filter((address) => !address.startsWith('data:'))).toEqual([DOCUMENT])
    expect(loaded).toEqual([DOCUMENT])
    expect(connections).toEqual([])
    expect(text).toContain('Drawn by an entity')
    expect(text).not.toMatch(/SCRIPT RAN|PLANTED/)
  })

  test.skipIf(process.getuid?.() !== 0)('would have been seen at the proxy', async () => {
    expect(isListening).toBe(true)
    await fetch(`http://127.0.0.1:${PROXY_PORT}`).catch(() => undefined)
    expect(isListening).toBe(true)
  })
})
