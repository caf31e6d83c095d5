import type { Content } from './content.ts'
import { encodedParts } from './readings.ts'
import { lookAtText, stopIfCancelled, type LookInside, type Search } from './search.ts'

/** Far more letters than any piece that is sought has, so that none falls between two windows. */
const OVERLAP = 4096
/** At an edge that is not the text's own, this much may be half a word and is left to the other window. */
const EDGE = 256

/** Looks through a text of any length, window by window, and into whatever is encoded in it. */
export async function searchText(
  content: Content,
  encoding: string,
  where: string,
  search: Search,
  inside: LookInside,
): Promise<void> {
  const decoder = new TextDecoder(encoding)
  let before = ''
  let isFirst = true
  const look = async (text: string): Promise<void> => {
    lookAtText(text, where, search)
    for (const part of encodedParts(text)) await inside(part, 'an encoded part')
  }
  for await (const chunk of content.chunks()) {
    stopIfCancelled(search)
    const text = before + decoder.decode(chunk, { stream: true })
    if (text.length > OVERLAP) await look(wholeWords(text, isFirst))
    isFirst &&= text.length <= OVERLAP
    before = isFirst ? text : text.slice(-OVERLAP)
  }
  const rest = before + decoder.decode()
  await look(isFirst ? rest : fromWholeWord(rest))
}

function wholeWords(text: string, isFirst: boolean): string {
  const start = isFirst ? text : fromWholeWord(text)
  return start.slice(0, -EDGE) + start.slice(-EDGE).replace(/\S*$/, '')
}

const fromWholeWord = (text: string): string => text.slice(0, EDGE).replace(/^\S*/, '') + text.slice(EDGE)
