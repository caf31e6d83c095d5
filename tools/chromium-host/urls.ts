const SUFFIX = '.host.test'

/** Chromium shows no page of a scheme it does not know: `app://holdfast/x` is loaded as `https://holdfast.app.host.test/x`. */
export class Urls {
  readonly #schemes: ReadonlySet<string>

  constructor(schemes: ReadonlySet<string>) {
    this.#schemes = schemes
  }

  static readonly suffix = SUFFIX

  /** The https name of an address of one of the app's own schemes; others as they are. */
  toPage(url: string): string {
    const found = /^([a-z]+):\/\/([^/?#]*)(.*)$/is.exec(url)
    if (!found || !this.#schemes.has(found[1]!)) return url
    return `https://${found[2] || '_'}.${found[1]}${SUFFIX}${found[3]}`
  }

  /** The address the app knows it by. */
  toApp(url: string): string {
    const found = /^https:\/\/([^/?#]*)\.([a-z]+)\.host\.test(.*)$/is.exec(url)
    if (!found || !this.#schemes.has(found[2]!)) return url
    return `${found[2]}://${found[1] === '_' ? '' : found[1]}${found[3]}`
  }

  /** A content security policy that names the schemes, or hosts of theirs, with their https names beside them. */
  policyToPage(policy: string): string {
    return policy.replace(
      /(^|[\s;])([a-z]+):(?:\/\/([a-z-]+))?(?=[\s;]|$)/g,
      (whole, before: string, scheme: string, host?: string) => {
        if (!this.#schemes.has(scheme)) return whole
        const own = host === undefined ? '' : `//${host}`
        return `${before}${scheme}:${own} https://${host ?? '*'}.${scheme}${SUFFIX}`
      },
    )
  }
}
