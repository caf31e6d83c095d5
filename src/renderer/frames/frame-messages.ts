// What the page and its frames say to each other. A frame draws what somebody else made: whatever it says is checked.

/** Keys that somebody presses in a frame and means for the app round it. */
export type FrameKey = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

export type ToPdfFrame =
  | { readonly kind: 'open'; readonly sizeBytes: number }
  | { readonly kind: 'range'; readonly from: number; readonly bytes: ArrayBuffer }

export type FromPdfFrame =
  | { readonly kind: 'ready' }
  | { readonly kind: 'want'; readonly from: number; readonly to: number }
  | { readonly kind: 'shown'; readonly pages: number }
  | { readonly kind: 'failed'; readonly isLocked: boolean }
  | { readonly kind: 'key'; readonly key: FrameKey }

/** A saved page as the core gives it. */
export type SavedPage = {
  readonly html: string
  readonly address: string | null
  /** What was saved beside it, as `data:` addresses by the address that the page knows it by. */
  readonly parts: Readonly<Record<string, string>>
}

export type ToSavedPageFrame = { readonly kind: 'open'; readonly page: SavedPage }
export type FromSavedPageFrame =
  | { readonly kind: 'ready' }
  | { readonly kind: 'height'; readonly heightPx: number }
