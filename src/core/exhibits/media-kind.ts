/** What a file is. `extension` has its dot: `.jpg`. */
export type MediaKind = { readonly mediaType: string; readonly extension: string }
