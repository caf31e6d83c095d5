import { useState } from 'react'
import { text } from '../../texts/redact.ts'
import { Button } from '../../ui/Button.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { useRevealed } from '../../ui/use-revealed.ts'
import type { Covered, CoverProps } from './Redactor.tsx'

/** A text is covered by words, letter for letter, wherever they stand in it. */
export function CoverText({ title, covered, typed: left, onChange, onDone, onCancel }: CoverProps) {
  const [words, setWords] = useState(covered.words)
  const [hadWords] = useState(covered.words.length > 0)
  const [typed, setTyped] = useState(left)
  const tell = (next: typeof words, typing: string): void => {
    setWords(next)
    setTyped(typing)
    onChange({ covered: { ...covered, words: next }, typed: typing })
  }
  const add = (): void => {
    if (typed === '' || words.some((one) => one.words === typed)) return
    tell([...words, { words: typed, class: 'personal' }], '')
  }
  return (
    <div className="redact">
      <div className="redact-head">
        <h2>{title}</h2>
        <Button onPress={onCancel}>{text.cancel}</Button>
        <Button kind="main" onPress={() => onDone(words.length === 0 ? null : { ...covered, words })}>
          {words.length === 0 ? text.keepNone : text.keepWords}
        </Button>
      </div>
      <p className="small">{text.textIntro}</p>
      <form
        className="beside aligned"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <LineField
          label={text.newWords}
          value={typed}
          onChange={(typing) => tell(words, typing)}
          autoFocus
          maxLength={2000}
        />
        <Button type="submit" isDisabled={typed === ''}>
          {text.addWords}
        </Button>
      </form>
      <h3>{text.wordsToCover(words.length)}</h3>
      {words.length > 0 && (
        <WordList words={words} onChange={(next) => tell(next, typed)} wereThere={hadWords} />
      )}
    </div>
  )
}

type ListProps = {
  readonly words: Covered['words']
  readonly onChange: (words: Covered['words']) => void
  /** They stood in it before it was opened: nobody has asked to see them. */
  readonly wereThere: boolean
}

/** What is to be covered is content as well. */
function WordList({ words, onChange, wereThere }: ListProps) {
  const { isShown, show, hide } = useRevealed(wereThere ? 'as-chosen' : 'shown')
  const button = useFocusBack(isShown)
  return (
    <>
      <div className="beside">
        <Button ref={button} aria-expanded={isShown} onPress={isShown ? hide : show}>
          {isShown ? text.hideWords : text.showWords}
        </Button>
      </div>
      {isShown && (
        <ul className="plain-list">
          {words.map((one) => (
            <li key={one.words} className="beside">
              <bdi className="mono">{one.words}</bdi>
              <Button
                aria-label={text.removeWords(one.words)}
                onPress={() => onChange(words.filter((other) => other !== one))}
              >
                {text.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
