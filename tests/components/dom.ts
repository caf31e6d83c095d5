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
Object.assign(globalThis, { window, IS_REACT_ACT_ENVIRONMENT: true })
