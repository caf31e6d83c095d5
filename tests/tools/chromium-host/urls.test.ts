import { describe, expect, test } from 'vitest'
import { Urls } from '../../../tools/chromium-host/urls.ts'

const urls = new Urls(new Set(['app', 'evidence']))

describe('the https names of the app’s schemes', () => {
  test.each([
    ['app://holdfast/index.html?a#b', 'https://holdfast.app.host.test/index.html?a#b'],
    ['evidence://00ff/original', 'https://00ff.evidence.host.test/original'],
    ['app:///x', 'https://_.app.host.test/x'],
  ])('%s there and back', (own, https) => {
    expect(urls.toPage(own)).toBe(https)
    expect(urls.toApp(https)).toBe(own)
  })

  test.each(['https://example.com/', 'https://a.other.host.test/', 'data:,x', 'blob:https://x/1'])(
    '%s is left as it is',
    (url) => {
      expect([urls.toPage(url), urls.toApp(url)]).toEqual([url, url])
    },
  )

  test('stand beside the schemes and hosts that a policy names', () => {
    const policy = "default-src 'none'; img-src evidence: blob: data:; frame-src app://pdf app://saved-page"
    expect(urls.policyToPage(policy)).toBe(
      "default-src 'none'; img-src evidence: https://*.evidence.host.test blob: data:; " +
        'frame-src app://pdf https://pdf.app.host.test app://saved-page https://saved-page.app.host.test',
    )
  })
})
