import { describe, expect, test } from 'vitest'
import { evidenceContract } from '../../src/contract/evidence.ts'
import { contract } from '../../src/contract/index.ts'
import { createHandlers, createServing } from '../../src/core/handlers.ts'
import { createCaller, createClient } from '../../src/core/router.ts'
import { Session } from '../../src/core/session.ts'
import { serveEvidence } from '../../src/main/evidence-scheme.ts'
import { PASSPHRASE, someBytes, tempFolder } from '../support/temp-vault.ts'
import { testHost, token } from '../support/vault-host.ts'
import { makePng } from '../support/pictures.ts'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A vault with files in it, and main's answers to `evidence://` as it gives them to the page. */
async function servedVault(files: Readonly<Record<string, Uint8Array | string>>) {
  const session = new Session()
  const api = createClient(contract, createHandlers(testHost(), session))
  const ask = createCaller(evidenceContract, createServing(session))
  const folder = tempFolder()
  await api.vault.create({
    file: token(join(folder, 'a.holdfast')),
    passphrase: PASSPHRASE,
    withRecovery: false,
  })
  const { case: saved } = await api.cases.save({ name: 'Millbrook' })
  const paths = Object.entries(files).map(([name, bytes]) => {
    writeFileSync(join(folder, name), bytes)
    return token(join(folder, name))
  })
  const kept = (await api.exhibits.add({ case: saved.id, files: paths })).files.map((file) => {
    if ('error' in file) throw new Error(file.error.code)
    return file.kept.exhibit
  })
  const serve = serveEvidence((name, input, signal) => ask(name, input, { signal }))
  const get = (url: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
    serve(new Request(url, { headers, method }))
  return { api, kept, get }
}

/** A film as far as its first bytes say so. */
const film = (length: number): Uint8Array =>
  Buffer.concat([
    Buffer.from('0000001866747970697336f6d0000020069736f6d6d703432', 'hex').subarray(0, 0),
    mp4Head(),
    someBytes(length),
  ])
const mp4Head = (): Buffer =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypmp42'),
    Buffer.from([0, 0, 0, 0]),
    Buffer.from('mp42isom'),
  ])

describe('evidence://', () => {
  test('serves any range of an opened file, over the borders of what is read at once', async () => {
    const bytes = film(3 * 1024 * 1024)
    const { api, kept, get } = await servedVault({ 'film.mp4': bytes })
    const { view } = await api.exhibits.open({ exhibit: kept[0]! })
    const whole = await get(`evidence://${view}/original`)
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'video/mp4'])
    expect(Buffer.compare(Buffer.from(await whole.arrayBuffer()), bytes)).toBe(0)
    const part = await get(`evidence://${view}/original`, { range: 'bytes=1000000-2500000' })
    expect([part.status, part.headers.get('content-range'), part.headers.get('content-length')]).toEqual([
      206,
      `bytes 1000000-2500000/${bytes.length}`,
      '1500001',
    ])
    expect(Buffer.compare(Buffer.from(await part.arrayBuffer()), bytes.subarray(1_000_000, 2_500_001))).toBe(
      0,
    )
    const beyond = await get(`evidence://${view}/original`, { range: `bytes=${bytes.length}-` })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`])
    const head = await get(`evidence://${view}/original`, {}, 'HEAD')
    expect([head.status, (await head.arrayBuffer()).byteLength]).toEqual([200, 0])
  })

  test('serves nothing that nobody opened, that was closed, or whose vault is locked', async () => {
    const { api, kept, get } = await servedVault({ 'a.png': makePng(2, 2, { type: 2 }, () => [1, 2, 3]) })
    const status = async (url: string, method?: string) => (await get(url, {}, method)).status
    expect(await status(`evidence://${kept[0]}/original`)).toBe(404)
    expect(await status(`evidence://${'0'.repeat(32)}/original`)).toBe(404)
    const { view } = await api.exhibits.open({ exhibit: kept[0]! })
    const url = `evidence://${view}/original`
    expect(await status(url)).toBe(200)
    for (const wrong of ['', 'original/', 'Original', 'page', 'text', 'picture-0', 'picture-', '../original'])
      expect(
        await status(`evidence://${view}/${wrong === '../original' ? 'x/original' : wrong}`),
        wrong,
      ).toBe(404)
    expect(await status(url, 'POST')).toBe(404)
    await api.exhibits.close({ view })
    expect(await status(url)).toBe(404)
    const again = await api.exhibits.open({ exhibit: kept[0]! })
    await api.vault.lock({})
    expect(await status(`evidence://${again.view}/original`)).toBe(404)
  })

  test('is never a document: no page, no script, no type that is guessed', async () => {
    const html = '<!doctype html><html><script>alert(1)</script></html>'
    const { api, kept, get } = await servedVault({ 'page.html': html, 'chat.txt': 'caf\u00e9' })
    const chat = await api.exhibits.open({ exhibit: kept[1]! })
    const answer = await get(`evidence://${chat.view}/text`)
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toContain("sandbox; default-src 'none'")
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.text()).toBe('caf\u00e9')
    const { view } = await api.exhibits.open({ exhibit: kept[0]! })
    const page = await get(`evidence://${view}/page`)
    expect(page.headers.get('content-type')).toBe('application/json')
    for (const part of ['original', 'text'])
      expect((await get(`evidence://${view}/${part}`)).status, part).toBe(404)
    expect(await page.json()).toEqual({ html, address: null, parts: {} })
  })
})
