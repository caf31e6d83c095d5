import { AppError } from '../../contract/errors.ts'
import type { SlotKey } from './keys.ts'
import { sodium } from './sodium.ts'

/** Crockford's base32: no I, L, O or U. */
export const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const RECOVERY_BYTES = 20
const CODE_CHARACTERS = 32
const CHECK_CHARACTERS = 4

/** Bytes as Crockford base32, most significant bits first; whole groups of 5 bits only. */
export function crockford(bytes: Uint8Array, characters: number): string {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  const total = bytes.length * 8
  let out = ''
  for (let i = 1; i <= characters; i++) out += CROCKFORD[Number((bits >> BigInt(total - 5 * i)) & 31n)]
  return out
}

function checkCharacters(code: Uint8Array): string {
  const label = Buffer.from('holdfast recovery check\0')
  return crockford(sodium.crypto_generichash(32, Buffer.concat([label, code]), null), CHECK_CHARACTERS)
}

/** 160 random bits as nine groups of four: 32 characters of code, 4 of check. */
export function formatRecoveryCode(code: Uint8Array): string {
  const characters = crockford(code, CODE_CHARACTERS) + checkCharacters(code)
  return characters.match(/.{4}/g)!.join('-')
}

/**
 * Reads a code as a person copies it: any case, spaces or dashes anywhere, I and L for 1, O for 0.
 * Out: 20 bytes. Throws WrongRecoveryCode when a character or the check does not fit.
 */
export function parseRecoveryCode(typed: string): Uint8Array {
  const plain = normalizeGroup(typed)
  if (plain.length !== CODE_CHARACTERS + CHECK_CHARACTERS || [...plain].some((c) => !CROCKFORD.includes(c))) {
    throw new AppError('WrongRecoveryCode', 'the recovery code is not 36 characters of its alphabet')
  }
  let bits = 0n
  for (const character of plain.slice(0, CODE_CHARACTERS)) {
    bits = (bits << 5n) | BigInt(CROCKFORD.indexOf(character))
  }
  const code = Buffer.from(bits.toString(16).padStart(RECOVERY_BYTES * 2, '0'), 'hex')
  if (checkCharacters(code) !== plain.slice(CODE_CHARACTERS)) {
    throw new AppError('WrongRecoveryCode', 'the check characters do not fit')
  }
  return code
}

export type RecoveryReading = {
  readonly groups: readonly string[]
  /** Numbers from 1 of the groups that cannot be right, as far as that can be told. */
  readonly wrong: readonly number[]
  readonly isWhole: boolean
}

/**
 * What somebody typed, group by group. A group that is too short or holds a character of no code is wrong; where all
 * look right and the check does not fit, one slip of a single character is looked for: it names the group.
 */
export function readRecoveryCode(typed: string): RecoveryReading {
  const groups = groupsOf(typed)
  const wrong = numbersOf(groups, (group) => !/^[0-9A-HJKMNP-TV-Z]{4}$/.test(group))
  if (wrong.length > 0 || groups.length !== GROUPS) return { groups, wrong, isWhole: false }
  if (fits(groups.join(''))) return { groups, wrong: [], isWhole: true }
  return {
    groups,
    wrong: numbersOf(groups, (_group, index) => fitsWithOneChange(groups, index)),
    isWhole: false,
  }
}

const GROUPS = (CODE_CHARACTERS + CHECK_CHARACTERS) / 4

/** By the gaps that were typed where that gives nine, else four characters at a time. */
function groupsOf(typed: string): string[] {
  const parts = typed
    .split(/[\s-]+/)
    .map(normalizeGroup)
    .filter((part) => part !== '')
  if (parts.length === GROUPS) return parts
  return (normalizeGroup(typed).match(/.{1,4}/gsu) ?? []).slice(0, GROUPS)
}

const numbersOf = (groups: readonly string[], is: (group: string, index: number) => boolean): number[] =>
  groups.flatMap((group, index) => (is(group, index) ? [index + 1] : []))

function fits(code: string): boolean {
  try {
    parseRecoveryCode(code)
    return true
  } catch {
    // The one thing that it throws is that the code is wrong.
    return false
  }
}

/** Whether some one character of the group, exchanged for another, makes the check fit. */
function fitsWithOneChange(groups: readonly string[], index: number): boolean {
  const group = groups[index] ?? ''
  return [...group].some((_character, place) =>
    [...CROCKFORD].some((other) =>
      fits(groups.with(index, group.slice(0, place) + other + group.slice(place + 1)).join('')),
    ),
  )
}

/** One typed group as it stands in a code: any case, spaces and dashes dropped, I and L for 1, O for 0. */
export function normalizeGroup(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')
}

/** The slot key of a recovery code: keyed BLAKE2b-256 of the slot's salt. 160 random bits need no Argon2. */
export function recoverySlotKey(code: Uint8Array, salt: Uint8Array): SlotKey {
  const label = Buffer.from('holdfast recovery slot\0')
  return sodium.crypto_generichash(32, Buffer.concat([label, salt]), code) as SlotKey
}
