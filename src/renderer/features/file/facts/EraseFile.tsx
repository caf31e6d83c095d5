import { useState } from 'react'
import type { Exhibit } from '../../../../contract/exhibits.ts'
import { api } from '../../../api.ts'
import { eraseText } from '../../../texts/erase.ts'
import { fileText } from '../../../texts/file.ts'
import { Button } from '../../../ui/Button.tsx'
import { EraseDialog, type Erasable } from '../../erase/EraseDialog.tsx'
import { useFrame } from '../../frame/use-frame.ts'

type Props = { readonly exhibit: Exhibit; readonly label: string | null }

/** Erases a file for good, from its own page. */
export function EraseFile({ exhibit, label }: Props) {
  const { back, say } = useFrame()
  const [isAsking, setAsking] = useState(false)
  const file: Erasable = {
    id: exhibit.id,
    name: label ?? fileText.noName(exhibit.number),
    also: eraseText.fileAlso(exhibit.incidents.length),
    inBundles: { exhibit: exhibit.id },
    erase: (reason) => api.exhibits.erase({ exhibit: exhibit.id, reason }),
  }
  return (
    <>
      <Button onPress={() => setAsking(true)}>{eraseText.forGood}</Button>
      {isAsking && (
        <EraseDialog
          parts={[file]}
          onClose={() => setAsking(false)}
          onErased={() => {
            say(eraseText.erased)
            back()
          }}
        />
      )}
    </>
  )
}
