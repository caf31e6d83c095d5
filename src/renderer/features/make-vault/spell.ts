import { recovery } from '../../texts/recovery.ts'

/** Speaks the code, letter by letter, with a voice of this computer: one that asks a server would give it away. */
export function spell(groups: readonly string[]): boolean {
  const voice = speechSynthesis.getVoices().find(({ localService }) => localService)
  if (voice === undefined) return false
  speechSynthesis.cancel()
  for (const [index, group] of groups.entries()) {
    const said = new SpeechSynthesisUtterance(recovery.groupRead(index + 1, [...group].join(', ')))
    said.voice = voice
    said.rate = 0.8
    speechSynthesis.speak(said)
  }
  return true
}
