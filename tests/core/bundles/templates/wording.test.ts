import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { BundleContent } from '../../../../src/core/bundles/content.ts'
import { blocksOf, bundleHtml } from '../../../../src/core/bundles/templates/document.ts'
import { bundleContent, incidentOf } from '../../../support/bundle-content.ts'
import { createSaid } from '../../../../src/core/bundles/templates/said.ts'
import { loadFontPack } from '../../../../src/core/bundles/fonts.ts'
import { PAPERS } from '../../../../src/core/bundles/pdf/make-pdf.ts'
import { readExhibit } from '../../../../src/core/bundles/pdf/read-exhibit.ts'
import { UNKNOWN_PAGES } from '../../../../src/core/bundles/pdf/pagination.ts'

const fonts = loadFontPack('node_modules')
const FORBIDDEN = JSON.parse(readFileSync('resources/forbidden-words.json', 'utf8')) as readonly string[]

async function bodyOf(content: BundleContent): Promise<string> {
  const exhibits = await Promise.all(content.exhibits.map((exhibit) => readExhibit(exhibit, PAPERS.A4)))
  const markup = bundleHtml(
    { content, exhibits, pages: UNKNOWN_PAGES, fonts, say: createSaid(fonts) },
    blocksOf(content, exhibits),
  )
  return markup.slice(markup.indexOf('<body>'))
}
const textOf = async (content: BundleContent): Promise<string> =>
  (await bodyOf(content)).replaceAll(/<[^>]+>/g, ' ').replaceAll(/&nbsp;|\s+/g, ' ')

const foundIn = (text: string): readonly string[] =>
  FORBIDDEN.filter((words) => text.toLowerCase().replaceAll('-', ' ').includes(words.replaceAll('-', ' ')))

describe('the wording of a bundle', () => {
  test('holds none of the forbidden words, in any template, full or empty', async () => {
    const full = await textOf(bundleContent())
    const empty = await textOf(bundleContent({ incidents: [], exhibits: [] }))
    expect(FORBIDDEN.length).toBeGreaterThan(8)
    expect([...foundIn(full), ...foundIn(empty)]).toEqual([])
  })

  test('has a detector that finds them when they are planted', async () => {
    const planted = incidentOf(1, { words: FORBIDDEN.join(' and ') })
    expect(foundIn(await textOf(bundleContent({ incidents: [planted], exhibits: [] })))).toEqual(FORBIDDEN)
  })

  test('claims no seal, no signature in the PDF and no check of a reader', async () => {
    const text = await textOf(bundleContent())
    expect(text).toContain('its list of files is signed by the recording software')
    expect(text).toContain('This PDF carries no signature of its own.')
    expect(text).not.toMatch(/adobe|acrobat|sealed|certificate|02-Check/i)
  })

  test('says who chose, what is left out, and that private notes are never part of a bundle', async () => {
    const text = await textOf(bundleContent())
    expect(text).toContain('The writer chose 3 of the 5 incidents recorded in this case.')
    expect(text).toContain('2 incidents are not included. They are recorded and can be asked for.')
    expect(text).toContain('Left out of the incidents that are included: health information (1 incident).')
    expect(text).toContain('This sentence is printed whether there are any or not.')
    expect(text).toContain('The record log has 1,204 lines. 96 are in this package.')
  })

  test('prints a line only when it is true of this bundle', async () => {
    const text = await textOf(
      bundleContent({
        incidents: [incidentOf(1, { title: 'Call' })],
        exhibits: [],
        scope: { incidentsInCase: 1, withheld: {} },
      }),
    )
    expect(text).toContain('The one incident recorded in this case is in this bundle.')
    expect(text).not.toMatch(/Marked as threats|Please note|Left out of|did not reply|not included|certutil/)
  })

  test('never counts what is privileged', async () => {
    const content = bundleContent({
      incidents: [incidentOf(1, { title: 'Call' }, { withheld: ['privileged'] })],
      scope: { incidentsInCase: 1, withheld: { privileged: 1 } },
    })
    expect(await textOf(content)).not.toMatch(/privileged|Left out/i)
  })

  test('turns nothing that was written into markup', async () => {
    const body = await bodyOf(bundleContent())
    expect(body).not.toMatch(/<(script|img|b|iframe|object|style)\b/i)
    expect(body.match(/<[^>]*>/g)?.filter((tag) => /\son\w+=/i.test(tag))).toEqual([])
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })
})
