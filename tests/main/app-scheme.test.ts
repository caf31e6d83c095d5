import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { serveApp } from '../../src/main/app-scheme.ts'
import { tempFolder } from '../support/temp-vault.ts'

function served() {
  const folder = tempFolder()
  const write = (name: string, text: string): void => {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  for (const name of ['index', 'pdf-frame', 'saved-page-frame'])
    write(`page/${name}.html`, `<p>${name} %NONCE%`)
  write('page/index.js', 'x')
  write('page/secret.key', 'x')
  write('secret.js', 'x')
  write('pdfjs/cmaps/78-H.bcmap', 'x')
  write('pdfjs/build/pdf.mjs', 'x')
  const serve = serveApp({ page: join(folder, 'page'), pdfjs: join(folder, 'pdfjs') })
  return (url: string) => serve(new Request(url))
}

describe('app://', () => {
  test('has one page for each of its hosts, and none shows another one’s', async () => {
    const get = served()
    for (const [host, name] of [
      ['holdfast', 'index'],
      ['pdf', 'pdf-frame'],
      ['saved-page', 'saved-page-frame'],
    ]) {
      const answer = await get(`app://${host}/`)
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining(`<p>${name} `)])
    }
    for (const url of [
      'app://pdf/index.html',
      'app://holdfast/pdf-frame.html',
      'app://saved-page/pdf-frame.html',
      'app://other/',
    ])
      expect((await get(url)).status, url).toBe(404)
  })

  test('serves nothing outside its folders, and of pdf.js only the data of it, to its own frame', async () => {
    const get = served()
    const status = async (url: string) => (await get(url)).status
    expect(await status('app://holdfast/index.js')).toBe(200)
    expect(await status('app://holdfast/secret.key')).toBe(404)
    expect(await status('app://holdfast/..%2fsecret.js')).toBe(404)
    expect(await status('app://holdfast/%E0%A4%A')).toBe(404)
    expect(await status('app://pdf/pdfjs/cmaps/78-H.bcmap')).toBe(200)
    expect(await status('app://pdf/pdfjs/build/pdf.mjs')).toBe(404)
    expect(await status('app://pdf/pdfjs/cmaps/..%2f..%2fsecret.js')).toBe(404)
    expect(await status('app://holdfast/pdfjs/cmaps/78-H.bcmap')).toBe(404)
  })

  test('lets a frame that shows evidence ask for nothing, in its workers neither', async () => {
    const get = served()
    const policy = async (url: string) => (await get(url)).headers.get('content-security-policy') ?? ''
    for (const url of ['app://pdf/', 'app://pdf/index.js']) {
      expect(await policy(url)).toMatch(/^default-src 'none';.*connect-src app:\/\/pdf;/)
      expect(await policy(url)).not.toMatch(/unsafe-inline|unsafe-eval(?!')|evidence|https?:/)
    }
    expect(await policy('app://saved-page/')).not.toMatch(/connect-src|frame-src|evidence/)
    expect(await policy('app://holdfast/')).toContain('frame-src app://pdf app://saved-page;')
  })

  test('lets the app’s page do what is named here and nothing else', async () => {
    const answer = await served()('app://holdfast/')
    const nonce = /<p>index (\S+)/.exec(await answer.text())![1]!
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    expect(answer.headers.get('content-security-policy')!.split('; ').toSorted()).toEqual([
      "base-uri 'none'",
      "connect-src 'self' evidence:",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      'frame-src app://pdf app://saved-page',
      "img-src 'self' evidence: blob:",
      'media-src evidence:',
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "worker-src 'self'",
    ])
  })

  test('gives each load of the page a nonce of its own', async () => {
    const get = served()
    const [first, second] = [await get('app://holdfast/'), await get('app://holdfast/')]
    expect(await first.text()).not.toBe(await second.text())
    expect(first.headers.get('content-security-policy')).not.toBe(
      second.headers.get('content-security-policy'),
    )
  })

  test('lets each frame do what is named here and nothing else', async () => {
    const get = served()
    const policy = async (url: string) =>
      (await get(url)).headers.get('content-security-policy')!.split('; ').toSorted()
    expect(await policy('app://pdf/')).toEqual([
      "base-uri 'none'",
      'connect-src app://pdf',
      "default-src 'none'",
      'font-src data:',
      "form-action 'none'",
      'frame-ancestors app://holdfast',
      'img-src data: blob:',
      "script-src app://pdf 'wasm-unsafe-eval'",
      'style-src app://pdf',
      'worker-src app://pdf',
    ])
    expect(await policy('app://saved-page/')).toEqual([
      "base-uri 'none'",
      "default-src 'none'",
      'font-src data:',
      "form-action 'none'",
      'frame-ancestors app://holdfast',
      'img-src data:',
      'script-src app://saved-page',
      "style-src 'unsafe-inline'",
    ])
  })
})
