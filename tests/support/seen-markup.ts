/** Takes out what is set only to take the other copy's room: `<div class="unseen"…>` with everything in it. */
export function withoutUnseen(markup: string): string {
  const start = markup.indexOf('<div class="unseen"')
  if (start < 0) return markup
  const tags = [...markup.slice(start).matchAll(/<(\/?)div\b[^>]*>/g)]
  let open = 0
  const end = tags.find(([, slash]) => (open += slash === '/' ? -1 : 1) === 0)
  if (!end) throw new Error('an element is not closed')
  return markup.slice(0, start) + withoutUnseen(markup.slice(start + end.index + end[0].length))
}
