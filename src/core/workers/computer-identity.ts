import { homedir, hostname, userInfo } from 'node:os'

/** What this computer gives itself away by: `CoreHost.identity` of both hosts. */
export function computerIdentity(): readonly string[] {
  const folders = [homedir(), process.cwd()]
  try {
    return [...folders, hostname(), userInfo().username]
  } catch {
    // Some computers have no entry for their user: it then has no name to give away.
    return [...folders, hostname()]
  }
}
