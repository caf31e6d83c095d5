import type { Channel } from '../../contract/records.ts'
import type { Way } from '../packages/deliver.ts'
import type { BundleContent } from './content.ts'
import type { BundleProfile } from './bundle-profile.ts'
import type { BundlePdf } from './pdf/make-pdf.ts'
import { sourcedWords } from './sourced-words.ts'
import { periodOf } from './templates/period.ts'
import { counted } from './templates/words.ts'
import { theirNumber } from './their-number.ts'

export type TextsToCopy = { readonly message: string; readonly caption: string; readonly phone: string }

type Pages = Pick<BundlePdf, 'pages' | 'stampedFirstPages'> & { readonly volumes?: number }

/** What many upload fields take. */
const CAPTION_LENGTH = 96

/**
 * What is known of a way of delivery, with its source and date. However the package goes, some recipients are sent the
 * PDF alone: what is known of that is told with every way.
 */
export function deliveryNotes({ delivery }: BundleProfile, as: Way): readonly string[] {
  const ways = delivery.filter(({ way }) => way === as || way === 'one-pdf')
  return ways.flatMap(({ knownLimits }) => knownLimits.map(sourcedWords))
}

/** recipient.md section 9: the message, the caption for an upload field, and what is said on the telephone. */
export function goesWithIt(content: BundleContent, pdf: Pages, as: Way): TextsToCopy {
  return {
    message: messageOf(content, pdf, as),
    caption: captionOf(content, pdf, as),
    phone:
      'Please write in your log: record checkpoint, twelve words, I will read them in three rows of four.',
  }
}

function messageOf(content: BundleContent, { stampedFirstPages, volumes = 1 }: Pages, as: Way): string {
  const period = periodOf(content)
  const when = period === null ? '' : `, ${period.words}`
  const number = theirNumber(content)
  // The practice has no number of its own: what stands in the case is another's.
  const isTheirs = number !== null && content.profile.recipientKind !== 'internal'
  const reference = isTheirs ? `, your reference ${number}` : ''
  const summary = stampedFirstPages.get('glance')
  return [
    `I am handing over a record of ${aboutWhat(content)}${when} (bundle ${content.id}${reference}).`,
    ...(summary === undefined
      ? []
      : [
          `${volumes > 1 ? `The bundle is in ${volumes} volumes; the first` : 'The PDF'} has a one-page summary on page ${summary}.`,
        ]),
    ...(content.exhibits.length === 0 ? [] : [`${filesWords(content)} in the ${containerOf(as)}.`]),
    `Please keep ${as === 'folder' || volumes > 1 ? 'all of it as it is' : 'both as they are'} and send me your reference when there is one.`,
  ].join(' ')
}

/** A redacted copy stands for an original that is not there. */
function filesWords({ exhibits }: BundleContent): string {
  const redacted = exhibits.filter(({ redaction }) => redaction !== undefined).length
  if (redacted === 0) return 'The original files are'
  return redacted === exhibits.length
    ? 'Redacted copies of the files are'
    : 'The files, some as redacted copies, are'
}

const containerOf = (as: Way): string => (as === 'folder' ? 'folder “data”' : 'zip')

const IN_PUBLIC: ReadonlySet<Channel | null> = new Set(['social-post', 'review', 'livestream', 'doxxing'])

function aboutWhat({ incidents }: BundleContent): string {
  const posts = incidents.filter(({ channel }) => IN_PUBLIC.has(channel)).length
  if (posts === 0) return 'unwanted contact'
  return posts === incidents.length ? 'unwanted posts' : 'unwanted contact and posts'
}

function captionOf({ id }: BundleContent, { pages, stampedFirstPages }: Pages, as: Way): string {
  const summary = stampedFirstPages.get('glance')
  const start = `Evidence bundle ${id}, ${counted(pages, 'page')}`
  const end =
    as === 'folder'
      ? '. Originals and check files: the folder.'
      : '. Original files and check files: the zip.'
  const whole = summary === undefined ? start + end : `${start}, summary on page ${summary}${end}`
  return whole.length <= CAPTION_LENGTH ? whole : `${start}${end}`.slice(0, CAPTION_LENGTH)
}
