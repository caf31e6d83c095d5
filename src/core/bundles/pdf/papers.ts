import type { PageSize } from '../../ports/html-printer.ts'

export type Paper = { readonly name: PageSize; readonly widthPt: number; readonly heightPt: number }

export const PAPERS = {
  A4: { name: 'A4', widthPt: 595.28, heightPt: 841.89 },
  Letter: { name: 'Letter', widthPt: 612, heightPt: 792 },
} as const satisfies Record<string, Paper>
