import type { SliceProjection } from '../model/projection.ts'

// The search tables are filled by the slices whose documents they hold. Contentless: the words are in the record.
export const searchProjection: SliceProjection = {
  tables: `
    CREATE TABLE documents (row INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, UNIQUE (id, kind)) STRICT;
    CREATE VIRTUAL TABLE words USING fts5 (
      body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
    );
    CREATE VIRTUAL TABLE handles USING fts5 (
      body, content = '', contentless_delete = 1, tokenize = 'trigram'
    );
  `,
  events: [],
}
