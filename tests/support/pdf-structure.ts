import { execFileSync } from 'node:child_process'

/** What two PDFs made of the same record must have in common. */
export function structureOf(pdf: string): object {
  const run = (command: string, ...args: readonly string[]) =>
    execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
  const info = run('pdfinfo', pdf)
  return {
    facts: ['Pages', 'Tagged', 'Page size', 'JavaScript'].map(
      (name) => new RegExp(`^${name}:.*$`, 'm').exec(info)?.[0],
    ),
    // One that means nothing stands wherever a line broke.
    tags: run('pdfinfo', '-struct', pdf)
      .match(/^ *[A-Z]\w*/gm)
      ?.filter((tag) => !tag.endsWith('NonStruct')),
    fonts: run('pdffonts', pdf)
      .split('\n')
      .slice(2)
      .map((row) => row.replace(/^\w{6}\+/, '').split(/\s+/)[0] ?? '')
      .toSorted((one, other) => one.localeCompare(other)),
  }
}
