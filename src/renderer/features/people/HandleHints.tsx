import { peopleText } from '../../texts/people.ts'
import { Button } from '../../ui/Button.tsx'
import { useFrame } from '../frame/use-frame.ts'
import type { SeenAs } from '../../../contract/accounts.ts'

type HintsProps = { readonly seen: SeenAs; readonly handle: string }

/** That a handle is here already, or looks like another one. Said quietly: both can be right. */
export function HandleHints({ seen, handle }: HintsProps) {
  const { go } = useFrame()
  return (
    <div aria-live="polite">
      {seen.accounts.map(({ account, platform }) => (
        <p key={account} className="small">
          <bdi className="mono">{handle}</bdi>
          {platform !== '' && <bdi>{` (${platform})`}</bdi>} {peopleText.isHere}{' '}
          <Button kind="plain" onPress={() => go({ at: 'account', account })}>
            {peopleText.openIt}
          </Button>
        </p>
      ))}
      <LookAlikes alikes={seen.lookAlikes} />
    </div>
  )
}

type Props = { readonly alikes: SeenAs['lookAlikes'] }

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
