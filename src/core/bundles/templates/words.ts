import type { Channel, DisclosureClass, Relation } from '../../../contract/records.ts'

const CHANNEL_WORDS = {
  'social-post': 'Post',
  'direct-message': 'Direct message',
  'e-mail': 'E-mail',
  text: 'Text message',
  call: 'Call',
  voicemail: 'Voicemail',
  review: 'Review',
  'in-person': 'In person',
  letter: 'Letter',
  protest: 'Protest',
  livestream: 'Livestream',
  'contact-request': 'Contact request',
  doxxing: 'Private details published',
  other: 'Other',
} as const satisfies Record<Channel, string>

const CLASS_WORDS = {
  ordinary: 'other details',
  personal: 'what the writer marked as personal',
  health: 'health information',
  'third-party': 'details of other people',
  privileged: '',
} as const satisfies Record<DisclosureClass, string>

/** Printed wherever a time would stand. */
export const DATE_NOT_KNOWN = 'date not known'

const RELATION_WORDS = {
  'share-of': 'a share of',
  'reply-to': 'sent in reply to',
  'same-as': 'the same as',
} as const satisfies Record<Relation, string>

/** How many there are of each group at a glance, in this order. */
const GLANCE_GROUPS = [
  { channels: ['social-post', 'review', 'livestream', 'doxxing'], words: 'posted in public' },
  {
    channels: ['direct-message', 'e-mail', 'text', 'letter', 'contact-request'],
    words: 'sent to the writer',
  },
  { channels: ['voicemail'], words: 'voicemail' },
  { channels: ['protest'], words: 'protest' },
  { channels: ['in-person'], words: 'in person' },
  { channels: ['other'], words: 'of another kind' },
] as const satisfies readonly { readonly channels: readonly Channel[]; readonly words: string }[]

export const channelWords = (channel: Channel): string => CHANNEL_WORDS[channel]
export const classWords = (name: DisclosureClass): string => CLASS_WORDS[name]
export const relationWords = (relation: Relation): string => RELATION_WORDS[relation]

const grouped = new Intl.NumberFormat('en-GB')
export const count = (value: number): string => grouped.format(value)

/** `1 file`, `22 files`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** `6 posted in public · 3 calls`, from the channels of the incidents. */
export function channelCounts(channels: readonly (Channel | null)[]): string {
  const calls = channels.filter((channel) => channel === 'call').length
  const groups = GLANCE_GROUPS.map((group) => ({
    words: group.words as string,
    size: channels.filter((channel) => channel !== null && group.channels.some((one) => one === channel))
      .length,
  }))
  if (calls > 0) groups.splice(2, 0, { words: calls === 1 ? 'call' : 'calls', size: calls })
  return groups
    .filter((group) => group.size > 0)
    .map((group) => `${group.size} ${group.words}`)
    .join(' · ')
}

const MOST_RUNS = 8

/** `AB1 to AB3, AB5`: no label is named, by a span either, that is not there. */
export function labelSpan(labels: readonly string[]): string {
  const runs: string[][] = []
  for (const label of labels) {
    const run = runs.at(-1)
    if (run !== undefined && isNext(run.at(-1)!, label)) run.push(label)
    else runs.push([label])
  }
  if (runs.length > MOST_RUNS) return `from ${labels[0]} to ${labels.at(-1)}, not every one`
  return runs.map((run) => (run.length === 1 ? run[0] : `${run[0]} to ${run.at(-1)}`)).join(', ')
}

function isNext(before: string, label: string): boolean {
  const [number] = /\d+$/.exec(before) ?? []
  return number !== undefined && label === `${before.slice(0, -number.length)}${Number(number) + 1}`
}

/** A line number of the record log, at least four digits: `0417`. */
export const logLine = (seq: number): string => String(seq).padStart(4, '0')
