import { systemPreferences } from 'electron'

/** What the system itself would keep of the window after it is gone. */
export function leaveNoTraces(platform: string): void {
  // macOS opens windows anew from pictures of them that it has kept.
  if (platform === 'darwin') systemPreferences.setUserDefault('NSQuitAlwaysKeepsWindows', 'boolean', false)
}
