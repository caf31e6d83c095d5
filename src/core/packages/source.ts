/** A file that a package offers. `plain` is false for links, devices and whatever else is no ordinary file. */
export type SourceFile = { readonly name: string; readonly sizeBytes: number; readonly plain: boolean }

/** A package to be read: a folder or a zip. Names have `/` between parts and never leave the package. */
export interface PackageSource {
  list(): readonly SourceFile[]
  /** The file's bytes. Fails with `DamagedPackage` where the container is broken, `CannotRead` where the disk is. */
  open(name: string): AsyncIterable<Uint8Array>
  close(): Promise<void>
}

/** More than any package has; a folder or zip with more is not read. */
export const MAX_FILES = 100_000
