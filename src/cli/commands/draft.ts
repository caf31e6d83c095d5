import type { Run } from '../cli.ts'
import { findCase } from '../names.ts'
import { openVault } from '../secrets.ts'
import { count } from '../wording.ts'

export const runDraft: Run<'draft'> = async ({ operands, options }, cli) => {
  const to = cli.files.newFile(options.out)
  await openVault(cli, operands.VAULT, options)
  const { id } = await findCase(cli, options.case)
  const made = await cli.client.bundles.draft({ case: id, profile: options.profile, to }, cli.context)
  const left =
    made.withheld === 0
      ? []
      : [
          `Of ${count(made.withheld, 'incident')} something was not taken over: this recipient is not given it.`,
        ]
  return {
    document: made,
    lines: [
      `The draft is made: ${count(made.pages, 'page')}, not signed, with ${count(made.blanks, 'place')} to fill in.`,
      ...left,
      'Show this to your lawyer before anyone else sees it.',
    ],
  }
}
