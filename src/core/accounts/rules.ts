import type { AccountFields } from '../../contract/accounts.ts'

/** What an account is found by. */
export function accountWords(fields: AccountFields): string {
  const { handle, displayName, platform, url, contact } = fields
  return [handle, displayName, platform, url, contact].filter((part) => part !== undefined).join('\n')
}

/** What an account is called where there is room for one name; empty when nothing was said. */
export function accountName({ handle, contact, displayName, url }: AccountFields): string {
  return [handle, contact, displayName, url].find((part) => part !== undefined && part.trim() !== '') ?? ''
}

/** Whether an account goes by this name, address or number: as platforms compare them, without case and a leading @. */
export function isCalled({ handle, contact, url }: AccountFields, name: string): boolean {
  const wanted = foldHandle(name)
  return [handle, contact, url].some(
    (part) => part !== undefined && part !== '' && foldHandle(part) === wanted,
  )
}

/** An account by its name and its site, as far as that is said. */
export type OnSite = { readonly name: string; readonly platform: string | undefined }

/** A number, an address or a link is one and the same on every site; a handle is not. */
const SAME_EVERYWHERE = /^\+?\d(?:[\s().-]*\d){5,}$|^[^\s@]+@[^\s@]+\.[^\s@]+$|^https?:/iu

export const isSameEverywhere = (name: string): boolean => SAME_EVERYWHERE.test(name.trim())

/** A site as it is compared, without the place on it: `Facebook` of `Facebook, practice page`. Empty: not said. */
export const siteOf = (platform: string | undefined): string =>
  (platform ?? '')
    .normalize('NFC')
    .replace(/[,(].*$/su, '')
    .trim()
    .toLowerCase()

/**
 * Which of the accounts of one name is meant. Those of the site, if there are any; else those of which it is not known
 * whether they are of it. More than one: it cannot be told.
 */
export function meantBy<Account extends Pick<AccountFields, 'platform'>>(
  called: readonly Account[],
  { name, platform }: OnSite,
): readonly Account[] {
  if (isSameEverywhere(name)) return called
  const site = siteOf(platform)
  if (site === '') return called
  const onSite = called.filter((one) => siteOf(one.platform) === site)
  return onSite.length > 0 ? onSite : called.filter((one) => siteOf(one.platform) === '')
}

/** Whether two different handles look the same to a hasty eye. */
export function looksAlike(one: string, other: string): boolean {
  return (
    foldHandle(one) !== foldHandle(other) && skeletonOf(one) !== '' && skeletonOf(one) === skeletonOf(other)
  )
}

/** A handle as platforms compare it: without case, without a leading @. For comparing only. */
export const foldHandle = (handle: string): string =>
  handle.trim().normalize('NFC').replace(/^@/u, '').toLowerCase()

/** Letters of other scripts that Latin ones are counterfeited with. */
const COUNTERFEITS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: '\u0430\u03b1',
    c: '\u0441\u03f2',
    d: '\u0501',
    e: '\u0435',
    h: '\u04bb',
    i: '\u0456\u03b9',
    j: '\u0458',
    k: '\u043a\u03ba',
    l: '1I|!\u0406\u04c0\u04cf\u0131\u0399',
    m: '\u043c',
    o: '0O\u043e\u041e\u03bf\u039f',
    p: '\u0440\u03c1',
    s: '5$\u0455',
    t: '\u0442\u03c4',
    v: '\u03bd',
    x: '\u0445\u03c7',
    y: '\u0443\u03b3',
  }).flatMap(([letter, signs]) => [...signs].map((sign) => [sign, letter] as const)),
)

/**
 * One form for all that the eye takes for the same: `l I 1`, `O 0`, `rn` and `m`, other scripts' letters, signs
 * without width. For comparing only.
 */
function skeletonOf(handle: string): string {
  const bare = handle
    .trim()
    .replace(/^@/u, '')
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
  const letters = [...bare].map((sign) => {
    const lower = sign.toLowerCase()
    return COUNTERFEITS.get(sign) ?? COUNTERFEITS.get(lower) ?? lower
  })
  return letters.join('').replaceAll('rn', 'm').replaceAll('vv', 'w')
}

/** What people write where there is no name or number: it is nobody’s account, and gives nobody away. */
export const NO_NAMES: readonly string[] = [
  'anonymous',
  'anonymous caller',
  'blocked number',
  'caller unknown',
  'gave no name',
  'hidden number',
  'name not known',
  'name withheld',
  'no caller id',
  'no name',
  'no name given',
  'no number',
  'none',
  'not known',
  'not said',
  'not shown',
  'not signed',
  'number blocked',
  'number hidden',
  'number not known',
  'number not shown',
  'number private',
  'number unknown',
  'number withheld',
  'private caller',
  'private number',
  'unknown',
  'unknown caller',
  'unknown name',
  'unknown number',
  'unknown sender',
  'unsigned',
  'withheld',
  'withheld number',
]

/** Without signs or letters of a name at all: a question mark, a dash. */
const SIGNS_ALONE = /^[\p{P}\p{Zs}]*$/u

/** Whether an account as it was written down says that there is none. A handle, with its @, is one whatever it says. */
export function isNoName(written: string): boolean {
  if (SIGNS_ALONE.test(written)) return true
  if (written.trim().startsWith('@')) return false
  const words = written
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const said = words[0] === 'the' ? words.slice(1) : words
  return NO_NAMES.includes(said.join(' '))
}
