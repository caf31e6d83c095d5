import { z } from 'zod'

const hexId = z.string().regex(/^[0-9a-f]{32}$/)

/** 16 random bytes as 32 lowercase hex digits. */
export const VaultId = hexId.brand<'VaultId'>()
export const CaseId = hexId.brand<'CaseId'>()
export const IncidentId = hexId.brand<'IncidentId'>()
export const ExhibitId = hexId.brand<'ExhibitId'>()
export const NoteId = hexId.brand<'NoteId'>()
export const ActionId = hexId.brand<'ActionId'>()
export const PersonId = hexId.brand<'PersonId'>()
export const AccountId = hexId.brand<'AccountId'>()
export const BundleKey = hexId.brand<'BundleKey'>()
export const HandoverId = hexId.brand<'HandoverId'>()

export type VaultId = z.infer<typeof VaultId>
export type CaseId = z.infer<typeof CaseId>
export type IncidentId = z.infer<typeof IncidentId>
export type ExhibitId = z.infer<typeof ExhibitId>
export type NoteId = z.infer<typeof NoteId>
export type ActionId = z.infer<typeof ActionId>
export type PersonId = z.infer<typeof PersonId>
export type AccountId = z.infer<typeof AccountId>
export type BundleKey = z.infer<typeof BundleKey>
export type HandoverId = z.infer<typeof HandoverId>

/** A SHA-256 as 64 lowercase hex digits. */
export const Sha256Hex = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Sha256Hex'>()
export type Sha256Hex = z.infer<typeof Sha256Hex>

/** An instant as the ledger writes it: UTC, milliseconds, `2026-11-22T04:25:00.000Z`. */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .brand<'Instant'>()
export type Instant = z.infer<typeof Instant>

/** The position of an entry in the ledger, from 0. */
export const Seq = z.number().int().min(0).brand<'Seq'>()
export type Seq = z.infer<typeof Seq>
