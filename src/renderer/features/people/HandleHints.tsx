import { peopleText } from '../../texts/people.ts'
import { Button } from '../../ui/Button.tsx'
import { useFrame } from '../frame/use-frame.ts'
import type { api } from '../../api.ts'

type Seen = Awaited<ReturnType<typeof api.accounts.seenAs>>
type HintsProps = { readonly seen: Seen; readonly handle: string }

/** That a handle is here already, or looks like another one. Said quietly: both can be right. */
export function HandleHints({ seen, handle }: HintsProps) {
  const { go } = useFrame()
  const { account } = seen
  return (
    <div aria-live="polite">
      {account !== null && (
        <p className="small">
          <bdi className="mono">{handle}</bdi> {peopleText.isHere}{' '}
          <Button kind="plain" onPress={() => go({ at: 'account', account })}>
            {peopleText.openIt}
          </Button>
        </p>
      )}
      <LookAlikes alikes={seen.lookAlikes} />
    </div>
  )
}

type Props = { readonly alikes: Seen['lookAlikes'] }

/** l, I and 1, O and 0: handles told apart letter by letter. */
export function LookAlikes({ alikes }: Props) {
  const { go } = useFrame()
  return alikes.map(({ account, name, platform }) => (
    <p key={account} className="small">
      {peopleText.looksLikeBefore}{' '}
      <Button kind="plain" onPress={() => go({ at: 'account', account })}>
        <bdi className="mono">{name}</bdi>
      </Button>
      {platform !== '' && <bdi>{` (${platform})`}</bdi>}
      {peopleText.looksLikeAfter}
    </p>
  ))
}
