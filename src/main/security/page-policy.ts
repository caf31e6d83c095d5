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
    'frame-src evidence:',
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export const newNonce = (): string => randomBytes(16).toString('base64')
