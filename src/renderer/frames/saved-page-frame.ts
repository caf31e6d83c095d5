// Runs in a frame of its own, foreign to the page. The saved page stands in another one inside it, which runs no script.
import type { FromSavedPageFrame, SavedPage, ToSavedPageFrame } from './frame-messages.ts'
import { harmlessPage } from './harmless-page.ts'

const MOST_HEIGHT_PX = 60_000

const tell = (message: FromSavedPageFrame): void => window.parent.postMessage(message, '*')

function open(page: SavedPage): void {
  const frame = document.createElement('iframe')
  // Of this frame's origin, so that its height can be measured; without scripts, forms, windows and navigation.
  frame.setAttribute('sandbox', 'allow-same-origin')
  frame.tabIndex = -1
  for (const [name, value] of Object.entries(STYLE)) frame.style.setProperty(name, value)
  frame.addEventListener('load', () => measure(frame))
  frame.srcdoc = harmlessPage(page)
  document.body.style.margin = '0'
  document.body.replaceChildren(frame)
}

const STYLE = { border: '0', width: '100%', height: '100vh', display: 'block', background: '#ffffff' }

function measure(frame: HTMLIFrameElement): void {
  const whole = frame.contentDocument?.documentElement.scrollHeight ?? 0
  const heightPx = Math.min(MOST_HEIGHT_PX, whole)
  frame.style.height = `${heightPx}px`
  tell({ kind: 'height', heightPx })
}

window.addEventListener('message', ({ source, data }: MessageEvent<ToSavedPageFrame>) => {
  if (source === window.parent && data.kind === 'open') open(data.page)
})

tell({ kind: 'ready' })
