import { useRef, useState } from 'react'
import type { LineKind } from '../../../contract/ledger.ts'
import { text } from '../../texts/record-log.ts'
import { Button } from '../../ui/Button.tsx'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { CheckpointPanel } from './CheckpointPanel.tsx'
import { FullCheck } from './FullCheck.tsx'
import { LineFilters } from './LineFilters.tsx'
import { LineList } from './LineList.tsx'
import { useCheckpoints } from './queries.ts'
import { useFullCheck } from './use-full-check.ts'

/** Everything that was ever written, in plain words, and what shows that it was not changed. */
export function RecordLogScreen() {
  const { caseName } = useFrame()
  const scroller = useRef<HTMLDivElement>(null)
  const [kind, setKind] = useState<LineKind | null>(null)
  const [search, setSearch] = useState('')
  const checkpoints = useCheckpoints()
  const check = useFullCheck()
  return (
    <main className="screen">
      <ScreenHead title={text.name} above={caseName}>
        <Button kind="main" isDisabled={check.state.kind === 'running'} onPress={() => void check.start()}>
          {text.checkAll}
        </Button>
      </ScreenHead>
      <div className="log-page" ref={scroller}>
        <div className="log-above">
          <p className="small">{checkpoints.data && text.intro(checkpoints.data.size)}</p>
          <FullCheck check={check} />
          {checkpoints.data && <CheckpointPanel checkpoints={checkpoints.data.checkpoints} />}
          <LineFilters kind={kind} onKind={setKind} search={search} onSearch={setSearch} />
        </div>
        <LineList
          key={`${kind} ${search}`}
          kind={kind}
          search={search}
          scroller={scroller}
          onClear={() => {
            setKind(null)
            setSearch('')
          }}
        />
      </div>
    </main>
  )
}
