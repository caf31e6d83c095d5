// The place for the check of a PDF's own signature. Until a bundle carries one, nothing can be said of a PDF alone; with
// it, this answers "This could be checked in part." and "This PDF is unchanged since it was sealed. The other files
// were not here to check." (recipient.md section 7).

export type LonePdfVerdict = { readonly heading: string; readonly sentence: string }

/** What can be said of a bundle's PDF without its package. */
export async function checkLonePdf(_pdf: Blob): Promise<LonePdfVerdict> {
  return {
    heading: 'This could not be checked.',
    sentence:
      'A PDF alone can be checked only when it carries a signature of its own, and this page does not read those yet. ' +
      'Drop the whole folder or the zip. Nothing is known to be wrong. The read-me shows other ways.',
  }
}
