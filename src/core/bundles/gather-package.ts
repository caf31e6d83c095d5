import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromBase64 } from '../crypto/bytes.ts'
import { shapeOf } from '../exhibits/rules.ts'
import { CHECK_PAGE, firstPdf, OTHER_COPY_FOLDER } from '../packages/layout.ts'
import { minisignKeyId, signMinisign } from '../packages/minisign.ts'
import type { PackageInput, PackagePdf } from '../packages/package-input.ts'
import { certificatePem } from '../pades/certificates.ts'
import { readChunks } from '../vault/passes.ts'
import { readEd25519 } from '../vault/signing-keys.ts'
import type { Vault } from '../vault/vault.ts'
import type { BundleContent } from './content.ts'
import { pdfFileName } from './file-names.ts'
import type { Labelled } from './labels.ts'
import type { PreparedBundlePdf } from './pdf/make-pdf.ts'
import { manifestPublicKey, signMaster } from './bundle-keys.ts'
import type { Prepared } from './prepare.ts'
import type { Rendition } from './redact-exhibits.ts'
import type { SealContext } from './seal.ts'
import type { Copy } from './templates/context.ts'
import type { VolumeNumber } from './templates/document.ts'

/** Gathers what the package is written from: PDFs, exhibits, disclosed entries, keys. */
export function gatherPackage(
  vault: Vault,
  prepared: Prepared,
  content: BundleContent,
  pdf: PreparedBundlePdf,
  { host, signal }: SealContext,
): PackageInput {
  const publicKey = manifestPublicKey(vault)
  const keyId = minisignKeyId(publicKey)
  return {
    bundleId: prepared.id,
    madeAt: content.madeAt,
    zone: content.zone,
    recipient: content.recipient,
    appVersion: content.appVersion,
    ...pdfsOf(vault, content, pdf),
    rootCertificate: certificatePem(prepared.rootDer),
    checkPage: readFileSync(join(host.resourcesFolder, 'check-page', CHECK_PAGE)),
    pages: pagesOf(pdf),
    exhibits: prepared.labelled.map((labelled, index) =>
      packageExhibit(vault, labelled, content.exhibits[index]!, prepared.renditions.get(labelled.exhibit.id)),
    ),
    entries: prepared.disclosed.map(({ seq }) => ({ seq, bytes: vault.ledger.read(seq).bytes })),
    leavesBytes: vault.ledger.leavesBytes.slice(0, prepared.checkpoint.size * 32),
    checkpointNote: prepared.checkpoint.note,
    times: prepared.times,
    earlier: prepared.earlier.map(({ id, note }) => ({ bundleId: id, note })),
    logPublicKey: fromBase64(vault.header.keys.log)!,
    manifestKey: { keyId, publicKey },
    signList: (prehash, comment) =>
      signMinisign(prehash, readEd25519(vault.signing, 'manifest'), keyId, comment),
    signal,
  }
}

/** The copy this recipient uses stands first, the other one is in a folder of its own. The masters are signed. */
function pdfsOf(
  vault: Vault,
  content: BundleContent,
  pdf: PreparedBundlePdf,
): Pick<PackageInput, 'pdfs' | 'otherCopies'> {
  const { first } = content.profile
  const make = async (copy: Copy, volume: number): Promise<Uint8Array> => {
    const made = await pdf.make(copy, volume)
    return (copy === 'master' ? await signMaster(vault, made) : made).pdfBytes
  }
  const named = (copy: Copy): readonly PackagePdf[] =>
    pdf.volumes.map((_, index) => ({
      name: pathOf(content, copy, { number: index + 1, of: pdf.volumes.length }),
      isSigned: copy === 'master',
      make: () => make(copy, index + 1),
    }))
  const [volume, ...others] = named(first)
  return { pdfs: [volume!, ...others], otherCopies: named(first === 'master' ? 'filing' : 'master') }
}

/** Where one of the PDFs is in the package. */
export function pathOf(content: BundleContent, copy: Copy, volume: VolumeNumber): string {
  const { first, fileNamePattern } = content.profile
  const name = pdfFileName(content, copy, volume)
  if (copy !== first) return OTHER_COPY_FOLDER + name
  const isOwnForm = fileNamePattern === null || name.startsWith('Evidence-bundle-')
  return isOwnForm ? firstPdf(name) : name
}

/** The pages the read-me points to, as they are stamped. */
function pagesOf({ places, volumes }: PreparedBundlePdf): PackageInput['pages'] {
  const blocks = { summary: 'glance', leftOut: 'scope', hashes: 'files', check: 'check' } as const
  const found = Object.entries(blocks).flatMap(([name, block]) => {
    const place = places.get(block)
    if (place === undefined) return []
    return [[name, volumes.length > 1 ? `${place.page} of volume ${place.volume}` : place.page] as const]
  })
  return Object.fromEntries(found)
}

function packageExhibit(
  vault: Vault,
  { exhibit }: Labelled,
  shown: BundleContent['exhibits'][number],
  rendition: Rendition | undefined,
): PackageInput['exhibits'][number] {
  const { label, fileName, sha256, sizeBytes, seq, redaction } = shown
  return {
    custody: {
      label,
      file: `data/${fileName}`,
      sha256,
      sizeBytes,
      seq,
      ...(redaction === undefined ? {} : { redacted: { leafHash: redaction.leafHash } }),
      lines: shown.custody.map(({ seq, at, what, by, purpose }) => ({ seq, at, what, by, purpose })),
    },
    // oxlint-disable-next-line typescript/require-await -- the writer reads any stream; the vault's is synchronous
    read: async function* () {
      if (rendition === undefined) yield* readChunks(vault, shapeOf(exhibit))
      else yield rendition.bytes
    },
  }
}
