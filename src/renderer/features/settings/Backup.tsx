import { useState } from 'react'
import { api } from '../../api.ts'
import { settings } from '../../texts/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { useBackupStatus, useReadAnew } from './queries.ts'
import { useLongWork } from './use-long-work.tsx'

const dateOf = (instant: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' }).format(new Date(instant))

/** A copy under the same secrets, read again from beginning to end before it counts; and a rehearsal of the bad day. */
export function Backup() {
  const status = useBackupStatus()
  return (
    <>
      <p>{settings.backupHelp}</p>
      <dl className="settings-facts">
        <dt>{settings.lastBackup}</dt>
        <dd>
          {status === undefined || status.checkedAt === null ? settings.never : dateOf(status.checkedAt)}
          {status !== undefined && status.checkedAt !== null && `. ${settings.since(status.incidentsSince)}`}
        </dd>
      </dl>
      <MakeOne />
      <h3>{settings.practiseRestore}</h3>
      <p>{settings.practiseRestoreHelp}</p>
      <Practise />
      <p className="small">{settings.restoreHow}</p>
    </>
  )
}

function MakeOne() {
  const readAnew = useReadAnew()
  const work = useLongWork(settings.makingBackup)
  const [says, setSays] = useState('')
  const make = async (): Promise<void> => {
    setSays('')
    const { picked } = await api.shell.pickNewVault({})
    if (picked === null) return
    const made = await work.run((context) => api.vault.backup({ to: picked.token }, context))
    if (made === null) return
    const { exhibits, entries } = made.checked.checked
    setSays(settings.backupMade(exhibits, entries))
    await readAnew()
  }
  return (
    <>
      <div className="beside">
        <Button kind="main" isDisabled={work.isRunning} onPress={() => void make()}>
          {settings.makeBackup}
        </Button>
        {work.bar}
      </div>
      <p role="status">{says}</p>
      {work.error !== null && <Failure error={work.error} />}
    </>
  )
}

type Compared = Awaited<ReturnType<typeof api.vault.compareBackup>>

function Practise() {
  const readAnew = useReadAnew()
  const work = useLongWork(settings.comparing)
  const [compared, setCompared] = useState<Compared | null>(null)
  const practise = async (): Promise<void> => {
    setCompared(null)
    const { picked } = await api.shell.pickVault({})
    if (picked === null) return
    setCompared(await work.run((context) => api.vault.compareBackup({ file: picked.token }, context)))
    await readAnew()
  }
  return (
    <>
      <div className="beside">
        <Button isDisabled={work.isRunning} onPress={() => void practise()}>
          {settings.practiseRestore}
        </Button>
        {work.bar}
      </div>
      <div role="status">{compared !== null && <Outcome of={compared} />}</div>
      {work.error !== null && <Failure error={work.error} />}
    </>
  )
}

function Outcome({ of: { checked, relation, copiedAt, lines, linesHere } }: { readonly of: Compared }) {
  const problems = checked.problems.length
  return (
    <>
      <p>
        <strong>
          {problems === 0 ? settings.wholeCopy(checked.checked.exhibits) : settings.damagedCopy(problems)}
        </strong>{' '}
        {settings.relation[relation]}
      </p>
      {copiedAt !== null && <p className="small">{settings.compared(dateOf(copiedAt), lines, linesHere)}</p>}
    </>
  )
}
