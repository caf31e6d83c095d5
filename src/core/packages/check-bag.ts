import { AppError } from '../../contract/errors.ts'
import { PACKAGE_FORMAT } from '../../contract/packages.ts'
import type { PackageProblem } from '../../contract/packages.ts'
import { sameBytes, utf8 } from '../crypto/bytes.ts'
import { BAGIT_DECLARATION, parseBagInfo, parseManifest, payloadOxum } from './bag.ts'
import { BAGIT, BAG_INFO, MANIFEST } from './layout.ts'
import { bytesOf } from './load.ts'
import type { LoadedPackage } from './load.ts'

export const FORMAT_LABEL = 'Holdfast-Package-Format'
export const ID_LABEL = 'External-Identifier'
export const OXUM_LABEL = 'Payload-Oxum'
export const DATE_LABEL = 'Bagging-Date'

export type BagCheck = { readonly problems: readonly PackageProblem[]; readonly bundleId: string | null }

/**
 * Reads what the package says of itself: BagIt 1.0, the format's number, the bundle's id, the size of the payload.
 * Throws `UnknownFormat` when the format is newer than this reader, `NotAPackage` for a bag of somebody else's.
 */
export function checkBag(loaded: LoadedPackage): BagCheck {
  const infoBytes = bytesOf(loaded, BAG_INFO)
  const info = infoBytes === null ? null : parseBagInfo(infoBytes)
  checkFormat(loaded, info)
  const declaration = bytesOf(loaded, BAGIT)
  const problems: PackageProblem[] = []
  if (declaration !== null && !sameBytes(declaration, utf8(BAGIT_DECLARATION))) {
    problems.push({ kind: 'structure', file: BAGIT, says: `${BAGIT} does not say BagIt 1.0.` })
  }
  if (infoBytes !== null) problems.push(...infoProblems(loaded, info))
  return { problems, bundleId: info?.get(ID_LABEL) ?? null }
}

function checkFormat(loaded: LoadedPackage, info: ReadonlyMap<string, string> | null): void {
  const format = info?.get(FORMAT_LABEL)
  if (format !== undefined && /^[1-9]\d{0,5}$/.test(format) && Number(format) > PACKAGE_FORMAT) {
    throw new AppError('UnknownFormat', 'the package is of a newer format')
  }
  const isOurs = [...loaded.keys()].some((name) => name.startsWith('seal/'))
  if (info !== null && format === undefined && !isOurs)
    throw new AppError('NotAPackage', 'a bag of another kind')
}

function infoProblems(
  loaded: LoadedPackage,
  info: ReadonlyMap<string, string> | null,
): readonly PackageProblem[] {
  if (info === null) return [wrong(`${BAG_INFO} is not of the form a package has.`)]
  const problems: PackageProblem[] = []
  if (info.get(FORMAT_LABEL) !== String(PACKAGE_FORMAT))
    problems.push(wrong(`${BAG_INFO} names no known format.`))
  if (!/^[\w-]+$/.test(info.get(ID_LABEL) ?? '')) problems.push(wrong(`${BAG_INFO} names no bundle.`))
  const expected = listedOxum(loaded)
  if (expected !== null && info.get(OXUM_LABEL) !== expected) {
    problems.push(wrong(`${BAG_INFO} says another number or size of files than data has.`))
  }
  return problems
}

/** The sum over the listed files; null while one is not here, which is a problem of its own. */
function listedOxum(loaded: LoadedPackage): string | null {
  const manifest = bytesOf(loaded, MANIFEST)
  const sizes = (manifest === null ? null : parseManifest(manifest))?.map(
    (file) => loaded.get(file.name)?.sizeBytes,
  )
  if (sizes === undefined || sizes.includes(undefined)) return null
  return payloadOxum(sizes.map((size) => size ?? 0))
}

function wrong(says: string): PackageProblem {
  return { kind: 'structure', file: BAG_INFO, says }
}
