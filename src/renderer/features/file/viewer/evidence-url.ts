import type { EvidencePart } from '../../../../contract/evidence.ts'
import type { ViewToken } from '../../../../contract/exhibits.ts'

/** Where main serves a part of an opened file. */
export const evidenceUrl = (view: ViewToken, part: EvidencePart): string => `evidence://${view}/${part}`

type Opened = { readonly token: ViewToken; readonly pictures: number }

/** What is drawn of an opened picture: the file itself, or a page of those that were made of it. */
export const pictureUrl = ({ token, pictures }: Opened, page = 0): string =>
  evidenceUrl(token, pictures === 0 ? 'original' : `picture-${page}`)
