import { text } from '../../texts/app.ts'
import { Button } from '../../ui/Button.tsx'
import type { KeptFile } from './kept-files.ts'

type Props = {
  readonly files: readonly KeptFile[]
  readonly onChoose: () => void
  readonly onRemove: (key: number) => void
}

/** Each file that came, and how far it is. */
export function FileLines({ files, onChoose, onRemove }: Props) {
  return (
    <div className="field">
      <h3>{text.filesHead}</h3>
      {files.map((file) => (
        <div key={file.key} className="file-line">
          <bdi>{file.isPasted ? text.pastedPicture : file.name}</bdi>
          <span className="small">{wordsOf(file)}</span>
          <Button kind="plain" onPress={() => onRemove(file.key)}>
            {file.state.kind === 'keeping' ? text.cancel : text.remove}
          </Button>
        </div>
      ))}
      <div className="beside">
        <span className="small">{text.filesHelp}</span>
        <Button onPress={onChoose}>{text.choose}</Button>
      </div>
    </div>
  )
}

function wordsOf({ state, isPasted }: KeptFile): string {
  if (state.kind === 'failed') return state.says
  if (state.kind === 'keeping')
    return state.total === 0 ? text.keeping : `${Math.round((100 * state.done) / state.total)} %`
  return isPasted ? text.pastedKept : `${text.kept} · SHA-256 ${state.sha256.slice(0, 8)} …`
}
