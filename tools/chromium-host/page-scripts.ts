import { readFileSync } from 'node:fs'
import { Urls } from './urls.ts'

const HERE = new URL('./page/', import.meta.url)
const CODEC = readFileSync(new URL('codec.js', HERE), 'utf8')
const BRIDGE = readFileSync(new URL('bridge.js', HERE), 'utf8')

type Codec = { encode(value: unknown): string; decode(text: string): unknown }

/** The same code that runs in the page. */
export const codec: Codec = await loadCodec()

async function loadCodec(): Promise<Codec> {
  await import('./page/codec.js')
  const found = (globalThis as { hostCodec?: Codec }).hostCodec
  if (found === undefined) throw new Error('the codec did not load')
  return found
}

export type ScriptConfig = {
  readonly event: string
  readonly binding: string
  readonly schemes: readonly string[]
}

/** What is put into the page's own world, and with the preload's text what is put into the isolated one. */
export function pageScript(config: ScriptConfig, preload: string | null): string {
  const whole = { ...config, suffix: Urls.suffix, isIsolated: preload !== null }
  const bridge = BRIDGE.replace('__CONFIG__', () => JSON.stringify(whole)).replace(
    '__PRELOAD__',
    () => preload ?? '',
  )
  return preload === null ? bridge : `${CODEC}\n${bridge}`
}
