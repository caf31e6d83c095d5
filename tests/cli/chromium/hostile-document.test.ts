import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openChromiumPrinter } from '../../../src/cli/chromium/printer.ts'
import { needs } from '../../support/judges.ts'
import { documentOf, requestFor, textOf } from './plain-document.ts'

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
