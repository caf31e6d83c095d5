import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import { DisclosureClass } from '../../contract/records.ts'
import type { BundleProfile } from './content.ts'

const Profile = z.strictObject({
  name: z.string(),
  recipientKind: z.string().regex(/^[a-z-]+$/),
  page: z.enum(['A4', 'Letter']),
  // Privileged is of no profile: a note goes out only when it is named one by one.
  classes: z.array(DisclosureClass.exclude(['privileged'])),
  labelForm: z.enum(['plain', 'slash']),
})

/** Reads a profile from `profiles/<name>.json` in the resources folder. Throws InvalidInput for one that is not there. */
export function readProfile(resourcesFolder: string, name: string): BundleProfile {
  if (!/^[a-z-]+$/.test(name)) throw new AppError('InvalidInput', 'there is no such profile')
  try {
    return Profile.parse(JSON.parse(readFileSync(join(resourcesFolder, 'profiles', `${name}.json`), 'utf8')))
  } catch (cause) {
    throw new AppError('InvalidInput', 'there is no such profile', { cause })
  }
}
