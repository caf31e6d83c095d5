import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { handleForms, indexForm, queryForm, substringQuery } from '../../../src/core/search/index-forms.ts'
import { searchTables } from '../../support/memory-db.ts'

function foundByWords(text: string, query: string): boolean {
  const match = queryForm(query)
  return match !== null && inTables(text, (tables) => tables.words(match).length > 0)
}

function foundByHandle(text: string, query: string): boolean {
  const match = substringQuery(query)
  return match !== null && inTables(text, (tables) => tables.handles(match).length > 0)
}

function inTables(text: string, ask: (tables: ReturnType<typeof searchTables>) => boolean): boolean {
  const tables = searchTables()
  try {
    tables.add(indexForm(text), handleForms(text))
    return ask(tables)
  } finally {
    tables.close()
  }
}

describe('words', () => {
  it.each([
    ['A comment under the clinic video', 'clinic'],
    ['A comment under the clinic video', 'CLIN vid'],
    ['Señora Müller called', 'senora muller'],
    ['Senora called', 'señora'],
    ['cafe\u0301 owner', 'café'],
    ['Он снова звонил в клинику', 'клиник'],
    ['йод, в разложенном виде: и\u0306од', 'йод'],
    ['I don’t know', "don't"],
    ['I don’t know', 'don’t know'],
    ['written in C++ by him', 'C++'],
    ['wrote to a@b.example', 'a@b.example'],
    ['rated ½ star, 20 °C outside', '20 °C'],
    ['a NEAR miss AND more', 'NEAR AND'],
    ['ｆｕｌｌｗｉｄｔｈ letters', 'fullwidth'],
    ['the ﬁrst time', 'first'],
    ['hidden wo\u200brd and soft\u00adhyphen', 'word softhyphen'],
    ['ring on 11-03-2026', '11-03-2026'],
    ['he said "stop it"', '"stop it'],
  ])('finds in "%s" by %s', (text, query) => {
    expect(foundByWords(text, query)).toBe(true)
  })

  it.each([
    ['A comment under the clinic video', 'linic'],
    ['A comment under the clinic video', 'clinic review'],
    ['know don’t', 'don’t know "know don’t know"'],
  ])('does not find in "%s" by %s', (text, query) => {
    expect(foundByWords(text, query)).toBe(false)
  })

  it('keeps what stands in quotes as a phrase of whole words, typographic quotes too', () => {
    const text = 'stop it or you will see'
    expect(foundByWords(text, '"you will see"')).toBe(true)
    expect(foundByWords(text, '“you will see” stop')).toBe(true)
    expect(foundByWords(text, '"you see"')).toBe(false)
    expect(foundByWords(text, '"you wil"')).toBe(false)
    expect(foundByWords(text, 'see you wil')).toBe(true)
  })

  it('leaves ASCII text as it is', () => {
    const text = 'Plain text, 100% ASCII: "quoted" (and so on)\r\n'
    expect(indexForm(text)).toBe(text)
  })
})

