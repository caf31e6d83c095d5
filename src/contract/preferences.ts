import { z } from 'zod'

export const LOCK_MINUTES = [1, 2, 5, 10, 15, 30] as const
export const TEXT_PERCENTS = [100, 125, 150, 200] as const

/**
 * What somebody chose of how the app looks and locks. It holds before a vault is opened, so it stands outside of one,
 * in a small file of the app's own folder: nothing of a record may ever be in it.
 */
export const Preferences = z.strictObject({
  lockMinutes: z.literal(LOCK_MINUTES),
  /** What Shift alone, three times, does. */
  shiftThrice: z.enum(['close', 'lock', 'nothing']),
  /** The window is covered while another program has the focus. */
  coverWhenAway: z.boolean(),
  /** The window is kept out of screenshots and screen sharing, where the system can do that. */
  keepOutOfCaptures: z.boolean(),
  /** The next start offers the vault that was opened last. */
  rememberVault: z.boolean(),
  theme: z.enum(['system', 'light', 'dark']),
  contrast: z.enum(['normal', 'more']),
  textPercent: z.literal(TEXT_PERCENTS),
  rows: z.enum(['roomy', 'compact']),
  reduceMotion: z.boolean(),
  /** Pictures and words are hidden until somebody asks for them. */
  quietView: z.boolean(),
  /** The line before unlock reads "Help now" and no more, for somebody who is overlooked at their desk. */
  shortDangerLine: z.boolean(),
  /** Whose emergency numbers are shown, such as `GB-ENG`; null: the system's region. */
  region: z
    .string()
    .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/)
    .nullable(),
})
export type Preferences = z.infer<typeof Preferences>

export const FIRST_PREFERENCES: Preferences = {
  lockMinutes: 5,
  shiftThrice: 'close',
  coverWhenAway: false,
  keepOutOfCaptures: true,
  rememberVault: true,
  theme: 'system',
  contrast: 'normal',
  textPercent: 100,
  rows: 'roomy',
  reduceMotion: false,
  quietView: true,
  shortDangerLine: false,
  region: null,
}

/**
 * Whether a window can be kept out of captures here. `assistive`: it could, and is not, because a screen reader or
 * magnifier may need the picture. `not-offered`: the system has no such thing.
 */
export const CaptureSwitch = z.enum(['works', 'may-not-work', 'assistive', 'not-offered'])
export type CaptureSwitch = z.infer<typeof CaptureSwitch>
