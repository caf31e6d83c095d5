import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readArguments } from '../../src/cli/arguments.ts'
import { COMMANDS } from '../../src/cli/command-table.ts'
import { usageOf } from '../../src/cli/help.ts'
import { RedactionFile } from '../../src/contract/disclosure.ts'
import { documents, ErrorDocument, type CommandName } from '../../src/contract/documents.ts'

const text = readFileSync(join(import.meta.dirname, '../../docs/cli.md'), 'utf8')
const names = Object.keys(COMMANDS) as CommandName[]
const sections = new Map(
  text
    .split(/^### /m)
    .slice(1)
    .map((section) => [/^`([\w ]+)`/.exec(section)?.[1] ?? '', section]),
)
const blocks = (section: string, kind: string): readonly string[] =>
  [...section.matchAll(new RegExp('^```' + kind + '\\n(.*?)^```$', 'gms'))].map((hit) => hit[1] ?? '')

describe('docs/cli.md', () => {
  test('has a section for every command, in the order of the help', () => {
    expect([...sections.keys()]).toEqual(names)
  })

  test.each(names)(
    '%s: usage and examples are those of the help, and the JSON is what its schema takes',
    (name) => {
      const section = sections.get(name) ?? ''
      expect(blocks(section, '')[0]).toBe(`${usageOf(name)}\n`)
      expect(blocks(section, 'sh')[0]).toBe(`${COMMANDS[name].examples.join('\n')}\n`)
      const [json = ''] = blocks(section, 'json')
      expect(documents[name].safeParse(JSON.parse(json)).error?.issues ?? []).toEqual([])
    },
  )

  test('the file for --redact in it is one', () => {
    const [, json = ''] = blocks(sections.get('seal') ?? '', 'json')
    expect(RedactionFile.safeParse(JSON.parse(json)).error?.issues ?? []).toEqual([])
  })

  test('the error in it is one', () => {
    const [json = ''] = blocks(text.split(/^### /m)[0] ?? '', 'json')
    expect(ErrorDocument.safeParse(JSON.parse(json)).success).toBe(true)
  })
})

describe('the examples of the help', () => {
  test.each(names)('%s: are understood', (name) => {
    const lines = COMMANDS[name].examples.join('\n').replaceAll('\\\n', ' ').split('\n')
    for (const line of lines) {
      const words = [...line.replace(/^.*\| /, '').matchAll(/"([^"]*)"|(\S+)/g)].map(
        (hit) => hit[1] ?? hit[2] ?? '',
      )
      expect(words[0]).toBe('holdfast')
      expect(readArguments(words.slice(1)).asked.command).toBe(name)
    }
  })
})
