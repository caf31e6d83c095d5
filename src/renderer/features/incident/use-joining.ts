import type { IncidentId } from '../../../contract/ids.ts'
import { useFrame } from '../frame/use-frame.ts'
import type { Coming } from '../quick-log/file-lines.ts'
import { keepFiles, useFileLines } from '../quick-log/intake.ts'
import { useFolders } from '../quick-log/use-folders.ts'
import { chosenFiles } from '../quick-log/tokens.ts'

/** The files that are on their way into the incident or could not be kept, wherever they were put in, and how more come. */
export function useJoining(incident: IncidentId) {
  const { caseId } = useFrame()
  const lines = useFileLines().filter((line) => line.incident === incident)
  const take = (files: readonly Coming[]): void => keepFiles({ caseId, draft: null, incident }, files)
  return {
    lines,
    take,
    takeApart: (files: readonly Coming[]): void => keepFiles({ caseId, draft: null, incident: null }, files),
    folders: useFolders(),
    choose: async (): Promise<void> => take(await chosenFiles()),
  }
}
