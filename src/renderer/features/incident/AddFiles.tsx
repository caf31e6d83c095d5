import { useEffect, useRef, useState } from 'react'
import { text } from '../../texts/app.ts'
import { incidentText } from '../../texts/incident.ts'
import { Button } from '../../ui/Button.tsx'
import { FileLine } from '../keeping/FileLines.tsx'
import { FolderOffers } from '../keeping/FolderOffers.tsx'
import { pasted } from '../keeping/brought.ts'
import { AddButton } from './Part.tsx'
import type { useJoining } from './use-joining.ts'

type Props = { readonly joining: ReturnType<typeof useJoining> }

/** Choose, paste or drop: files dropped anywhere on the page join the incident as well. */
export function AddFiles({ joining }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [wasOpen, setWasOpen] = useState(false)
  return (
    <>
      {joining.lines.map((line) => (
        <FileLine key={line.key} file={line} among={joining.lines} />
      ))}
      <FolderOffers folders={joining.folders} onKeep={joining.take} onKeepApart={joining.takeApart} />
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
      // Into a sheet that lies over the page, it belongs there.
      if (event.target instanceof Element && event.target.closest('[role="dialog"]') !== null) return
      const { files } = pasted(event)
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
