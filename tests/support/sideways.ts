import type { Page } from 'playwright'

/**
 * What reaches out of the window at the side, scrolls sideways, or lies under the way out or over another fact. What shows a file is
 * excepted (ux.md 13): a picture may be larger than its place.
 */
export const outOfPlace = async (page: Page): Promise<readonly string[]> =>
  (await page.evaluate(`(() => {
    const found = []
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth) found.push('the page scrolls sideways')
    const nameOf = (at) => at.tagName + '.' + at.className + ': ' + (at.textContent ?? '').slice(0, 40)
    const widestIn = (at) =>
      [...at.querySelectorAll('*')]
        .filter((one) => one.getBoundingClientRect().right > at.getBoundingClientRect().left + at.clientWidth + 1)
        .map(nameOf)
        .at(-1)
    for (const at of document.querySelectorAll('#root *')) {
      const box = at.getBoundingClientRect()
      const isSeen = box.width > 1 && box.height > 1 && at.checkVisibility({ visibilityProperty: true })
      if (!isSeen || at.closest('.viewer-stage') !== null) continue
      const overflow = getComputedStyle(at).overflowX
      if (/auto|scroll/.test(overflow) && at.scrollWidth > at.clientWidth + 1)
        found.push('scrolls sideways: ' + nameOf(at) + ' for ' + widestIn(at))
      if (!at.matches('button, input, textarea, select, [role=tab], [role=menuitem], h1, h2, h3, p')) continue
      if (box.left < -1 || box.right > innerWidth + 1) found.push('out at the side: ' + nameOf(at))
      const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
      const exit = there?.closest('.top-right')
      if (exit && !exit.contains(at)) found.push('under Exit now: ' + nameOf(at))
    }
    for (const list of document.querySelectorAll('dl')) {
      const parts = [...list.querySelectorAll('dt, dd')].map((at) => [at, at.getBoundingClientRect()])
      for (const [at, one] of parts)
        if (parts.some(([other, two]) => other !== at && one.left < two.right - 1 && two.left < one.right - 1 && one.top < two.bottom - 1 && two.top < one.bottom - 1))
          found.push('lies over another: ' + nameOf(at))
    }
    return [...new Set(found)]
  })()`)) as readonly string[]
