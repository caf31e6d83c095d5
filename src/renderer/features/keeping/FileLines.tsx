import type { ReactNode } from 'react'
import { VisuallyHidden } from 'react-aria-components'
import { AppError, ERROR_CODES, type ErrorCode } from '../../../contract/errors.ts'
import { text } from '../../texts/app.ts'
import { keepingText } from '../../texts/keeping.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { sizeInWords } from '../../ui/size-in-words.ts'
import { isKeeping, isKept, isWaiting, percentOf, type KeptFile } from './file-lines.ts'
import { remove, tryAgain } from './intake.ts'
import { NothingArrived } from './NothingArrived.tsx'

type Props = {
  readonly files: readonly KeptFile[]
  /** The last drop brought nothing. */
  readonly hasNothingCome: boolean
  readonly onChoose: () => void
  readonly children?: ReactNode
}

/** Each file that came, and how far it is. */
export function FileLines({ files, hasNothingCome, onChoose, children }: Props) {
  return (
    <div className="field">
      <h3>{keepingText.filesHead}</h3>
      {files.map((file) => (
        <FileLine key={file.key} file={file} among={files} />
      ))}
      <FilesSaid files={files} />
      {children}
      {hasNothingCome && <NothingArrived />}
      <div className="beside">
        <span className="small">{text.filesHelp}</span>
        <Button onPress={onChoose}>{text.choose}</Button>
      </div>
    </div>
  )
}

type LineProps = {
  readonly file: KeptFile
  readonly among: readonly KeptFile[]
  /** Why it was not kept is said elsewhere on the screen. */
  readonly isBrief?: boolean
}

/** Cancel is there until it is kept; what failed stays, and can be tried again. */
export function FileLine({ file, among, isBrief = false }: LineProps) {
  const { key, name, isPasted, sizeBytes, state } = file
  if (state.kind === 'failed') return <FailedLine file={file} code={isBrief ? null : state.code} />
  return (
    <div className="file-line">
      <bdi className="file-line-name">{isPasted ? keepingText.pastedPicture : name}</bdi>
      {sizeBytes !== undefined && sizeBytes !== null && (
        <span className="small tabular">{sizeInWords(sizeBytes)}</span>
      )}
      <span className="small file-line-says">{wordsOf(file, among)}</span>
      {state.kind === 'keeping' && (
        <progress aria-label={keepingText.keeping} max={100} value={percentOf(file)} />
      )}
      <Button kind="plain" onPress={() => remove(key)}>
        {state.kind === 'keeping' ? text.cancel : text.remove}
      </Button>
    </div>
  )
}

function FailedLine({ file, code }: { readonly file: KeptFile; readonly code: string | null }) {
  return (
    <div className="file-line-failed">
      <p>
        <bdi>{file.isPasted ? keepingText.pastedPicture : file.name}</bdi> {keepingText.notKept}
      </p>
      {code !== null && <Failure error={new AppError(codeOf(code), 'a file was not kept')} />}
      <div className="beside">
        <Button onPress={() => tryAgain(file.key)}>{keepingText.tryAgain}</Button>
        <Button kind="plain" onPress={() => remove(file.key)}>
          {text.remove}
        </Button>
      </div>
    </div>
  )
}

const codeOf = (code: string): ErrorCode => ERROR_CODES.find((known) => known === code) ?? 'Internal'

function wordsOf(file: KeptFile, among: readonly KeptFile[]): string {
  const { state, isPasted } = file
  if (state.kind !== 'kept')
    return isWaiting(file, among) ? keepingText.waiting : keepingText.keepingPart(percentOf(file))
  if (state.again) return state.again
  return isPasted ? keepingText.pastedKept : keepingText.kept(state.sha256)
}

/** A screen reader hears when it begins and when it is done, and nothing in between. */
function FilesSaid({ files }: { readonly files: readonly KeptFile[] }) {
  const keeping = files.filter(isKeeping).length
  const kept = files.filter(isKept).length
  const says = keeping > 0 ? keepingText.saidKeeping(keeping) : kept > 0 ? keepingText.saidKept(kept) : ''
  return (
    <VisuallyHidden>
      <span aria-live="polite">{says}</span>
    </VisuallyHidden>
  )
}
