import { CALENDAR_RULES } from './read-date-calendar-rules.ts'
import type { Joint, Piece, Placed, Reference, Rule } from './read-date-pieces.ts'
import { RELATIVE_RULES } from './read-date-relative-rules.ts'
import { TIME_RULES } from './read-date-time-rules.ts'

const joint = (pattern: string, name: Joint): Rule => ({
  pattern,
  read: () => ({ kind: 'joint', joint: name }),
})
const always = (pattern: string, piece: Piece): Rule => ({ pattern, read: () => piece })

const SMALL_RULES: readonly Rule[] = [
  always('about|around|roughly|approximately|approx|circa|nearly|~|-? ?ish|or so|or thereabouts', {
    kind: 'about',
  }),
  joint('or', 'or'),
  joint('to|until|till', 'to'),
  joint('-|–|—', 'to'),
  joint('and', 'and'),
  joint('between|from', 'between'),
  joint('since|ever since', 'since'),
  joint('after', 'after'),
  joint('before|by', 'before'),
  always('(?:every|each) (?:single )?(?:day|night|morning|evening|afternoon)|daily|nightly', {
    kind: 'every',
  }),
  always(
    "(?:i )?(?:don['’]?t|do not) (?:know|remember)|(?:i['’]?m |i am )?(?:not sure|unsure)|no idea|unknown|not known|(?:i )?(?:can['’]?t|cannot) remember|\\?",
    { kind: 'unknown' },
  ),
  always(
    'on|at|the|in|of|it|was|i think|sometime|some time|at some point|one day|(?:may|might|must) have been|maybe|probably|possibly|perhaps|happened|during',
    { kind: 'filler' },
  ),
]

// "9ish" ends before its "ish"; "3" of "3/40" and "8" of "8.99" are no number of their own.
const END = '(?=ish\\b|[^\\p{L}\\p{N}]|$)(?![/:.]\\d)'
const RULES = [...CALENDAR_RULES, ...RELATIVE_RULES, ...TIME_RULES, ...SMALL_RULES].map((rule) => ({
  ...rule,
  pattern: new RegExp(`(?:${rule.pattern})${rule.pattern.startsWith('-|') ? '' : END}`, 'iuy'),
}))
const BETWEEN_WORDS = /[\s,;.!()"“”'‘’]+/y
const WORD = /[^\s,;.!()"“”]+/y

type Found = { readonly pieces: readonly Piece[]; readonly end: number }

/** Cuts a phrase into what is known and what is not. Every word is in one of the pieces; the longest rule wins. */
export function scan(phrase: string, ref: Reference): readonly Placed[] {
  const placed: Placed[] = []
  let at = 0
  while (at < phrase.length) {
    at = endOf(BETWEEN_WORDS, phrase, at) ?? at
    if (at >= phrase.length) break
    const found = longest(phrase, at, ref) ?? { pieces: [LEFTOVER], end: endOf(WORD, phrase, at) ?? at + 1 }
    for (const piece of found.pieces) placed.push({ piece, start: at, end: found.end })
    at = found.end
  }
  return placed
}

const LEFTOVER: Piece = { kind: 'leftover' }

function longest(phrase: string, at: number, ref: Reference): Found | null {
  let best: Found | null = null
  for (const { pattern, read } of RULES) {
    pattern.lastIndex = at
    const groups = pattern.exec(phrase)
    if (groups === null || at + groups[0].length <= (best?.end ?? at)) continue
    const piece = read(groups.slice(1), ref)
    if (piece !== null) best = { pieces: [piece].flat(), end: at + groups[0].length }
  }
  return best
}

function endOf(pattern: RegExp, phrase: string, at: number): number | null {
  pattern.lastIndex = at
  return pattern.test(phrase) ? pattern.lastIndex : null
}
