import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import licences from '../../../../resources/licences.json' with { type: 'json' }
import { api } from '../../api.ts'
import { copyText } from '../../copy.ts'
import { usePreferences } from '../../preferences.ts'
import { settings } from '../../texts/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { Fold } from '../../ui/Fold.tsx'
import { useCases } from '../cases/queries.ts'
import { openKeys } from '../keys/keys-list.ts'
import { useFrame } from '../frame/use-frame.ts'
import { supportReport } from './support-report.ts'

const words = settings.about
// Asked anew each time: something may have gone wrong since.
const ABOUT = { queryKey: ['about'], queryFn: () => api.shell.about({}), refetchOnMount: 'always' } as const

export function About() {
  const about = useQuery(ABOUT).data
  return (
    <>
      <dl className="settings-facts">
        <dt>{words.version}</dt>
        <dd>{about?.version}</dd>
        <dt>{words.host}</dt>
        <dd>{about?.runsIn}</dd>
      </dl>
      <h3>{words.newer}</h3>
      <p>{words.newerHow}</p>
      <h3>{words.keys}</h3>
      <div>
        <Button onPress={openKeys}>{words.showKeys}</Button>
      </div>
      {about !== undefined && <Report about={about} />}
      <Fold label={words.licences}>
        <ul className="licences">
          {licences.map(({ name, licence }) => (
            <li key={name}>
              {name}, {licence}
            </li>
          ))}
        </ul>
      </Fold>
    </>
  )
}

type AboutHere = Awaited<ReturnType<typeof api.shell.about>>

/** Shown before it is copied. */
function Report({ about }: { readonly about: AboutHere }) {
  const { status, say } = useFrame()
  const cases = useCases() ?? []
  const preferences = usePreferences()
  const [isShown, setShown] = useState(false)
  if (preferences === undefined) return null
  const incidents = cases.reduce((sum, one) => sum + one.incidents, 0)
  const report = supportReport({ about, status, cases: cases.length, incidents, chosen: preferences.chosen })
  return (
    <>
      <h3>{words.report}</h3>
      <p>{words.reportHelp}</p>
      {isShown ? (
        <>
          <pre className="report" tabIndex={0} aria-label={words.report}>
            {report}
          </pre>
          <div>
            <Button onPress={() => void copyText(report, say)}>{words.copy}</Button>
          </div>
        </>
      ) : (
        <div>
          <Button onPress={() => setShown(true)}>{words.show}</Button>
        </div>
      )}
    </>
  )
}
