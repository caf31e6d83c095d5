/** What this computer remembers of vaults it has seen: one small sealed record each, in the app's own folder. */
export interface DeviceMemory {
  read(name: string): Uint8Array | null
  write(name: string, record: Uint8Array): void
}
