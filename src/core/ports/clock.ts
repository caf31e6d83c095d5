export interface Clock {
  /** Milliseconds since 1970, UTC. */
  nowMs(): number
  /** The IANA zone of this computer, such as `Europe/London`. */
  zone(): string
}
