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
})
