import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { PAGE_HASH_PATH, PAGE_PATH, buildCheckPage, hashLine } from '../../tools/build-check-page.ts'

const committed = readFileSync(PAGE_PATH, 'utf8')
const sourceHash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe('the committed check page', () => {
  let built = ''
  beforeAll(async () => {
    built = await buildCheckPage()
  })

  it('is what its sources give, byte for byte (else: node tools/run.mjs tools/build-check-page.ts)', () => {
    expect(built === committed).toBe(true)
  })

  it('has the SHA-256 that the documentation publishes', () => {
    expect(readFileSync(PAGE_HASH_PATH, 'utf8')).toBe(hashLine(committed))
    const sha256 = createHash('sha256').update(readFileSync(PAGE_PATH)).digest('hex')
    expect(hashLine(committed)).toBe(`${sha256}  resources/check-page/02-Check-this-package.html\n`)
  })

  it('is one file of less than 450 kB that names nothing to load', () => {
    expect(Buffer.byteLength(committed)).toBeLessThan(450_000)
    const markup = committed.replace(/<script>[\s\S]*<\/script>/, '').replace(/<style>[\s\S]*<\/style>/, '')
    const places = [...markup.matchAll(/\b(?:src|href|action|data|poster)="([^"]*)"/g)].map((hit) => hit[1])
    expect(places).toEqual(['data:,'])
    expect(markup).not.toMatch(/\bstyle=|\son\w+=/)
    expect(/<style>[\s\S]*?<\/style>/.exec(committed)?.[0]).not.toMatch(/@import|url\(/)
  })

  it('allows its own script and style by their hashes, and nothing else', () => {
    const script = /<script>([\s\S]*)<\/script>/.exec(committed)?.[1] ?? ''
    const style = /<style>([\s\S]*?)<\/style>/.exec(committed)?.[1] ?? ''
    expect(/http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(committed)?.[1]).toBe(
      `default-src 'none'; script-src ${sourceHash(script)}; style-src ${sourceHash(style)}; img-src data:; ` +
        `base-uri 'none'; form-action 'none'`,
    )
    expect(committed.indexOf('Content-Security-Policy"')).toBeLessThan(committed.indexOf('<style>'))
    expect(committed.match(/<script/g)).toHaveLength(1)
    expect(committed.match(/<style/g)).toHaveLength(1)
  })

  it('has line ends of one kind and can be read: no line of minified code', () => {
    expect(committed).not.toContain('\r')
    const lines = committed.split('\n')
    expect(lines.length).toBeGreaterThan(5000)
    expect(lines.filter((line) => line.length > 2000 && !line.includes('abandon'))).toEqual([])
  })
})
