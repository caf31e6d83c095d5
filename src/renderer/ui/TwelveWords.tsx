type Props = { readonly words: readonly string[]; readonly label: string; readonly isLarge?: boolean }

/** The words of a checkpoint, numbered, in rows of four: as they are read out. */
export function TwelveWords({ words, label, isLarge = false }: Props) {
  return (
    <ol className={isLarge ? 'twelve-words large' : 'twelve-words'} aria-label={label}>
      {words.map((word, index) => (
        // Each number is part of the word: a list's own number is not read by every screen reader.
        <li key={`${index} ${word}`}>
          <span className="word-number">{index + 1}</span> <span className="mono">{word}</span>
        </li>
      ))}
    </ol>
  )
}
