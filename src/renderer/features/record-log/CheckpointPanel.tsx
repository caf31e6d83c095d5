import { Phone } from 'lucide-react'
import { useState } from 'react'
import type { KeptCheckpoint } from '../../../contract/ledger.ts'
import { api } from '../../api.ts'
import { text } from '../../texts/record-log.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Fold } from '../../ui/Fold.tsx'
import { momentInWords } from '../../ui/moment.ts'
import { QrCode } from '../../ui/QrCode.tsx'
import { TwelveWords } from '../../ui/TwelveWords.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { CarryToTimeService } from './CarryToTimeService.tsx'
import { CompareEarlier } from './CompareEarlier.tsx'
import { GivenTo } from './GivenTo.tsx'
import { PrintCheckpoint } from './PrintCheckpoint.tsx'
import { useLogGrew } from './queries.ts'

/** The newest checkpoint, how it leaves, and who has it. */
export function CheckpointPanel({ checkpoints }: { readonly checkpoints: readonly KeptCheckpoint[] }) {
  const { go, say } = useFrame()
  const grew = useLogGrew()
  const [error, setError] = useState<unknown>(null)
  // One that went to a time service or into a backup was not made for somebody to hold.
  const latest = checkpoints.find(({ purpose }) => purpose !== 'timestamp' && purpose !== 'backup')
  const others = checkpoints.filter((one) => one !== latest)
  const trying = async (work: () => Promise<unknown>): Promise<void> => {
    setError(null)
    await work().then(grew, setError)
  }
  const make = () => trying(() => api.ledger.checkpoint({ purpose: 'words' }))
  const save = (seq: KeptCheckpoint['seq']) =>
    trying(async () => {
      const { picked } = await api.shell.pickNewFile({ suggested: 'checkpoint.txt' })
      if (picked === null) return
      await api.ledger.saveCheckpoint({ checkpoint: seq, to: picked.token })
      say(text.savedFile(picked.name))
    })
  return (
    <section className="checkpoint" aria-labelledby="checkpoint-heading">
      <div className="checkpoint-head">
        <h2 id="checkpoint-heading" className="part-name">
          {text.checkpoint}
        </h2>
        <p>
          {latest === undefined
            ? text.noCheckpoint
            : text.whichCheckpoint(momentInWords(new Date(latest.at)), latest.seq)}
        </p>
        {latest !== undefined && <p className="small">{text.aboutLines(latest.size)}</p>}
        <Button onPress={() => void make()}>{latest === undefined ? text.makeFirst : text.makeNew}</Button>
      </div>
      {latest === undefined && <p className="small">{text.checkpointIntro}</p>}
      {error !== null && <Failure error={error} />}
      {latest !== undefined && (
        <>
          <div className="words-beside">
            <TwelveWords words={latest.words} label={text.words} />
            <div className="beside">
              <Button onPress={() => go({ at: 'phone' })}>
                <Phone size={20} strokeWidth={1.75} aria-hidden="true" />
                {text.onPhone}
              </Button>
              <Button onPress={() => void save(latest.seq)}>{text.saveFile}</Button>
            </div>
          </div>
          <GivenTo key={latest.seq} checkpoint={latest} />
        </>
      )}
      <div className="folds">
        {latest !== undefined && <Ways checkpoint={latest} />}
        {latest !== undefined && others.length > 0 && <Others checkpoints={others} />}
        <CompareEarlier />
      </div>
    </section>
  )
}

/** The other ways out, which are not taken every day. */
function Ways({ checkpoint }: { readonly checkpoint: KeptCheckpoint }) {
  return (
    <>
      <PrintCheckpoint checkpoint={checkpoint} />
      <Fold label={text.qr}>
        <QrCode text={checkpoint.note} label={text.qrSays} />
      </Fold>
      <CarryToTimeService />
    </>
  )
}

function Others({ checkpoints }: { readonly checkpoints: readonly KeptCheckpoint[] }) {
  return (
    <Fold label={text.others(checkpoints.length)}>
      <ul className="plain-list">
        {checkpoints.map(({ seq, at, purpose, given }) => (
          <li key={seq}>
            {text.whichCheckpoint(momentInWords(new Date(at)), seq)}, {text.purposes[purpose]}
            {given.length > 0 && ` · ${text.givenTo}: ${given.map(({ to }) => to).join(', ')}`}
          </li>
        ))}
      </ul>
    </Fold>
  )
}
