import { spawnSync } from 'node:child_process'
import { browserHere, findCommand } from './programs.ts'

/** Outside programs that the tests ask for a second opinion, each with the Debian package that has it. */
const JUDGES = {
  chromium: { command: 'chromium', debianPackage: 'chromium' },
  qpdf: { command: 'qpdf', debianPackage: 'qpdf' },
  pdftotext: { command: 'pdftotext', debianPackage: 'poppler-utils' },
  pdftoppm: { command: 'pdftoppm', debianPackage: 'poppler-utils' },
  pdfinfo: { command: 'pdfinfo', debianPackage: 'poppler-utils' },
  pdffonts: { command: 'pdffonts', debianPackage: 'poppler-utils' },
  pdfimages: { command: 'pdfimages', debianPackage: 'poppler-utils' },
  pdfsig: { command: 'pdfsig', debianPackage: 'poppler-utils' },
  mutool: { command: 'mutool', debianPackage: 'mupdf-tools' },
  zbarimg: { command: 'zbarimg', debianPackage: 'zbar-tools' },
  certutil: { command: 'certutil', debianPackage: 'libnss3-tools' },
  exiftool: { command: 'exiftool', debianPackage: 'libimage-exiftool-perl' },
  convert: { command: 'convert', debianPackage: 'imagemagick' },
  ffmpeg: { command: 'ffmpeg', debianPackage: 'ffmpeg' },
  minisign: { command: 'minisign', debianPackage: 'minisign' },
  openssl: { command: 'openssl', debianPackage: 'openssl' },
  age: { command: 'age', debianPackage: 'age' },
  sha256sum: { command: 'sha256sum', debianPackage: 'coreutils' },
  sqlite3: { command: 'sqlite3', debianPackage: 'sqlite3' },
  zip: { command: 'zip', debianPackage: 'zip' },
  unzip: { command: 'unzip', debianPackage: 'unzip' },
  python3: { command: 'python3', debianPackage: 'python3' },
  strace: { command: 'strace', debianPackage: 'strace' },
} as const satisfies Readonly<Record<string, { readonly command: string; readonly debianPackage: string }>>

export type Judge = keyof typeof JUDGES

export const ALL_JUDGES = Object.keys(JUDGES).filter((name): name is Judge => name in JUDGES)

/** Where a judge is installed on this machine, if it is. */
export function findJudge(judge: Judge): string | undefined {
  return judge === 'chromium' ? browserHere() : findCommand(JUDGES[judge].command)
}

export function findMissing(judges: readonly Judge[] = ALL_JUDGES): readonly Judge[] {
  return judges.filter((judge) => findJudge(judge) === undefined)
}

export function packagesOf(judges: readonly Judge[]): readonly string[] {
  return [...new Set(judges.map((judge) => JUDGES[judge].debianPackage))].toSorted()
}

function canUseApt(): boolean {
  return process.getuid?.() === 0 && findCommand('apt-get') !== undefined
}

function apt(...args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const done = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  return done.status === 0
}

/**
 * Installs what is missing where that can be done without asking anybody (Debian, as root), and says what it
 * does. Returns what is still missing afterwards.
 */
export function installJudges(judges: readonly Judge[], say: (line: string) => void): readonly Judge[] {
  const missing = findMissing(judges)
  if (missing.length === 0 || !canUseApt()) return missing
  const packages = packagesOf(missing)
  say(`Installing with apt-get: ${packages.join(' ')}`)
  if (!apt('update')) say('apt-get update failed; going on with the list that is there.')
  if (!apt('install', '-y', '--no-install-recommends', ...packages)) say('apt-get install failed.')
  return findMissing(judges)
}

export function describeMissing(missing: readonly Judge[]): string {
  return `Not on this computer: ${missing.join(', ')} (Debian packages: ${packagesOf(missing).join(' ')}).`
}
