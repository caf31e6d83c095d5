import { useEffect, useRef, useState } from 'react'
import { text } from '../../texts/app.ts'
import { incidentText } from '../../texts/incident.ts'
import { Button } from '../../ui/Button.tsx'
import { AddButton } from './Part.tsx'
import type { JoiningFile, useJoining } from './use-joining.ts'

type Props = { readonly joining: ReturnType<typeof useJoining> }

/** Choose, paste or drop: files dropped anywhere on the page join the incident as well. */
export function AddFiles({ joining }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [wasOpen, setWasOpen] = useState(false)
  return (
    <>
      {joining.files.map((file) => (
        <JoiningLine key={file.key} file={file} onDrop={() => joining.drop(file.key)} />
      ))}
      {isOpen ? (
        <Taking
          joining={joining}
          onClose={() => {
            setWasOpen(true)
            setOpen(false)
          }}
        />
      ) : (
        <AddButton part={incidentText.files} autoFocus={wasOpen} onPress={() => setOpen(true)} />
      )}
    </>
  )
}

/** While this is open, what is pasted goes into the incident and not into a new one. */
function Taking({ joining, onClose }: Props & { readonly onClose: () => void }) {
  const take = useRef(joining.take)
  take.current = joining.take
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0) return
      event.stopPropagation()
      take.current(files)
    }
    window.addEventListener('paste', onPaste, true)
    return () => window.removeEventListener('paste', onPaste, true)
  }, [])
  return (
    <div className="beside">
      <span className="small">{text.filesHelp}</span>
      <Button autoFocus onPress={() => void joining.choose()}>
        {text.choose}
      </Button>
      <Button kind="plain" onPress={onClose}>
        {text.closeSheet}
      </Button>
    </div>
  )
}

function JoiningLine({ file, onDrop }: { readonly file: JoiningFile; readonly onDrop: () => void }) {
  const says = file.failed ?? (file.percent === null ? text.keeping : `${file.percent} %`)
  return (
    <div className="file-line" role={file.failed === null ? undefined : 'alert'}>
      <bdi>{file.name}</bdi>
      <span className="small">{says}</span>
      <Button kind="plain" onPress={() => (file.failed === null ? file.stop() : onDrop())}>
        {file.failed === null ? text.cancel : text.remove}
      </Button>
    </div>
  )
}
