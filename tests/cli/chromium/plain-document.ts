import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadFontPack } from '../../../src/core/bundles/fonts.ts'
import type { PrintRequest } from '../../../src/core/ports/html-printer.ts'
import { ROOT } from '../../../tools/find-node.mjs'

export const pack = loadFontPack(join(ROOT, 'node_modules'))

export function requestFor(html: string): PrintRequest {
  return { html, page: 'A4', marginsMm: { top: 20, right: 20, bottom: 20, left: 20 } }
}

/** A document in our own fonts. */
export function documentOf(body: string, style = ''): string {
  const css = `${pack.css(body)}\nbody{font-family:${pack.fontFamily}}${style}`
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Case Alder v Birch</title><style>${css}</style></head><body>${body}</body></html>`
}

/** What a program writes of a PDF that it is given as FILE. */
export function judge(command: string, pdfBytes: Uint8Array, ...args: readonly string[]): string {
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

export const textOf = (pdfBytes: Uint8Array): string => judge('pdftotext', pdfBytes, '-layout', 'FILE', '-')
