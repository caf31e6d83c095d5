import { codePointLabel } from '../coverage.ts'

const LONGEST = 90

/** A bookmark's title in one line, with nothing in it that hides or turns the rest of the line. */
export function printable(title: string): string {
  const line = title.toWellFormed().replaceAll(/\s+/gu, ' ').trim()
  const seen = line.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character === '\u200D' || character === '\u200C' ? character : codePointLabel(character.codePointAt(0)!),
  )
  const characters = [...seen]
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : seen
}
