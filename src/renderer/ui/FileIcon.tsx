import { File, FileAudio, FileImage, FileText, FileType, FileVideo, type LucideIcon } from 'lucide-react'
import type { FileKind } from '../../contract/exhibits.ts'

const ICONS: Readonly<Record<FileKind, LucideIcon>> = {
  picture: FileImage,
  video: FileVideo,
  sound: FileAudio,
  pdf: FileType,
  text: FileText,
  other: File,
}

/** What kind of file it is; its name stands beside it or in the row's own name. */
export function FileIcon({ kind, sizePx = 20 }: { readonly kind: FileKind; readonly sizePx?: number }) {
  const Icon = ICONS[kind]
  return <Icon size={sizePx} strokeWidth={1.75} aria-hidden="true" />
}
