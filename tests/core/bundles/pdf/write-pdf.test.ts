import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFStream, PDFString } from 'pdf-lib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writePdf } from '../../../../src/core/bundles/pdf/write-pdf.ts'

describe('writing a PDF', () => {
  test('loses no object and changes no byte of a stream', async () => {
    const Things = fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 200 })), {
      maxLength: 450,
    })
    await fc.assert(
      fc.asyncProperty(Things, async (things) => {
        const document = await PDFDocument.create()
        document.addPage()
        const refs = things.map(([text, bytes]) => {
          const stream = document.context.register(document.context.stream(bytes, { Kind: 'Test' }))
          return document.context.register(
            document.context.obj({
              Text: PDFHexString.fromText(text),
              Plain: PDFString.of('a (b) \\\\ c'),
              Stream: stream,
            }),
          )
        })
        document.catalog.set(PDFName.of('Things'), document.context.obj(refs))
        await document.flush()
        const again = await PDFDocument.load(writePdf(document.context), { updateMetadata: false })
        expect(again.getPageCount()).toBe(1)
        for (const [index, ref] of refs.entries()) {
          const dict = again.context.lookup(ref, PDFDict)
          expect(dict.lookup(PDFName.of('Text'), PDFHexString).decodeText()).toBe(
            things[index]![0].toWellFormed(),
          )
          expect(dict.lookup(PDFName.of('Plain'), PDFString).asString()).toBe('a (b) \\\\ c')
          const stream = dict.lookup(PDFName.of('Stream'), PDFStream)
          expect(Buffer.from(stream.getContents()).equals(Buffer.from(things[index]![1]))).toBe(true)
        }
      }),
      { numRuns: 25 },
    )
  })

  test('numbers more objects than fit into one object stream, and says where the file ends', async () => {
    const document = await PDFDocument.create()
    for (let page = 0; page < 700; page += 1) document.addPage()
    await document.flush()
    const bytes = Buffer.from(writePdf(document.context))
    expect(bytes.toString('latin1').match(/\/ObjStm/g)?.length).toBeGreaterThan(3)
    expect(bytes.toString('latin1')).toMatch(/startxref\n\d+\n%%EOF\n$/)
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(700)
  })
})