describe('Chinese, Japanese, Korean', () => {
  it.each([
    ['他在网上威胁要报警并公开我的地址', '报警'],
    ['他在网上威胁要报警并公开我的地址', '地址'],
    ['他在网上威胁要报警并公开我的地址', '他在'],
    ['他在网上威胁要报警并公开我的地址', '威胁要报'],
    ['他在网上威胁要报警并公开我的地址', '址'],
    ['他在网上威胁要报警并公开我的地址', '网上 地址'],
    ['他在网上威胁要报警并公开我的地址', '"报警并公开"'],
    ['我收到iPhone拍的照片', 'iphone 照片'],
    ['我收到iPhone拍的照片', '到iPhone拍'],
    ['医院。警察来了', '警察'],
    ['診療所に電話をかけた', '電話'],
    ['診療所に電話をかけた', 'かけ'],
    ['カタカナのメッセージ', 'メッセージ'],
    ['ﾒｯｾｰｼﾞ', 'メッセージ'],
    ['佐々木さん', '佐々木'],
    ['𠮷野家の前', '𠮷野'],
    ['그는 병원에 전화를 걸었다', '병원'],
    ['그는 병원에 전화를 걸었다', '전화'],
    ['그는 병원에 전화를 걸었다'.normalize('NFD'), '전화'],
  ])('finds in "%s" by %s', (text, query) => {
    expect(foundByWords(text, query)).toBe(true)
  })

  it.each([
    ['他在网上威胁要报警', '报上'],
    ['医院。警察来了', '院警'],
    ['他在网上威胁要报警', '警报'],
    ['网上下载', '网下'],
    ['그는 병원에 갔다', '원에'],
  ])('does not find in "%s" by %s', (text, query) => {
    expect(foundByWords(text, query)).toBe(false)
  })

  it('finds any two neighbours of a run, and any longer piece', () => {
    const letters = fc.array(fc.constantFrom(...Array.from('他在网上威胁要报警診療所にカタ𠮷')), {
      minLength: 2,
      maxLength: 20,
    })
    fc.assert(
      fc.property(letters, fc.nat(), fc.integer({ min: 1, max: 6 }), (run, from, length) => {
        const start = from % run.length
        const piece = run.slice(start, start + length).join('')
        expect(foundByWords(`before ${run.join('')}, after`, piece)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('Arabic and Hebrew', () => {
  it.each([
    ['كَتَبَ رِسَالَةً', 'رسالة'],
    ['كتب رسالة', 'رِسَالَة'],
    ['كتب رسالة', 'رساله'],
    ['أرسل إلى العيادة', 'ارسل الى'],
    ['ارسل', 'أرسل'],
    ['مســـتشفى', 'مستشفي'],
    ['\ufe97\ufeec\ufeaa\ufef3\ufeaa', 'تهديد'],
    ['دکتر علی', 'دكتر علي'],
    ['اتصل ٠٧٧٠٠', '07700'],
    ['شماره ۰۹۱۲', '0912'],
    ['שָׁלוֹם לך', 'שלום'],
    ['שלום לך', 'שָׁלוֹם'],
  ])('finds "%s" by %s', (text, query) => {
    expect(foundByWords(text, query)).toBe(true)
  })
})

describe('emoji', () => {
  it.each([
    ['see you tomorrow 😡', '😡'],
    ['see you😡😡tomorrow', '😡'],
    ['see you😡tomorrow', 'tomorrow'],
    ['well done 👍🏽', '👍'],
    ['well done 👍', '👍🏿'],
    ['family 👨‍👩‍👧', '👩'],
    ['love ❤️', '❤'],
    ['new in Unicode 14: 🫠', '🫠'],
    ['flag 🇬🇧', '🇬🇧'],
    ['press 1️⃣', '1'],
    ['© 2026', '©'],
    ['stop‼ now', 'stop‼ now'],
    ['报警😡了', '😡了'],
  ])('finds in "%s" by %s', (text, query) => {
    expect(foundByWords(text, query)).toBe(true)
  })

  it('tells emoji apart', () => {
    expect(foundByWords('see you 😡', '😠')).toBe(false)
    expect(foundByWords('see you 😡', '1f621')).toBe(false)
  })
})

describe('a query', () => {
  it.each(['', '   ', '*', '"', '""', '++', '()', '^', '-', '🏽', '\u0301', '\u200b', '。、'])(
    'of nothing to look for ("%s") is null',
    (query) => {
      expect(queryForm(query)).toBeNull()
    },
  )

  it.each([
    ['NEAR(a b, 2)', '"NEAR a"* AND "b"* AND "2"*'],
    ['a OR b NOT c', '"a"* AND "OR"* AND "b"* AND "NOT"* AND "c"*'],
    ['body:secret', '"body secret"*'],
    ['{body} : x', '"body"* AND "x"*'],
    ['wor*', '"wor"*'],
    ['a a', '"a"*'],
    ['报警了', '"报警 警了"'],
    ['报', '"报"*'],
    ['"报警 now"', '"报警 警 now"'],
  ])('takes the operators out of %s', (query, match) => {
    expect(queryForm(query)).toBe(match)
  })

  it('looks at 32 terms and 1000 characters', () => {
    const many = Array.from({ length: 500 }, (_, at) => `w${at}`).join(' ')
    expect(queryForm(many)?.split(' AND ')).toHaveLength(32)
    expect(queryForm(`${' '.repeat(1000)}late`)).toBeNull()
  })

  it('never makes FTS5 fail, whatever is typed', () => {
    const tables = searchTables()
    tables.add(indexForm('something'), handleForms('some@thing.example'))
    const pieces = fc.constantFrom(
      '"',
      '*',
      'NEAR',
      '(',
      ')',
      'AND',
      ' ',
      '^',
      ':',
      '-',
      '+',
      '{',
      '报',
      '😡',
      '\0',
      'é',
      '\ud800',
      '@',
      "'",
    )
    const soup = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(soup, fc.string(), fc.string({ unit: 'binary' })), (query) => {
        const words = queryForm(query)
        if (words !== null) expect(() => tables.words(words)).not.toThrow()
        const part = substringQuery(query)
        if (part !== null) expect(() => tables.handles(part)).not.toThrow()
      }),
      { numRuns: 3000 },
    )
    tables.close()
  })

  it('finds every text by its own words', () => {
    const word = fc.oneof(
      fc.stringMatching(/^[a-zA-ZéüßÅñ]{1,8}$/),
      fc.stringMatching(/^[\u0430-\u044f]{2,6}$/),
      fc.stringMatching(/^[\u4e00-\u4eff]{1,5}$/),
      fc.stringMatching(/^[\u0627-\u063a\u0641-\u064a]{2,6}$/),
      fc.stringMatching(/^[\uac00-\uacff]{1,4}$/),
      fc.constantFrom('😡', '👍🏽', '🫠'),
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        expect(foundByWords(`, ${words.join(' ')}.`, words.join(' '))).toBe(true)
        expect(foundByWords(`x ${words.join(' ')} y`, `"${words.join(' ')}"`)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('handles, addresses and numbers', () => {
  it.each([
    ['posted by @truth_seeker_88 again', 'seeker'],
    ['posted by @truth_seeker_88 again', 'h_seek'],
    ['posted by @truth_seeker_88 again', '@TRUTH'],
    ['posted by (@truth_seeker_88).', '@truth_seeker_88'],
    ['see https://example.org/watch?v=abc123&t=4.', 'watch?v=abc'],
    ['see https://example.org/watch?v=abc123&t=4.', 'https://example.org/watch?v=abc123&t=4'],
    ['看https://example.cn/abc这里', 'example.cn/ab'],
    ['from jt.millbrook+x@mail.example to me', 'millbrook+x@'],
    ['user abc123xyz wrote', '123xy'],
    ['status 1799887766554433221 was deleted', '76655443'],
    ['he writes C++ and C#', 'c++'],
    ['#stopthem was used', 'stopthe'],
    ['call 07700 900123 now', '07700900123'],
    ['call 07700 900123 now', '+44 7700 900 123'],
    ['call 07700 900123 now', '900123'],
    ['call +44 (0)7700-900123 now', '07700 900123'],
    ['call (416) 555-0123', '+1 416 555 0123'],
    ['call (416) 555-0123', '416-555-0123'],
    ['اتصل ٠٧٧٠٠ ٩٠٠١٢٣', '07700 900123'],
    ['seen from 192.168.100.20', '192.168.100'],
    ['from 192.168.100.200', '192.168.100.200'],
  ])('finds in "%s" by %s', (text, query) => {
    expect(foundByHandle(text, query)).toBe(true)
  })

  it.each([
    ['posted by @truth_seeker_88 again', 'posted'],
    ['posted by @truth_seeker_88 again', 'seeker89'],
    ['call 07700 900123 now', '07700 900124'],
  ])('does not find in "%s" by %s', (text, query) => {
    expect(foundByHandle(text, query)).toBe(false)
  })

  it('keeps plain prose out', () => {
    expect(handleForms('He came again. She said: stop! (We left.) "Well..." Dr. Who?')).toBe('')
  })

  it('needs three characters', () => {
    expect(substringQuery('ab')).toBeNull()
    expect(substringQuery('a b c')).toBeNull()
    expect(substringQuery('@ab')).toBe('"@ab"')
    expect(substringQuery('ab @truth')).toBe('"@truth"')
    expect(substringQuery('😡😡')).toBeNull()
  })

  it('takes time in proportion to the text, whatever the text', () => {
    const long = 200_000
    const texts = ['.', '!', '1 ', '+(', '@', 'a1.', '报', '😡', '\u200b', '"', '1        '].map(
      (piece) => `${piece.repeat(long / piece.length)}x`,
    )
    const started = performance.now()
    for (const text of texts) {
      indexForm(text)
      handleForms(text)
      queryForm(text)
      substringQuery(text)
    }
    // About 0.2 s; a quadratic step would need minutes.
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('finds any three neighbours of a handle', () => {
    const handle = fc.stringMatching(/^@[a-z0-9_]{4,15}$/)
    fc.assert(
      fc.property(handle, fc.nat(), fc.integer({ min: 3, max: 8 }), (name, from, length) => {
        const start = from % (name.length - 2)
        expect(foundByHandle(`(${name}), again`, name.slice(start, start + length))).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
