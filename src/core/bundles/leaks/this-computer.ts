import { fold } from './fold.ts'
import type { LeakKind } from '../../../contract/bundles.ts'

/** How this computer gives itself away: folders as whole paths, and the names of its user and of itself. */
export type ComputerSought = {
  /** A folder of this computer, or its user's name in one, in any text. */
  inText(text: string): LeakKind | null
  /** The same in a text that is folded already. */
  inFolded(folded: string): LeakKind | null
  /** The names by themselves, for places where only a program writes. */
  inMachineText(text: string): LeakKind | null
}

/** Names that thousands of computers and people share say nothing of this one. */
const GENERIC = new Set(
  [
    'root',
    'user',
    'users',
    'admin',
    'administrator',
    'owner',
    'home',
    'guest',
    'localhost',
    'default',
  ].concat([
    'public',
    'computer',
    'laptop',
    'desktop',
    'ubuntu',
    'debian',
    'fedora',
    'runner',
    'docker',
    'node',
    'test',
  ]),
)
const SHORTEST_NAME = 4
/** Folders that stand on every computer. */
const SHARED_FOLDERS = new Set([
  '/tmp',
  '/var/tmp',
  '/dev/shm',
  '/home',
  '/users',
  'c:/users',
  '/work',
  '/mnt',
  '/media',
])
const HOMES = '(?:home|users|documents and settings)'

/** In: what a host says of itself (`CoreHost.identity`): a folder has a slash or a backslash, a name has none. */
export function makeComputerSought(identity: readonly string[]): ComputerSought {
  const all = identity.map((one) => slashed(fold(one)).replace(/\/+$/, '')).filter((one) => one !== '')
  const folders = [...new Set(all.filter((one) => one.includes('/') && !SHARED_FOLDERS.has(one)))]
  const names = [
    ...new Set(all.filter((one) => !one.includes('/')).flatMap((one) => [one, one.split('.')[0]!])),
  ]
  const patterns = folders.map(
    (folder) => new RegExp(`(?<![\\p{L}\\p{N}/])${escaped(folder)}${folderEnd(folder)}`, 'u'),
  )
  const inHome = names.map((name) => new RegExp(`${HOMES}/${escaped(name)}(?![\\p{L}\\p{N}])`, 'u'))
  const telling = names.filter((name) => name.length >= SHORTEST_NAME && !GENERIC.has(name))
  const alone = telling.map(
    (name) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'u'),
  )
  const folderPatterns = [...patterns, ...inHome]
  return {
    inText: (text) => has(slashed(fold(text)), folderPatterns),
    inFolded: (folded) => has(slashed(folded), folderPatterns),
    inMachineText: (text) => has(slashed(fold(text)), [...folderPatterns, ...alone]),
  }
}

const has = (text: string, sought: readonly RegExp[]): LeakKind | null =>
  sought.some((one) => one.test(text)) ? 'this-computer' : null

/** Windows writes `C:\\Users\\anna`, and JSON and PDF strings write each backslash twice. */
const slashed = (text: string): string => text.replace(/\\+/g, '/')

/** `/root` by itself is a word of many addresses; with something in it, it is a folder. */
const folderEnd = (folder: string): string => (folder.split('/').length > 2 ? '(?![\\p{L}\\p{N}])' : '/')

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
