import type { FileToken } from '../../../contract/exhibits.ts'
import { api, tokenOf } from '../../api.ts'
import { keepingText } from '../../texts/keeping.ts'
import type { Coming } from './file-lines.ts'

/** Chromium calls every pasted picture image.png and gives it the moment of the paste. */
export const isFromClipboard = (file: File): boolean =>
  file.name === 'image.png' && Math.abs(Date.now() - file.lastModified) < 5000

/** A file as a token; a picture without a file behind it goes in as bytes. */
export async function tokenFor(file: File): Promise<FileToken> {
  return isFromClipboard(file) ? tokenOfBytes(file) : ((await tokenOf(file)) as FileToken)
}

async function tokenOfBytes(file: File): Promise<FileToken> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return (await api.shell.takeBytes({ bytes })).token
}

/** A file that was pasted or dropped. `fromPage`: dragged out of a web page, so that there is no file behind it. */
export function comingOf(file: File, from: 'disk' | 'page' = 'disk'): Coming {
  const isPasted = isFromClipboard(file)
  const isBytes = isPasted || from === 'page'
  return {
    name: from === 'page' ? keepingText.fromPage : file.name,
    isPasted,
    sizeBytes: file.size,
    token: () => (isBytes ? tokenOfBytes(file) : tokenFor(file)),
  }
}

/** Files of the system's own dialog. */
export async function chosenFiles(): Promise<readonly Coming[]> {
  const { picked } = await api.shell.pickFiles({})
  return picked.map(({ name, token }) => ({ name, isPasted: false, token: () => Promise.resolve(token) }))
}
