/** A PDF written by hand from its objects; `trailer` stands beside /Root and /Size. */
export function writePdf(objects: readonly string[], trailer = ''): Uint8Array {
  let text = '%PDF-1.7\n'
  const offsets: number[] = []
  for (const [index, object] of objects.entries()) {
    offsets.push(text.length)
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
  }
  const start = text.length
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

const stream = (dict: string, content: string): string =>
  `<< ${dict} /Length ${content.length} >>\nstream\n${content}\nendstream`

/** Two pages, the second turned by 90 degrees, with everything that acts, a filled form field and an attachment. */
export function hostilePdf(): Uint8Array {
  const page = (turn: number, contents: string): string =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate ${turn} /Contents ${contents}
      /Resources << /Font << /F 6 0 R >> /XObject << /A 11 0 R >> >> /AA << /O 9 0 R >> /Annots [7 0 R 8 0 R] >>`
  return writePdf([
    `<< /Type /Catalog /Pages 2 0 R /OpenAction 9 0 R /AA << /WC 9 0 R >> /AcroForm << /Fields [8 0 R] >>
      /Names << /JavaScript << /Names [(x) 9 0 R] >> /EmbeddedFiles << /Names [(evil.exe) 10 0 R] >> >> >>`,
    '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
    page(0, '[5 0 R 13 0 R]'),
    page(90, '5 0 R'),
    // The state it leaves behind must not reach our foot: an unbalanced q, a moved origin, white ink.
    stream(
      '',
      'q 3 0 0 3 500 500 cm Q BT /F 30 Tf 60 760 Td (Letter of 3 March) Tj ET q 1 g 9 0 0 9 400 0 cm',
    ),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>',
    '<< /Type /Annot /Subtype /Link /Rect [60 700 200 720] /A << /S /Launch /F (calc.exe) >> >>',
    `<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Filled in) /Rect [60 600 260 630] /F 4
      /AP << /N 12 0 R >> /AA << /K 9 0 R >> >>`,
    '<< /S /JavaScript /JS (app.alert\\("planted script"\\)) >>',
    '<< /Type /Filespec /F (evil.exe) /EF << /F 11 0 R >> >>',
    stream('/Type /EmbeddedFile', 'planted attachment'),
    stream(
      '/Type /XObject /Subtype /Form /BBox [0 0 200 30] /Resources << /Font << /F 6 0 R >> >>',
      'BT /F 14 Tf 4 10 Td (Filled in) Tj ET',
    ),
    stream('', 'Q 0 g BT /F 12 Tf 60 300 Td (second stream) Tj ET'),
  ])
}
