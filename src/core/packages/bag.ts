import { textOf } from './text.ts'

// BagIt 1.0 (RFC 8493). Sections 2.1.1 (declaration), 2.1.3 (manifest), 2.2.1 (tag manifest), 2.2.2 (bag-info.txt).

export const BAGIT_DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

/** A line of a manifest: a name inside the package and its SHA-256 in lowercase hex. */
export type ListedFile = { readonly name: string; readonly sha256: string }

/** Writes a manifest, in the order of the names, as `sha256sum -c` reads it. */
export function formatManifest(files: readonly ListedFile[]): string {
  const ordered = files.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return ordered.map((file) => `${file.sha256}  ${file.name}\n`).join('')
}

/** Reads a manifest. Null when a line is not of the form this format writes, or a name stands in it twice. */
export function parseManifest(bytes: Uint8Array): readonly ListedFile[] | null {
  const lines = textOf(bytes)?.split('\n')
  if (lines === undefined || lines.pop() !== '') return null
  const files: ListedFile[] = []
  for (const line of lines) {
    // Spaces only inside: some courts want them in the name of a PDF.
    const [, sha256, name] = /^([0-9a-f]{64}) {2}([!-$&-~]+(?: [!-$&-~]+)*)$/.exec(line) ?? []
    if (sha256 === undefined || name === undefined) return null
    files.push({ name, sha256 })
  }
  return new Set(files.map((file) => file.name)).size === files.length ? files : null
}

/** Writes `bag-info.txt`: one `Label: value` a line, in the order given. Values have no line breaks. */
export function formatBagInfo(fields: readonly (readonly [label: string, value: string])[]): string {
  return fields.map(([label, value]) => `${label}: ${value}\n`).join('')
}

/** Reads `bag-info.txt`. Null when a line is no `Label: value`, or a label stands in it twice. */
export function parseBagInfo(bytes: Uint8Array): ReadonlyMap<string, string> | null {
  const lines = textOf(bytes)?.split('\n')
  if (lines === undefined || lines.pop() !== '') return null
  const fields = lines.map((line) => /^([A-Za-z-]+): (.+)$/.exec(line))
  const entries = fields.flatMap((match) => (match === null ? [] : [[match[1]!, match[2]!] as const]))
  const found = new Map(entries)
  return found.size === lines.length ? found : null
}

/** Octets and number of the payload's files (RFC 8493 section 2.2.2, `Payload-Oxum`). */
export function payloadOxum(sizesBytes: readonly number[]): string {
  return `${sizesBytes.reduce((total, size) => total + size, 0)}.${sizesBytes.length}`
}
