import { spawnSync } from 'node:child_process'
import { findCommand } from '../tools/programs.ts'

/** The programs this bench compares with, and how each says its version. */
const PEERS = {
  age: ['--version'],
  restic: ['version'],
  img2pdf: ['--version'],
  sha256sum: ['--version'],
} as const
export type PeerName = keyof typeof PEERS

export function hasPeers(...names: readonly PeerName[]): boolean {
  return names.every((name) => findCommand(name) !== undefined)
}

/** Runs a program to its end and gives what it printed; throws when it fails. */
export function runPeer(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
  cwd?: string,
): string {
  const ran = spawnSync(command, args, { encoding: 'utf8', cwd, env: { ...process.env, ...env } })
  if (ran.status !== 0) throw new Error(`${command} failed: ${ran.stderr}`)
  return ran.stdout
}

/** The first line each peer says of its version, or null where it is missing. */
export function peerVersions(): Record<PeerName, string | null> {
  const versionOf = (name: PeerName): string | null =>
    hasPeers(name) ? (runPeer(name, PEERS[name]).split('\n')[0] ?? '') : null
  return {
    age: versionOf('age'),
    restic: versionOf('restic'),
    img2pdf: versionOf('img2pdf'),
    sha256sum: versionOf('sha256sum'),
  }
}
