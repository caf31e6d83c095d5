import type { App } from 'electron'

/**
 * No name has an address: what no policy and no fence forbids, such as an early connection that a saved page asks for,
 * finds nobody either. Before the app is ready.
 */
export function resolveNothing(app: {
  readonly commandLine: Pick<App['commandLine'], 'appendSwitch'>
}): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
}
