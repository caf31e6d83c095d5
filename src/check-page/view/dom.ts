/** The element of the page with this id, which is in page.html. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`the page has no ${id}`)
  return found
}

/** A new element. Strings become text and nothing else: no name from a package is ever read as HTML. */
export function element(
  tag: string,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElement {
  const made = document.createElement(tag)
  if (className !== '') made.className = className
  made.append(...children)
  return made
}

const SVG = 'http://www.w3.org/2000/svg'

/** One of the page's drawn signs; what it says stands beside it in words. */
export function icon(name: string): SVGSVGElement {
  const drawn = document.createElementNS(SVG, 'svg')
  const use = document.createElementNS(SVG, 'use')
  use.setAttribute('href', `#icon-${name}`)
  drawn.setAttribute('class', `icon ${name}`)
  drawn.setAttribute('aria-hidden', 'true')
  drawn.append(use)
  return drawn
}
