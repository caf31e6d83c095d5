import { useQuery } from '@tanstack/react-query'
import type { ReadOut } from '../../../contract/phone.ts'
import { api } from '../../api.ts'
import { text as appText } from '../../texts/app.ts'
import { text } from '../../texts/phone.ts'
import { Failure } from '../../ui/Failure.tsx'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { TwelveWords } from '../../ui/TwelveWords.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { WriteDown } from './WriteDown.tsx'

/** One screen in large type with nothing behind a click: what to read out, and what to write down. */
export function PhoneScreen() {
  const { caseId, back } = useFrame()
  const begun = useQuery({
    queryKey: ['phone', caseId],
    queryFn: () => api.phone.begin({ case: caseId }),
    staleTime: 0,
    gcTime: 0,
  })
  return (
    <main className="screen">
      <ScreenHead title={text.title} back={{ name: appText.back, onPress: back }} />
      <div className="phone-page">
        {begun.isError && <Failure error={begun.error} />}
        {begun.data !== undefined && (
          <>
            <Says readOut={begun.data.readOut} />
            {begun.data.checkpoint === null ? (
              <p>{text.noWords}</p>
            ) : (
              <>
                <p>{text.fixInTime}</p>
                <TwelveWords words={begun.data.checkpoint.words} label={text.words} isLarge />
              </>
            )}
            <WriteDown checkpoint={begun.data.checkpoint?.seq ?? null} />
          </>
        )}
      </div>
    </main>
  )
}

function Says({ readOut }: { readonly readOut: ReadOut }) {
  const { incidents, since, last, threats, reported } = readOut
  if (incidents === 0) return <p className="phone-says">{text.none}</p>
  return (
    <div className="phone-says">
      <p>
        {text.incidents(incidents, since)} {last !== null && text.last(last.when, last.daysAgo)}
      </p>
      <p>{text.threats(threats)}</p>
      {reported.length === 0 ? (
        <p>{text.notReported}</p>
      ) : (
        reported.map(({ when, to, reference }, index) => (
          <p key={`${index} ${when}`}>{text.reported(when, to, reference)}</p>
        ))
      )}
    </div>
  )
}
