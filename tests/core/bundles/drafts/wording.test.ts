import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { draftHtml, SHOW_FIRST } from '../../../../src/core/bundles/drafts/document.ts'
import type { DraftContent } from '../../../../src/core/bundles/drafts/content.ts'
import { readDraftForm } from '../../../../src/core/bundles/drafts/form.ts'
import { loadFontPack } from '../../../../src/core/bundles/fonts.ts'
import { PROFILE_NAMES, readProfile } from '../../../../src/core/bundles/profile.ts'
import { readStatementWording } from '../../../../src/core/bundles/statement-wording.ts'
import { createSaid } from '../../../../src/core/bundles/templates/said.ts'
import { draftContent } from '../../../support/draft-content.ts'

const fonts = { ...loadFontPack('node_modules'), css: () => '' }
const FORBIDDEN = JSON.parse(readFileSync('resources/forbidden-words.json', 'utf8')) as readonly string[]
const WITH_STATEMENT = PROFILE_NAMES.filter((name) => readProfile('resources', name).statement !== null)

function bodyOf(content: DraftContent): string {
  const markup = draftHtml({ content, say: createSaid(fonts), pages: { firstPage: () => '2' } }, fonts)
  return markup.slice(markup.indexOf('<body>'))
}
const textOf = (content: DraftContent): string =>
  bodyOf(content)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll(/(&nbsp;|\s)+/g, ' ')

describe('the wording of a draft', () => {
  test.each(WITH_STATEMENT)('for %s holds none of the forbidden words', (name) => {
    const text = textOf(draftContent(name)).toLowerCase().replaceAll('-', ' ')
    expect(text.length).toBeGreaterThan(3000)
    expect(FORBIDDEN.filter((words) => text.includes(words.replaceAll('-', ' ')))).toEqual([])
  })

  test.each(WITH_STATEMENT)(
    'for %s ends with the words of the law as they are kept, and their source',
    (name) => {
      const content = draftContent(name)
      const text = textOf(content)
      for (const one of content.form.endings) {
        const { text: law, source, jurisdiction } = readStatementWording('resources', one)
        expect(text).toContain(law)
        expect(text).toContain(`${jurisdiction}: `)
        expect(text).toContain(source)
      }
      for (const { says, source } of content.form.rules) {
        expect(text).toContain(says)
        expect(text).toContain(source)
      }
      expect(text.match(/as at (22 November 2026|November 22, 2026)/g)!.length).toBeGreaterThanOrEqual(
        content.form.endings.length + content.form.rules.length,
      )
    },
  )

  test('has a form for every wording that a profile names, and every form names its own', () => {
    const forms = readdirSync('resources/drafts').map((file) => file.replace('.json', ''))
    for (const name of forms) {
      const { form } = readDraftForm('resources', name)
      expect(form.name).toBe(name)
      expect(form.endings).toContain(name)
    }
    const named = WITH_STATEMENT.map((name) => readProfile('resources', name).statement!)
    expect(forms.toSorted()).toEqual([...new Set(named)].toSorted())
  })

  test('says what it is, who sees it first, that rules change and that it is no advice', () => {
    const text = textOf(draftContent('uk-civil'))
    expect(SHOW_FIRST).toBe('Show this to your lawyer before anyone else sees it.')
    expect(text).toContain(SHOW_FIRST)
    expect(text).toContain('A draft of a witness statement, not signed.')
    expect(text).toContain('It is part of no bundle.')
    expect(text).toContain('Rules vary and change.')
    expect(text).toContain('Not legal advice.')
  })

  test('has the corner of Practice Direction 32 only where the profile’s court wants it', () => {
    for (const name of WITH_STATEMENT) {
      const isThere = /On behalf of \[party\].* Exhibits .* Date /.test(textOf(draftContent(name)))
      expect(isThere, name).toBe(name.startsWith('uk-'))
    }
  })

  test('has a certification for the United States and the facts of an affidavit for Canada, and none elsewhere', () => {
    const ids = (name: string): boolean => bodyOf(draftContent(name)).includes('id="certificate"')
    expect(WITH_STATEMENT.filter(ids)).toEqual(['us-federal', 'ca'])
    expect(textOf(draftContent('us-federal'))).toContain(
      'Certification for Federal Rules of Evidence 902(13) and 902(14)',
    )
    expect(textOf(draftContent('ca'))).toContain('Canada Evidence Act, sections 31.1 to 31.6')
  })
})

describe('what a draft says of incidents', () => {
  const text = textOf(draftContent('police'))

  test('is the writer’s words, each under its field, with where they stand in the record', () => {
    expect(text).toContain('I read it on my phone in the waiting room.')
    expect(text).toContain(
      'What I was told: Dana said it had been there since noon. Source: [who told me, and when]',
    )
    expect(text).toContain('Paragraphs 1 to 9 are from the record: incident 1, logged 12 March 2026, 10:15.')
    expect(text).toContain('Not taken over: what the writer marked as personal.')
  })

  test('leaves a blank where nothing was written, and where a file has no label yet', () => {
    expect(text).toContain('[what I saw or heard, in my own words]')
    expect(text).toContain('[when]')
    expect(text).toContain('I produce [what it is] marked AB1 .')
    expect(text).toContain('[label; given in the first bundle it goes out in; file 7 of the record]')
  })

  test('joins nothing into a story: without incidents nothing is said of what happened', () => {
    const none = textOf(draftContent('police', { incidents: [], exhibits: [] }))
    expect(none).not.toMatch(/from the record: incident|What I was told|The words were/)
  })

  test('turns nothing that was written into markup', () => {
    const body = bodyOf(draftContent('uk-civil'))
    expect(body).not.toMatch(/<(script|img|b|iframe|object|style)\b/i)
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  test('never signs or ticks for the person', () => {
    for (const name of WITH_STATEMENT) {
      const body = bodyOf(draftContent(name))
      expect(body).not.toMatch(/type="checkbox"|☑|☒|✓/)
      // The writer's name stands on the first page alone, as whom the draft is for.
      expect(body.split('Dr Anna Bennett')).toHaveLength(2)
    }
  })
})
