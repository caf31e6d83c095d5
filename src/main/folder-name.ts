import path from 'node:path'

/**
 * The own name of the folder that a file is in, such as `Documents`, and of a stick or drive its letter, such as `E:`.
 * Never the path to it. It may be somebody's name: for their own screen, and for no log.
 */
export function folderNameOf(
  file: string,
  paths: Pick<path.PlatformPath, 'basename' | 'dirname'> = path,
): string {
  const folder = paths.dirname(file)
  return paths.basename(folder) || folder.replaceAll(/[\\/]/g, '')
}
