// How a file can be looked at, by what it is. The page decides by it what it offers, and the core what it serves.

export type ShownAs = 'picture' | 'pdf' | 'sound' | 'video' | 'text' | 'mail' | 'saved-page'

/** Pictures that a browser draws itself, and those that are decoded first. */
const DRAWN = /^image\/(jpeg|png|apng|gif|webp|bmp|avif|svg\+xml|x-icon|vnd\.microsoft\.icon)$/
const DECODED = /^image\/(heic|heif|heic-sequence|heif-sequence|tiff)$/
const TEXT = /^(text\/.+|message\/.+|application\/(json|xml|x-ndjson|mbox|rtf|x-subrip)|.+\+(json|xml))$/

/** The longest text that is shown at once. */
export const MOST_SHOWN_TEXT_BYTES = 1024 * 1024

/** Null for a kind of file that is kept and cannot be shown. */
export function shownAs(mediaType: string): ShownAs | null {
  const type = mediaType.toLowerCase()
  if (DRAWN.test(type) || DECODED.test(type)) return 'picture'
  if (type === 'application/pdf') return 'pdf'
  if (type.startsWith('audio/') || type === 'application/ogg') return 'sound'
  if (type.startsWith('video/')) return 'video'
  if (/^(text\/html|application\/xhtml\+xml|multipart\/related)$/.test(type)) return 'saved-page'
  if (type === 'message/rfc822') return 'mail'
  return TEXT.test(type) ? 'text' : null
}

/** Whether a picture is made anew before it can be drawn. */
export const isDecodedPicture = (mediaType: string): boolean => DECODED.test(mediaType.toLowerCase())
