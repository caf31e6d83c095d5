import { homedir } from 'node:os'
import { join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** The app's own folder on this computer. `HOLDFAST_STATE_DIR` names another one. */
export function stateFolder(env: Environment, platform: NodeJS.Platform): string {
  if (env['HOLDFAST_STATE_DIR']) return env['HOLDFAST_STATE_DIR']
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Holdfast')
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local'), 'Holdfast')
  return join(env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state'), 'holdfast')
}
