import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromBase64 } from '../crypto/bytes.ts'
import { shapeOf } from '../exhibits/rules.ts'
import { CHECK_PAGE, firstPdf, OTHER_COPY_FOLDER } from '../packages/layout.ts'
import { minisignKeyId, signMinisign } from '../packages/minisign.ts'
import type { PackageInput } from '../packages/write-package.ts'
import { certificatePem } from '../pades/certificates.ts'
import { readChunks } from '../vault/passes.ts'
import { readEd25519 } from '../vault/signing-keys.ts'
import type { Vault } from '../vault/vault.ts'
import type { BundleContent } from './content.ts'
import { pdfFileName } from './file-names.ts'
import type { Labelled } from './labels.ts'
import type { BundlePdf } from './pdf/make-pdf.ts'
import { manifestPublicKey } from './bundle-keys.ts'
import type { Prepared } from './prepare.ts'
import type { Rendition } from './redact-exhibits.ts'
import type { SealContext } from './seal.ts'
import type { Copy } from './templates/context.ts'

/** The two PDFs of a bundle; the master is signed. */
export type Copies = { readonly master: BundlePdf; readonly filing: BundlePdf }

/** Everything that goes into the package's folder. */
export function packageInput(
  vault: Vault,
  prepared: Prepared,
  content: BundleContent,
  copies: Copies,
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
    pdfs: pdfsOf(content, copies),
    rootCertificate: certificatePem(prepared.rootDer),
    checkPage: readFileSync(join(host.resourcesFolder, 'check-page', CHECK_PAGE)),
    pages: pagesOf(copies.master),
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

/** The copy this recipient uses stands first, the other one is in a folder of its own. */
function pdfsOf(content: BundleContent, copies: Copies): PackageInput['pdfs'] {
  const { first, fileNamePattern } = content.profile
  const second = first === 'master' ? 'filing' : 'master'
  const name = pdfFileName(content, first)
  const isOwnForm = fileNamePattern === null || name.startsWith('Evidence-bundle-')
  const named = (copy: Copy, path: string) => ({
    name: path,
    pdfBytes: copies[copy].pdfBytes,
    isSigned: copy === 'master',
  })
  return [
    named(first, isOwnForm ? firstPdf(name) : name),
    named(second, OTHER_COPY_FOLDER + pdfFileName(content, second)),
  ]
}

/** The pages the read-me points to, as they are stamped. */
function pagesOf({ stampedFirstPages }: BundlePdf): PackageInput['pages'] {
  const blocks = { summary: 'glance', leftOut: 'scope', hashes: 'files', check: 'check' } as const
  const found = Object.entries(blocks).flatMap(([name, block]) => {
    const page = stampedFirstPages.get(block)
    return page === undefined ? [] : [[name, page] as const]
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
