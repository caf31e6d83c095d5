import { sodium } from './sodium.ts'

declare const brand: unique symbol
type Key<Name extends string> = Uint8Array & { readonly [brand]: Name }

/** The random 32 bytes that everything in a vault hangs on. */
export type VaultKey = Key<'VaultKey'>
/** Subkey 1: keyed BLAKE2b over the header and the head. */
export type HeaderKey = Key<'HeaderKey'>
/** Subkey 2: seals entries. */
export type EntryKey = Key<'EntryKey'>
/** Subkey 3: wraps the keys of exhibits and of the snapshot. */
export type ExhibitWrapKey = Key<'ExhibitWrapKey'>
/** Subkey 4: seals signing keys. */
export type SigningWrapKey = Key<'SigningWrapKey'>
/** Subkey 5: seals this device's memory of the vault. */
export type DeviceKey = Key<'DeviceKey'>
/** What a passphrase or a recovery code becomes; opens one slot. */
export type SlotKey = Key<'SlotKey'>
/** The random key of one pass over one file. */
export type PassKey = Key<'PassKey'>

export const KEY_BYTES = 32

export type Subkeys = {
  readonly header: HeaderKey
  readonly entry: EntryKey
  readonly exhibitWrap: ExhibitWrapKey
  readonly signingWrap: SigningWrapKey
  readonly device: DeviceKey
}

const CONTEXT = 'holdfast'

/**
 * The five subkeys of a vault key: `crypto_kdf_derive_from_key`, context `holdfast`, ids 1 to 5
 * (docs/vault-format.md section 3). In and out: 32 bytes each.
 */
export function deriveSubkeys(vaultKey: VaultKey): Subkeys {
  const derive = (id: number) => sodium.crypto_kdf_derive_from_key(KEY_BYTES, id, CONTEXT, vaultKey)
  return {
    header: derive(1) as HeaderKey,
    entry: derive(2) as EntryKey,
    exhibitWrap: derive(3) as ExhibitWrapKey,
    signingWrap: derive(4) as SigningWrapKey,
    device: derive(5) as DeviceKey,
  }
}

/** Overwrites keys with zeros. It reaches these arrays, not copies a runtime may have made of them. */
export function wipeKeys(...keys: readonly Uint8Array[]): void {
  for (const key of keys) key.fill(0)
}

/** Keyed BLAKE2b-256 of `message`, with `label` in front so that two uses of one key can never meet. */
export function authenticate(key: HeaderKey, label: 'header' | 'head', message: Uint8Array): Uint8Array {
  return sodium.crypto_generichash(32, Buffer.concat([Buffer.from(`holdfast ${label}\0`), message]), key)
}

/** Whether two authentication tags are equal, in time that does not depend on where they differ. */
export function sameTag(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && sodium.memcmp(a, b)
}
