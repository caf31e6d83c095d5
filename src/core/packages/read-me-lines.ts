/** The width that Notepad and a printed page show without breaking a line. */
export const COLUMNS = 72

export function item(text: string): readonly string[] {
  return wrapped(text, '    ').map((line, at) => (at === 0 ? `  - ${line.trimStart()}` : line))
}

export function wrapped(text: string, indent: string): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > COLUMNS) lines.push(indent + word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

/** Accents are dropped; a name that has other letters is left to the PDF, which can print it. */
export function inAscii(name: string): string | null {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  return /^[ -~]{1,68}$/.test(plain) ? plain : null
}
