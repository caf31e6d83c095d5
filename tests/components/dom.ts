import { JSDOM } from 'jsdom'

// A document beside Node's own globals, and not in their place: libsodium tells one Uint8Array from another.
export const { window } = new JSDOM('<!doctype html><body></body>', {
  url: 'https://holdfast.test/',
  pretendToBeVisual: true,
})
/** What a document takes from nobody else. */
const ITS_OWN = ['Event', 'CustomEvent', 'navigator']
const page = window as unknown as Readonly<Record<string, unknown>>
for (const name of Object.getOwnPropertyNames(window))
  if (!(name in globalThis) || ITS_OWN.includes(name))
    Object.defineProperty(globalThis, name, { configurable: true, writable: true, value: page[name] })
/** Nothing is laid out here: nothing has a size that changes, and nobody asked for anything of a screen. */
class ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
const matchMedia = (media: string) => ({ media, matches: false })
Object.assign(window, { ResizeObserver, matchMedia })
Object.assign(globalThis, { window, ResizeObserver, IS_REACT_ACT_ENVIRONMENT: true })
