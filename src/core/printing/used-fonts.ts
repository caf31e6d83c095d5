import { z } from 'zod'
import type { Page } from './page.ts'

type DomNode = {
  readonly nodeId: number
  readonly nodeType: number
  readonly children?: DomNode[] | undefined
  readonly pseudoElements?: DomNode[] | undefined
  readonly shadowRoots?: DomNode[] | undefined
}

const Node: z.ZodType<DomNode> = z.object({
  nodeId: z.number(),
  nodeType: z.number(),
  get children() {
    return z.array(Node).optional()
  },
  get pseudoElements() {
    return z.array(Node).optional()
  },
  get shadowRoots() {
    return z.array(Node).optional()
  },
})

const Fonts = z.object({
  fonts: z.array(z.object({ familyName: z.string(), isCustomFont: z.boolean(), glyphCount: z.number() })),
})
const TEXT_NODE = 3
const ASKED_AT_ONCE = 200

/** The families of the installed fonts that the page's text is drawn with; its own embedded fonts are not named. */
export async function foreignFontsOf(page: Page): Promise<readonly string[]> {
  await page.call('DOM.enable', {}, z.unknown())
  await page.call('CSS.enable', {}, z.unknown())
  const { root } = await page.call('DOM.getDocument', { depth: -1, pierce: true }, z.object({ root: Node }))
  const nodeIds = nodesWithText(root)
  const foreign = new Set<string>()
  for (let from = 0; from < nodeIds.length; from += ASKED_AT_ONCE) {
    const asked = nodeIds
      .slice(from, from + ASKED_AT_ONCE)
      .map((nodeId) => page.call('CSS.getPlatformFontsForNode', { nodeId }, Fonts))
    const answers = await Promise.all(asked)
    for (const { familyName } of answers.flatMap(({ fonts }) => fonts.filter(isForeign)))
      foreign.add(familyName)
  }
  return [...foreign].toSorted()
}

function isForeign(font: { readonly isCustomFont: boolean; readonly glyphCount: number }): boolean {
  return !font.isCustomFont && font.glyphCount > 0
}

/** Every element that holds text itself, and every pseudo-element: the browser answers for a node, not a tree. */
function nodesWithText(root: DomNode): number[] {
  const found: number[] = []
  const open: DomNode[] = [root]
  for (let node = open.pop(); node; node = open.pop()) {
    const children = node.children ?? []
    const pseudo = node.pseudoElements ?? []
    if (children.some((child) => child.nodeType === TEXT_NODE)) found.push(node.nodeId)
    found.push(...pseudo.map((element) => element.nodeId))
    open.push(...children, ...(node.shadowRoots ?? []))
  }
  return found
}
