import { session } from 'electron'
import { serveApp, type AppFolders } from './app-scheme.ts'
import { serveEvidence, type AskThread } from './evidence-scheme.ts'
import { denyNetwork } from './security/deny-network.ts'
import { denyPermissions } from './security/deny-permissions.ts'

/** The page's session is in memory: a partition without `persist:`. */
export const PARTITION = 'holdfast'

/** The session of the app's pages: it serves what was built and what is in opened files, and nothing else. */
export function preparePages(folders: AppFolders, ask: AskThread, looks: (html: string) => string): void {
  const pages = session.fromPartition(PARTITION)
  denyPermissions(pages)
  denyNetwork(pages)
  pages.protocol.handle('app', serveApp(folders, looks))
  pages.protocol.handle('evidence', serveEvidence(ask))
}
