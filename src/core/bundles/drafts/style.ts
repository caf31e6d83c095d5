import type { DraftForm } from './form.ts'

/** What a draft adds to the look of a bundle: room to write, and the word across every page. */
export function draftStyle({ lineHeight, sizePt }: DraftForm['page']): string {
  return STYLE.replaceAll('LINE_HEIGHT', String(lineHeight)).replaceAll('SIZE_PT', `${sizePt}pt`)
}

const STYLE = `
.draft-mark { position: fixed; top: 88mm; left: 0; right: 0; text-align: center; font-size: 110pt; font-weight: 700;
  letter-spacing: 0.08em; color: #ececec; transform: rotate(-38deg); z-index: -1; }
.draft-word { font-size: 34pt; letter-spacing: 0.06em; margin-bottom: 2mm; }
.draft-first { font-size: 14pt; font-weight: 700; border: 1pt solid #161616; padding: 3mm 4mm; margin-bottom: 7mm; }
.draft-parts { width: auto; margin-bottom: 7mm; }
.draft-parts td { padding-right: 10mm; }
.draft-body { font-size: SIZE_PT; line-height: LINE_HEIGHT; }
.draft-body p { max-width: none; }
.draft-title { text-align: center; text-transform: uppercase; font-size: 15pt; margin: 6mm 0; }
.draft-heading { clear: both; border-bottom: 1pt solid #161616; margin-bottom: 4mm; }
.draft-heading p { margin-bottom: 3mm; }
.corner { width: 78mm; margin: 0 0 6mm auto; font-size: 10.5pt; line-height: 1.4; }
.corner > div { display: grid; grid-template-columns: 26mm 1fr; gap: 2mm; margin-bottom: 1.2mm; }
.corner dt { color: #505050; }
.corner dd { margin: 0; }
.fill { white-space: normal; }
.fill .room { display: inline-block; width: 42mm; border-bottom: 0.6pt solid #161616; }
.corner .fill .room { width: 24mm; }
.draft-body .hint { font-size: 9pt; color: #505050; margin-left: 1mm; }
.para { break-inside: avoid; display: grid; grid-template-columns: 11mm 1fr; margin: 0 0 3mm; }
.para-text { min-width: 0; }
.para-text > .own, .para-text > .words { margin-bottom: 1mm; max-width: none; }
.draft-incident h2 { font-size: SIZE_PT; margin: 6mm 0 2mm; }
.draft-incident h2 .quiet { font-weight: 400; }
.from-record { font-size: 9pt; line-height: 1.35; color: #505050; }
.draft-incident .from-record { margin-left: 11mm; }
.ending { break-inside: avoid; margin: 6mm 0 3mm; }
.ending-text { border-left: 2.4pt solid #161616; padding-left: 4mm; }
.signing-block { break-inside: avoid; margin: 8mm 0; }
.sign-line { display: grid; grid-template-columns: 62mm 1fr; align-items: end; margin: 0 0 5mm; }
.sign-line .room { width: 90mm; }
.sign-line .hint { display: none; }
.draft-sheet { break-inside: avoid; border-bottom: 0.4pt solid #bdbdbd; padding: 4mm 0 1mm; }
.draft-sheet p { margin-bottom: 2mm; }
.schedule-title { margin-top: 8mm; break-after: avoid; }
.schedule-item { break-inside: avoid; border-top: 0.4pt solid #bdbdbd; padding: 2mm 0; font-size: 10.5pt; line-height: 1.4; }
.schedule-item p { margin-bottom: 1mm; }
`
