import { z } from 'zod'
import { LockReason, WorkBehind } from './call.ts'
import { ERROR_CODES } from './errors.ts'
import { FileToken } from './exhibits.ts'
import { Instant } from './ids.ts'
import { CaptureSwitch, Preferences } from './preferences.ts'
import { procedure } from './procedure.ts'
import { VaultStatus } from './vault.ts'

const Picked = z.strictObject({ token: FileToken, name: z.string() }).nullable()
/** Where a new vault will lie: `folder` is the folder's own name, and nothing of the way to it. */
const NewPlace = z.strictObject({ token: FileToken, name: z.string(), folder: z.string().regex(/^[^/]*$/) })
const Nothing = z.strictObject({})

/** The largest picture or text that is taken from a page as bytes; larger ones come as files. */
export const MOST_PASTED_BYTES = 64 * 1024 * 1024

/** The longest text that is put on the clipboard by the app. */
export const MOST_COPIED = 1_000_000

/** What the page asks of the window around it, on the same channel as everything else. Never a path. */
export const shell = {
  /** Ends everything that knows the vault. The page that asked is gone afterwards. */
  lock: procedure(Nothing, Nothing),
  /** Where the vault was last, and what to call a new one. `name` is a file name, shown behind one click. */
  places: procedure(
    Nothing,
    z.strictObject({
      last: Picked,
      suggested: NewPlace,
      /** Why the vault was locked last; null at the start. */
      lockedBy: LockReason.nullable(),
    }),
  ),
  /** What runs the app. The Chromium host says of itself that it is for trying it and developing it. */
  host: procedure(Nothing, z.strictObject({ isForTrying: z.boolean() })),
  /** What a person or support asks for first. */
  about: procedure(
    Nothing,
    z.strictObject({
      version: z.string(),
      /** Electron with its version, or the Chromium host. */
      runsIn: z.string(),
      /** Such as `linux x64`: no host name, no user name. */
      platform: z.string(),
      /** What went wrong last in this run: codes and times, and nothing of what they were about. */
      failed: z.array(z.strictObject({ code: z.enum(ERROR_CODES), at: Instant })),
    }),
  ),
  /** Which service copies the folder of a file elsewhere, such as OneDrive; null where none is known to. */
  syncedBy: procedure(
    z.strictObject({ token: FileToken }),
    z.strictObject({ service: z.string().nullable() }),
  ),
  /** What was chosen of how the app looks and locks, and what can be chosen on this computer. */
  preferences: procedure(
    Nothing,
    z.strictObject({
      chosen: Preferences,
      captureSwitch: CaptureSwitch,
      /** The system's own region, such as `GB`; empty where it says none. */
      systemRegion: z.string(),
    }),
  ),
  /** Chooses anew what is named, at once; all of it comes back. */
  setPreference: procedure(Preferences.partial(), z.strictObject({ chosen: Preferences })),
  pickVault: procedure(Nothing, z.strictObject({ picked: Picked })),
  pickNewVault: procedure(Nothing, z.strictObject({ picked: NewPlace.nullable() })),
  pickFiles: procedure(
    Nothing,
    z.strictObject({ picked: z.array(z.strictObject({ token: FileToken, name: z.string() })) }),
  ),
  /** One file, such as a package that somebody was given. */
  pickFile: procedure(Nothing, z.strictObject({ picked: Picked })),
  pickFolder: procedure(Nothing, z.strictObject({ picked: Picked })),
  /** The files in a folder and below it. Tells how many were found so far; nothing is read of them but their size. */
  filesUnder: procedure(
    z.strictObject({ folder: FileToken }),
    z.strictObject({
      files: z.array(z.strictObject({ token: FileToken, name: z.string(), sizeBytes: z.int().min(0) })),
    }),
  ),
  /** A place for a new file, under the name that is suggested. */
  pickNewFile: procedure(
    z.strictObject({ suggested: z.string().regex(/^[\w.-]{1,100}$/) }),
    z.strictObject({ picked: Picked }),
  ),
  /** Bytes that came without a file, such as a picture from the clipboard: kept from memory, never on the disk. */
  takeBytes: procedure(
    z.strictObject({ bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= MOST_PASTED_BYTES) }),
    z.strictObject({ token: FileToken }),
  ),
  /** Makes the made-up example in a vault that is thrown away at the next lock, and leaves it open. */
  openExample: procedure(Nothing, VaultStatus),
  /** Remembers the vault that was opened, so that the next start offers it. */
  rememberVault: procedure(z.strictObject({ token: FileToken }), Nothing),
  /** The next time Shift is pressed three times, within half a minute, the page is told and nothing else happens. */
  tryExit: procedure(Nothing, Nothing),
  /** What was typed is in the vault; the page that was told `leaving` says so. */
  flushed: procedure(Nothing, Nothing),
  /** What goes on behind the lock screen; null when nothing does. */
  behind: procedure(Nothing, z.strictObject({ work: WorkBehind.nullable() })),
  /** Stops it and locks. What was not kept is told after the next unlock. */
  stopBehind: procedure(Nothing, Nothing),
  /** Puts text on the clipboard; it is cleared after a minute, on lock and on exit, if it is still there. */
  copyText: procedure(z.strictObject({ text: z.string().min(1).max(MOST_COPIED) }), Nothing),
  /** Clears the clipboard, whoever put something there: on the person's own click and never by itself. */
  clearClipboard: procedure(Nothing, Nothing),
  /** The window is gone at once and the process ends. Nothing is asked. */
  exitNow: procedure(Nothing, Nothing),
}
export const shellContract = { shell }
export type ShellContract = typeof shellContract
