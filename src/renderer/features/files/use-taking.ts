import { useState } from 'react'
import type { CaseId } from '../../../contract/ids.ts'
import { keepApart } from '../keeping/apart.ts'
import { isNothing, type Brought } from '../keeping/brought.ts'
import type { Coming } from '../keeping/file-lines.ts'
import { chosenFolder } from '../keeping/folders.ts'
import { chosenFiles } from '../keeping/tokens.ts'
import { useFolders } from '../keeping/use-folders.ts'

/** How files come to the list: they are kept with no incident, and a folder says first what it brings. */
export function useTaking(caseId: CaseId) {
  const folders = useFolders(`files ${caseId}`)
  const [hasNothingCome, setNothingCome] = useState(false)
  const keep = (files: readonly Coming[]): void => keepApart(caseId, files)
  const take = ({ files, folders: some }: Pick<Brought, 'files' | 'folders'>): void => {
    setNothingCome(false)
    keep(files)
    folders.offer(some)
  }
  return {
    folders,
    hasNothingCome,
    keep,
    take: (brought: Brought): void => {
      take(brought)
      setNothingCome(isNothing(brought))
    },
    choose: async (): Promise<void> => take({ files: await chosenFiles(), folders: [] }),
    chooseFolder: async (): Promise<void> => take({ files: [], folders: await chosenFolder() }),
  }
}

export type Taking = ReturnType<typeof useTaking>
