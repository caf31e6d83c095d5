import type { PDFDict, PDFContext } from 'pdf-lib'
import { PDFString } from 'pdf-lib'

type Range = { readonly from: number; readonly prefix: string; readonly first: number }

/**
 * Page labels (ISO 32000-1 section 12.4.2) that are what is stamped. In: the stamped number of each page, letters
 * and then digits, such as `12` or `B3`.
 */
export function pageLabels(context: PDFContext, stamped: readonly string[]): PDFDict {
  const parsed = stamped.map(parse)
  const ranges = parsed.flatMap((label, from): readonly Range[] => {
    const before = parsed[from - 1]
    const goesOn = before?.prefix === label.prefix && before.number + 1 === label.number
    return goesOn ? [] : [{ from, prefix: label.prefix, first: label.number }]
  })
  const numbers = ranges.flatMap(({ from, prefix, first }) => {
    const style = { S: 'D', St: first, ...(prefix === '' ? {} : { P: PDFString.of(prefix) }) }
    return [from, context.obj(style)]
  })
  return context.obj({ Nums: context.obj(numbers) })
}

function parse(stamped: string): { readonly prefix: string; readonly number: number } {
  const digits = /\d+$/.exec(stamped)?.[0] ?? ''
  return { prefix: stamped.slice(0, stamped.length - digits.length), number: Number(digits) }
}
