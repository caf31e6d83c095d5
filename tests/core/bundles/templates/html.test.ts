import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeHtml, fixedTexts, html } from '../../../../src/core/bundles/templates/html.ts'

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const read = (markup: string): string =>
  markup.replaceAll(/&([a-z#0-9]+);/g, (_, name: string) => ENTITIES[name] ?? '?')

test('what is fixed in a template is known by itself, without what was put into it', () => {
  const made = html`<p class="a">Whatever is fixed, ${'somebody'} and&nbsp;<b>after it</b></p>`
  expect(made.markup).toContain('somebody')
  const fixed = fixedTexts().join('|')
  expect(fixed).toContain('Whatever is fixed, ')
  expect(fixed).toContain('after it')
  expect(fixed).not.toMatch(/somebody|nbsp|class/)
})

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
