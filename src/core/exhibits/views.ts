import { AppError } from '../../contract/errors.ts'
import type { EvidencePart } from '../../contract/evidence.ts'
import { ViewToken } from '../../contract/exhibits.ts'
import { isDecodedPicture, shownAs } from '../../contract/shown-as.ts'
import { toHex } from '../crypto/bytes.ts'
import type { FileDecoder } from '../ports/file-decoder.ts'
import type { Vault } from '../vault/vault.ts'
import { findExhibit, type ExhibitRow } from './queries.ts'
import { readRange } from './read.ts'
import { forgetOpened, noteOpened } from './rules.ts'
import { bytesPart, mailPart, originalPart, pagePart, textPart, type ServedPart } from './served-parts.ts'

const TOKEN_BYTES = 16
/** Whoever opens more than anybody looks at loses the first of them. */
const MOST_VIEWS = 64
/** A small file can claim any size. A telephone's largest picture has 50 million. */
const DECODING = { mostPixels: 64_000_000, mostPages: 50 }
const MOST_DECODED_BYTES = 200 * 1024 * 1024

type View = {
  readonly row: ExhibitRow
  /** Of one that a browser cannot draw: PNG files made of it, in memory for as long as it is open. */
  readonly pictures: readonly Uint8Array[]
  readonly made: Map<EvidencePart, ServedPart | Promise<ServedPart>>
}

/** The files that somebody has opened in this session. What nobody opened is served to nobody. */
export class Views {
  readonly #vault: Vault
  readonly #views = new Map<ViewToken, View>()

  constructor(vault: Vault) {
    this.#vault = vault
  }

  /** Throws CannotShow for a kind or a file that cannot be shown, DamagedExhibit for one that has changed. */
  async open(row: ExhibitRow, decoder: FileDecoder | undefined): Promise<OpenedView> {
    if (shownAs(row.mediaType) === null) throw cannotShow()
    readRange(this.#vault, row, 0, 1)
    const logged = noteOpened(this.#vault, [row.id])
    const pictures = isDecodedPicture(row.mediaType) ? await this.#decoded(row, decoder) : []
    const view = ViewToken.parse(toHex(this.#vault.host.random.bytes(TOKEN_BYTES)))
    this.#views.set(view, { row, pictures, made: new Map() })
    const [oldest] = this.#views.keys()
    if (this.#views.size > MOST_VIEWS && oldest !== undefined) this.#views.delete(oldest)
    return { view, pictures: pictures.length, logged }
  }

  close(view: ViewToken): void {
    this.#views.delete(view)
  }

  /** Throws NotFound for a view that is not open or has no such part, CannotShow. */
  async part(token: ViewToken, name: EvidencePart): Promise<ServedPart> {
    const view = this.#views.get(token)
    if (view === undefined || this.#isErased(view, token))
      throw new AppError('NotFound', 'nothing is open under this token')
    const made = view.made.get(name) ?? this.#make(view, name)
    view.made.set(name, made)
    return await made
  }

  /** What was made of a file is in memory still when it is erased. */
  #isErased({ row }: View, token: ViewToken): boolean {
    const isGone = findExhibit(this.#vault.reads, row.id) === null
    if (isGone) this.#views.delete(token)
    return isGone
  }

  #make({ row, pictures }: View, name: EvidencePart): ServedPart | Promise<ServedPart> {
    const kind = shownAs(row.mediaType)
    if (name === 'original') return originalPart(this.#vault, row)
    if (name === 'text' && (kind === 'text' || kind === 'mail')) return textPart(this.#vault, row)
    if (name === 'mail' && kind === 'mail') return mailPart(this.#vault, row)
    if (name === 'page' && kind === 'saved-page') return pagePart(this.#vault, row)
    const picture = pictures[Number(/^picture-(\d+)$/.exec(name)?.[1] ?? -1)]
    if (picture === undefined) throw new AppError('NotFound', 'an opened file has no such part')
    return bytesPart('image/png', picture)
  }

  async #decoded(row: ExhibitRow, decoder: FileDecoder | undefined): Promise<readonly Uint8Array[]> {
    if (decoder === undefined || row.sizeBytes > MOST_DECODED_BYTES) throw cannotShow()
    const format = row.mediaType.toLowerCase() === 'image/tiff' ? 'tiff' : 'heic'
    const bytes = readRange(this.#vault, row, 0, row.sizeBytes)
    const read = await decoder.decodePicture(bytes, format, DECODING)
    if (read?.kind !== 'pictures' || read.pngs.length === 0) throw cannotShow()
    return read.pngs
  }
}

type OpenedView = { readonly view: ViewToken; readonly pictures: number; readonly logged: boolean }

const viewsOfVaults = new WeakMap<Vault, Views>()

/** The views of an open vault: a vault that is opened again begins with none. */
export function viewsOf(vault: Vault): Views {
  const views = viewsOfVaults.get(vault) ?? new Views(vault)
  viewsOfVaults.set(vault, views)
  return views
}

/** Closes all that is open in a vault; the next opening of a file is its first again. */
export function forgetViews(vault: Vault): void {
  viewsOfVaults.delete(vault)
  forgetOpened(vault)
}

const cannotShow = (): AppError => new AppError('CannotShow', 'this file cannot be shown')
