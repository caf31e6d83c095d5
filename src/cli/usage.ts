/** The person asked for something that the command line does not have: exit 2. Says what, never what was typed. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}
