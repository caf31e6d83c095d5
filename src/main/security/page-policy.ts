import { randomBytes } from 'node:crypto'

/** What the page may do. React Aria inserts a style element of its own, which the nonce lets through. */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' evidence: blob:",
    'media-src evidence:',
    "font-src 'self'",
    "connect-src 'self' evidence:",
    'frame-src app://pdf app://saved-page',
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export const newNonce = (): string => randomBytes(16).toString('base64')

/** Frames that show evidence have hosts of their own, foreign to the page: nothing in them can touch it. */
export type FrameName = 'pdf' | 'saved-page'

/**
 * What a frame may do that shows what somebody else made: run its own script, and draw. It is given the evidence by
 * the page, and can ask for nothing but what it was built with.
 */
export function framePolicy(name: FrameName): string {
  const own = `app://${name}`
  const drawing =
    name === 'pdf'
      ? [
          `connect-src ${own}`,
          `worker-src ${own}`,
          `style-src ${own}`,
          'img-src data: blob:',
          'font-src data:',
        ]
      : ["style-src 'unsafe-inline'", 'img-src data:', 'font-src data:']
  return [
    "default-src 'none'",
    `script-src ${own}${name === 'pdf' ? " 'wasm-unsafe-eval'" : ''}`,
    ...drawing,
    "base-uri 'none'",
    "form-action 'none'",
    'frame-ancestors app://holdfast',
  ].join('; ')
}
