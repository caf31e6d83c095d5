/** Strings that stand nowhere but in what a person typed or kept. */
export const PLANTED = {
  passphrase: 'Xq7-passphrase-marigold',
  newPassphrase: 'Xq7-passphrase-thistle',
  caseName: 'Xq7-case-kestrel',
  writer: 'Xq7-writer-Ödegård',
  fileName: 'Xq7-file-heron.jpg',
  inSmallFile: 'Xq7-content-small-plover',
  inBigFile: 'Xq7-content-big-curlew',
  title: 'Xq7-title-sandpiper',
  words: 'Xq7-words-oystercatcher',
  amended: 'Xq7-amended-lapwing',
  url: 'https://xq7-url-avocet.invalid/a?b=c',
  account: '@xq7_account_dunlin',
  effect: 'Xq7-effect-whimbrel',
  witness: 'Xq7-witness-turnstone',
  tag: 'xq7-tag-knot',
  reason: 'Xq7-reason-ruff',
  note: 'Xq7-note-snipe 我们知道你住在哪里啊',
  chinese: '我们知道你住在哪里啊',
  query: 'Xq7-query-phalarope',
} as const

/** Every form in which a planted string could be recognised: its bytes in three encodings, and written out. */
export function formsOf(text: string): readonly Buffer[] {
  const utf8 = Buffer.from(text, 'utf8')
  const lower = Buffer.from(text.toLowerCase(), 'utf8')
  const base64 = [0, 1, 2].map((shift) => {
    // Inside a longer base64 text a string has one of three forms; its first and last digits depend on its neighbours.
    const digits = Buffer.concat([Buffer.alloc(shift), utf8]).toString('base64')
    return Buffer.from(digits.slice(4, -4), 'latin1')
  })
  const utf16 = [Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()]
  return [utf8, lower, ...utf16, ...base64, Buffer.from(utf8.toString('hex'), 'latin1')]
}
