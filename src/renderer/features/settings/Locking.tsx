import { useEffect, useState } from 'react'
import { LOCK_MINUTES, type CaptureSwitch, type Preferences } from '../../../contract/preferences.ts'
import { api, onEvent } from '../../api.ts'
import { settings } from '../../texts/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Tick } from '../../ui/Tick.tsx'
import { RegionChoice } from '../help/RegionChoice.tsx'
import { optionsOf } from '../../ui/options.ts'
import { useSettings } from './use-setting.ts'

const MINUTES = LOCK_MINUTES.map((count) => ({ id: String(count), name: settings.minutes(count) }))

/** When it locks, how one leaves, and what is seen before unlock. */
export function Locking() {
  const { read, set, turn, error } = useSettings()
  if (read === undefined) return null
  const { chosen, captureSwitch } = read
  return (
    <>
      <Choice
        label={settings.lockAfter}
        options={MINUTES}
        chosen={String(chosen.lockMinutes)}
        onChoose={(id) => {
          const lockMinutes = LOCK_MINUTES.find((count) => String(count) === id)
          if (lockMinutes !== undefined)
            set({ lockMinutes }, settings.kept(settings.lockAfter, settings.minutes(lockMinutes)))
        }}
      />
      <p className="small">{settings.alwaysLocks}</p>
      <Chips
        label={settings.shiftThrice}
        options={optionsOf(settings.shift)}
        chosen={chosen.shiftThrice}
        onChoose={(shiftThrice) =>
          set({ shiftThrice }, settings.kept(settings.shiftThrice, settings.shift[shiftThrice]))
        }
      />
      <p className="small">{settings.shiftHelp}</p>
      <TryIt />
      <Tick
        label={settings.cover}
        isOn={chosen.coverWhenAway}
        onChange={(isOn) => turn({ coverWhenAway: isOn }, settings.cover, isOn)}
      />
      <Captures captureSwitch={captureSwitch} chosen={chosen} turn={turn} />
      <Tick
        label={settings.remember}
        isOn={chosen.rememberVault}
        onChange={(isOn) => turn({ rememberVault: isOn }, settings.remember, isOn)}
      />
      <p className="small">{settings.rememberHelp}</p>
      <Tick
        label={settings.shortLine}
        isOn={chosen.shortDangerLine}
        onChange={(isOn) => turn({ shortDangerLine: isOn }, settings.shortLine, isOn)}
      />
      <p className="small">{settings.shortLineHelp}</p>
      <RegionChoice isInline={false} />
      {error !== null && <Failure error={error} />}
      <h3>{settings.whatLocking}</h3>
      {settings.lockingWords.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </>
  )
}

/** The gesture, with nothing behind it. */
function TryIt() {
  const [says, setSays] = useState('')
  useEffect(
    () =>
      onEvent((event) => {
        if (event.kind === 'exit-tried') setSays(settings.tried)
      }),
    [],
  )
  const begin = (): void => {
    void api.shell.tryExit({})
    setSays(settings.trying)
  }
  return (
    <div className="beside">
      <Button onPress={begin}>{settings.tryIt}</Button>
      <p role="status" className="small">
        {says}
      </p>
    </div>
  )
}

type CapturesProps = {
  readonly captureSwitch: CaptureSwitch
  readonly chosen: Preferences
  readonly turn: ReturnType<typeof useSettings>['turn']
}

/** A switch that does nothing on this system is not shown. */
function Captures({ captureSwitch, chosen, turn }: CapturesProps) {
  if (captureSwitch === 'not-offered') return null
  if (captureSwitch === 'assistive')
    return (
      <div>
        <p>{settings.capture}</p>
        <p className="small">{settings.captureAssistive}</p>
      </div>
    )
  return (
    <>
      <Tick
        label={settings.capture}
        isOn={chosen.keepOutOfCaptures}
        onChange={(isOn) => turn({ keepOutOfCaptures: isOn }, settings.capture, isOn)}
      />
      {captureSwitch === 'may-not-work' && <p className="small">{settings.captureMay}</p>}
    </>
  )
}
