import { html, type Html } from './html.ts'

/** One named fact of a `dl.rows`. */
export const row = (name: Html | string, value: Html | string): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`
