import { generateKeyPairSync } from 'node:crypto'

/** A new ECDSA P-256 key pair: PKCS #8 DER and SubjectPublicKeyInfo DER. The key that signs PDFs. */
export function newP256KeyPair(): { readonly pkcs8: Uint8Array; readonly spki: Uint8Array } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  })
  return { pkcs8: privateKey, spki: publicKey }
}
