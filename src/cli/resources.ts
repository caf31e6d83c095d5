import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds words, profiles and the sample case. */
export const RESOURCES_FOLDER = fileURLToPath(new URL('../../resources', import.meta.url))

export const SAMPLE_FOLDER = join(RESOURCES_FOLDER, 'sample')
