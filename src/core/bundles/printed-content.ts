import type { Seq } from '../../contract/ids.ts'
import { encodeMinisignKeyLine, keyFingerprint, minisignKeyId } from '../packages/minisign.ts'
import { fingerprintOf } from '../pades/certificates.ts'
import type { Vault } from '../vault/vault.ts'
import { composeBundle } from './compose.ts'
import type { BundleContent } from './content.ts'
import { manifestPublicKey } from './bundle-keys.ts'
import type { Prepared } from './prepare.ts'
import type { SealAsk } from './seal.ts'

/** What is printed of a prepared bundle. */
export function contentOf(vault: Vault, ask: SealAsk, prepared: Prepared, browser: string): BundleContent {
  const { checkpoint, disclosed, chosen, labelled, renditions, covered, numbers, before } = prepared
  const publicKey = manifestPublicKey(vault)
  return composeBundle(
    { vault, profile: ask.profile, chosen, labelled, renditions, disclosed, covered, numbers, before },
    {
      id: prepared.id,
      madeAt: prepared.madeAt,
      zone: vault.host.clock.zone(),
      appVersion: vault.host.appVersion.replace(/^holdfast /, ''),
      browser,
      from: ask.case.writer ?? '',
      initials: ask.case.initials,
      recipient: ask.recipient,
      purpose: ask.purpose,
      reference: ask.case.reference ?? null,
      filing: ask.filing,
      letThrough: labelled.flatMap(({ exhibit, label }) => {
        const carried = prepared.carried.find((one) => one.exhibit === exhibit.id)
        return carried === undefined ? [] : [{ label, details: carried.details }]
      }),
      log: {
        origin: checkpoint.origin,
        size: checkpoint.size,
        rootHex: checkpoint.root,
        disclosed: disclosed.length,
        startedAt: vault.ledger.read(0 as Seq).at,
        words: checkpoint.words,
        checkpointNote: checkpoint.note,
        times: prepared.times,
        earlier: prepared.earlier,
      },
      hasCheckPage: true,
      ...(before !== null && { continues: before.continues }),
      keys: {
        pdfFingerprint: fingerprintOf(prepared.rootDer),
        minisignPublicKey: encodeMinisignKeyLine({ keyId: minisignKeyId(publicKey), publicKey }),
        minisignFingerprint: keyFingerprint(publicKey),
      },
    },
  )
}
