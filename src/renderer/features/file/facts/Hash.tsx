import { copyText } from '../../../copy.ts'
import { factsText } from '../../../texts/file-facts.ts'
import { Button } from '../../../ui/Button.tsx'
import { useFrame } from '../../frame/use-frame.ts'

/** A SHA-256 in groups of four, to be compared by eye. */
export function Hash({ sha256 }: { readonly sha256: string }) {
  const { say } = useFrame()
  const groups = sha256.match(/.{4}/g) ?? []
  return (
    <span className="hash">
      <span className="mono hash-groups">
        {groups.map((group, index) => (
          // A group may stand twice in a hash.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index}>{group} </span>
        ))}
      </span>
      <Button aria-label={factsText.copyHash} onPress={() => void copyText(sha256, say)}>
        {factsText.copy}
      </Button>
    </span>
  )
}
