import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeHtml, html } from '../../../../src/core/bundles/templates/html.ts'

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const read = (markup: string): string =>
  markup.replaceAll(/&([a-z#0-9]+);/g, (_, name: string) => ENTITIES[name] ?? '?')

describe('markup', () => {
  test('never lets text become markup, in an element or in a quoted attribute, and loses none of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeHtml(text)
        expect(escaped).not.toMatch(/[<>"']/)
        expect(read(escaped)).toBe(text.toWellFormed())
      }),
    )
  })

  test('escapes every string put into a template and no template twice', () => {
    const inner = html`<b>${'<i>&'}</b>`
    expect(html`<p title="${'"x"'}">${inner}${[inner, 3]}${null}${false}</p>`.markup).toBe(
      '<p title="&quot;x&quot;"><b>&lt;i&gt;&amp;</b><b>&lt;i&gt;&amp;</b>3</p>',
    )
  })
})
