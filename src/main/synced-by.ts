/** Names of folders that a service copies elsewhere, as each service makes them. */
const SERVICES: readonly (readonly [RegExp, string])[] = [
  [/^onedrive\b/i, 'OneDrive'],
  [/^dropbox\b/i, 'Dropbox'],
  [/^(google ?drive|googledrive-.*|my drive)$/i, 'Google Drive'],
  [/^(icloud ?drive|mobile documents|com~apple~clouddocs)$/i, 'iCloud'],
  [/^nextcloud\b/i, 'Nextcloud'],
  [/^(box|box sync)$/i, 'Box'],
]

/**
 * Which service copies the folder that a file is in, by the names of the folders above it; null where none says so.
 * In: an absolute path of any system. A folder that a service copies under another name is not known to be one.
 */
export function syncedBy(path: string): string | null {
  const folders = path.split(/[\\/]/).slice(0, -1)
  for (const folder of folders) {
    const found = SERVICES.find(([name]) => name.test(folder))
    if (found !== undefined) return found[1]
  }
  return null
}
