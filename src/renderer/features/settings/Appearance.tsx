import { TEXT_PERCENTS } from '../../../contract/preferences.ts'
import { settings } from '../../texts/settings.ts'
import { Chips } from '../../ui/Chips.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Tick } from '../../ui/Tick.tsx'
import { optionsOf } from '../../ui/options.ts'
import { useSettings } from './use-setting.ts'

const SIZES = TEXT_PERCENTS.map((value) => ({ id: String(value), name: settings.percent(value) }))

export function Appearance() {
  const { read, set, turn, error } = useSettings()
  if (read === undefined) return null
  const { chosen } = read
  return (
    <>
      <Chips
        label={settings.theme}
        options={optionsOf(settings.themes)}
        chosen={chosen.theme}
        onChoose={(theme) => set({ theme }, settings.kept(settings.theme, settings.themes[theme]))}
      />
      <Chips
        label={settings.contrast}
        options={optionsOf(settings.contrasts)}
        chosen={chosen.contrast}
        onChoose={(contrast) =>
          set({ contrast }, settings.kept(settings.contrast, settings.contrasts[contrast]))
        }
      />
      <Chips
        label={settings.textSize}
        options={SIZES}
        chosen={String(chosen.textPercent)}
        onChoose={(id) => {
          const textPercent = TEXT_PERCENTS.find((value) => String(value) === id)
          if (textPercent !== undefined)
            set({ textPercent }, settings.kept(settings.textSize, settings.percent(textPercent)))
        }}
      />
      <Chips
        label={settings.rows}
        options={optionsOf(settings.rowKinds)}
        chosen={chosen.rows}
        onChoose={(rows) => set({ rows }, settings.kept(settings.rows, settings.rowKinds[rows]))}
      />
      <Tick
        label={settings.motion}
        isOn={chosen.reduceMotion}
        onChange={(isOn) => turn({ reduceMotion: isOn }, settings.motion, isOn)}
      />
      <Tick
        label={settings.quiet}
        isOn={chosen.quietView}
        onChange={(isOn) => turn({ quietView: isOn }, settings.quiet, isOn)}
      />
      {error !== null && <Failure error={error} />}
    </>
  )
}
