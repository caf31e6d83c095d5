import { escapeHtml, htmlDocument, style } from './browser.ts'

const SIGNAL = '<path d="M0 8h3v4H0zM5 5h3v7H5zM10 2h3v10h-3zM15 0h3v12h-3z"/>'
const BATTERY = `<rect x=".5" y=".5" width="22" height="11" rx="3" fill="none" stroke="currentColor"/>
  <rect x="2" y="2" width="13" height="8" rx="1.5"/><path d="M24 4v4" stroke="currentColor" stroke-width="2"/>`
const STATUS_ICONS = `<svg viewBox="0 0 18 12" fill="currentColor">${SIGNAL}</svg>
  <svg viewBox="0 0 26 12" fill="currentColor">${BATTERY}</svg>`

export type PhonePage = {
  readonly clock: string
  readonly css: string
  readonly body: string
  readonly attributes?: string
}

export function phonePage({ clock, css, body, attributes }: PhonePage): string {
  const status = `<div class=status dir=ltr><span>${clock}</span><span>${STATUS_ICONS}</span></div>`
  const frame = `${status}${body}<div class=home><i></i></div>`
  return htmlDocument(style('phone') + css, frame, attributes)
}

export type Bar = {
  readonly title: string
  readonly under?: string
  readonly right: string
  readonly account?: string
  readonly back?: string
}

/** The line under the phone's status bar: back, whose page this is, the platform. */
export function bar({ title, under, right, account, back = '‹' }: Bar): string {
  const second = under === undefined ? '' : `<div class=quiet>${under}</div>`
  return `<div class=bar><span class=back>${back}</span>${account === undefined ? '' : face(account)}
    <span class=grow>${title}${second}</span><span class=quiet>${right}</span></div>`
}

export type BrowserPage = {
  readonly tab: string
  readonly url: string
  readonly css: string
  readonly body: string
}

export function browserPage({ tab, url, css, body }: BrowserPage): string {
  const frame = `<div class=tabs><b>${escapeHtml(tab)}</b><i>+</i><i class=right>–□×</i></div>
    <div class=address>← → ↻<span>${escapeHtml(url)}</span>⋮</div>${body}`
  return htmlDocument(style('browser') + css, frame)
}

const FACE_COLOURS = ['#4f6d7a', '#7a5c4f', '#5a7a4f', '#6b4f7a', '#7a4f5f', '#3f6f8f', '#8a6d3b', '#47756b']

/** A round with the account's first letter, in a colour that is always the same for the account. */
export function face(account: string): string {
  const sum = Buffer.from(account, 'utf8').reduce((total, byte) => (total * 31 + byte) % 9973, 0)
  const letter = account.replace(/^[@+]/, '').slice(0, 1).toUpperCase()
  return `<span class=face style="background:${FACE_COLOURS[sum % FACE_COLOURS.length]}">${letter}</span>`
}
