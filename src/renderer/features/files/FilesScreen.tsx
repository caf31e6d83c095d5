import { FilePlus, FolderOpen } from 'lucide-react'
import { filesText } from '../../texts/files.ts'
import { Button } from '../../ui/Button.tsx'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { useDropping } from '../keeping/use-dropping.ts'
import { FilesBar } from './FilesBar.tsx'
import { FilesView } from './FilesView.tsx'
import { InboxBar } from './InboxBar.tsx'
import { NoFiles } from './NoFiles.tsx'
import { ALL_FILES, isNarrowed } from './queries.ts'
import { TakingLines } from './TakingLines.tsx'
import { useFilesList, type FilesList } from './use-files-list.ts'
import { useTaking } from './use-taking.ts'

/** Every file of the case, and those that wait for an incident. */
export function FilesScreen() {
  const { caseId, caseName, go } = useFrame()
  const list = useFilesList(caseId)
  const taking = useTaking(caseId)
  const { filter, choosing, counts, files } = list
  return (
    <main className="screen" {...useDropping(taking.take)}>
      <ScreenHead title={filesText.files} above={caseName} takesFocus={list.left.exhibit === null}>
        <Button onPress={() => void taking.chooseFolder()}>
          <FolderOpen size={20} strokeWidth={1.75} aria-hidden="true" />
          {filesText.chooseFolder}
        </Button>
        {counts.all !== 0 && (
          <Button kind="main" onPress={() => void taking.choose()}>
            <FilePlus size={20} strokeWidth={1.75} aria-hidden="true" />
            {filesText.chooseFiles}
          </Button>
        )}
      </ScreenHead>
      {counts.all !== 0 && (
        <FilesBar
          filter={filter}
          waiting={counts.waiting}
          look={list.look}
          onFilter={list.change}
          onLook={list.changeLook}
        />
      )}
      <TakingLines taking={taking} />
      {choosing.selected.length > 0 && (
        <InboxBar
          selected={choosing.selected}
          onClear={choosing.clear}
          onMade={(incident) => {
            choosing.clear()
            if (incident !== null) go({ at: 'incident', incident })
          }}
        />
      )}
      {list.isEmpty ? (
        <NoFiles
          all={counts.all}
          filter={filter}
          onChoose={() => void taking.choose()}
          onClear={() => list.change(ALL_FILES)}
        />
      ) : (
        <List list={list} />
      )}
      {files.length > 0 && (
        <p className="screen-foot small" role="status">
          {filesText.shown(list.total, isNarrowed(filter) ? counts.all : list.total)}
          <span>{filter.isInbox ? filesText.selectHelp : filesText.peekHelp}</span>
        </p>
      )}
    </main>
  )
}

function List({ list }: { readonly list: FilesList }) {
  const { go } = useFrame()
  const { files, look, filter, choosing, left } = list
  return (
    <FilesView
      key={look}
      files={files}
      look={look}
      isMultiple={filter.isInbox}
      choosing={choosing}
      offsetPx={left.offsetPx}
      takesFocus={left.exhibit !== null}
      onEnd={list.more}
      onOpen={(exhibit, offsetPx) => {
        list.leave({ exhibit, offsetPx })
        go({ at: 'file', exhibit, among: files.map((file) => file.exhibit) })
      }}
      onOpenIncident={(incident, exhibit, offsetPx) => {
        list.leave({ exhibit, offsetPx })
        go({ at: 'incident', incident })
      }}
    />
  )
}
