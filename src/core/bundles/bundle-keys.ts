import { AppError } from '../../contract/errors.ts'
import { fromBase64 } from '../crypto/bytes.ts'
import { rootCertificateOf } from '../pades/certificates.ts'
import { signPdf } from '../pades/sign-pdf.ts'
import { readSigningKey } from '../vault/signing-keys.ts'
import type { Vault } from '../vault/vault.ts'
import type { BundlePdf } from './pdf/make-pdf.ts'

/** Signs the master with the vault's own key, which is opened for this alone. */
export async function signMaster(vault: Vault, master: BundlePdf): Promise<BundlePdf> {
  if (master.hole === null) throw new AppError('Internal', 'the master has no room for a signature')
  const rootPkcs8 = readSigningKey(vault.signing, 'pdf')
  try {
    const { pdfBytes } = await signPdf(master.pdfBytes, { hole: master.hole, rootPkcs8 })
    return { ...master, pdfBytes }
  } finally {
    rootPkcs8.fill(0)
  }
}

/** The vault's root certificate, DER: its fingerprint is the same in every bundle. */
export function rootCertificate(vault: Vault): Uint8Array {
  const pkcs8 = readSigningKey(vault.signing, 'pdf')
  try {
    return rootCertificateOf(pkcs8)
  } finally {
    pkcs8.fill(0)
  }
}

export const manifestPublicKey = (vault: Vault): Uint8Array => fromBase64(vault.header.keys.manifest)!
