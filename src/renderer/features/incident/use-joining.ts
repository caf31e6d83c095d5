import type { IncidentId } from '../../../contract/ids.ts'
import { useFrame } from '../frame/use-frame.ts'
import { keepApart } from '../keeping/apart.ts'
import type { Coming } from '../keeping/file-lines.ts'
import { keepFiles, useFileLines } from '../keeping/intake.ts'
import { useFolders } from '../keeping/use-folders.ts'
import { chosenFiles } from '../keeping/tokens.ts'

/** The files that are on their way into the incident or could not be kept, wherever they were put in, and how more come. */
export function useJoining(incident: IncidentId) {
  const { caseId } = useFrame()
  const lines = useFileLines().filter((line) => line.incident === incident)
  const take = (files: readonly Coming[]): void => keepFiles({ caseId, draft: null, incident }, files)
  return {
    lines,
    take,
    takeApart: (files: readonly Coming[]): void => keepApart(caseId, files),
    folders: useFolders(incident),
    choose: async (): Promise<void> => take(await chosenFiles()),
  }
}
