/** `HoFa` in ASCII: SQLite's `application_id` of a vault. */
export const APPLICATION_ID = 0x486f4661
/** The version of the vault format: SQLite's `user_version` and the header's `format`. */
export const FORMAT_VERSION = 1
export const PAGE_BYTES = 32 * 1024

/**
 * Every object of a vault file, name and exact text. A vault whose `sqlite_schema` says anything else is
 * refused before its content is read: a planted trigger could make an INSERT vanish without an error.
 */
export const VAULT_SCHEMA: Readonly<Record<string, string>> = {
  header: `CREATE TABLE header (copy INTEGER PRIMARY KEY CHECK (copy IN (0, 1)), body BLOB NOT NULL, mac BLOB NOT NULL, sha256 BLOB NOT NULL) STRICT`,
  head: `CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, root BLOB NOT NULL, mac BLOB NOT NULL) STRICT`,
  leaves: `CREATE TABLE leaves (page INTEGER PRIMARY KEY, hashes BLOB NOT NULL) STRICT`,
  entries: `CREATE TABLE entries (seq INTEGER PRIMARY KEY, box BLOB NOT NULL) STRICT`,
  signing_keys: `CREATE TABLE signing_keys (name TEXT PRIMARY KEY, box BLOB NOT NULL) STRICT, WITHOUT ROWID`,
  exhibit_keys: `CREATE TABLE exhibit_keys (exhibit BLOB PRIMARY KEY, box BLOB NOT NULL) STRICT, WITHOUT ROWID`,
  chunks: `CREATE TABLE chunks (exhibit BLOB NOT NULL, position INTEGER NOT NULL, box BLOB NOT NULL, PRIMARY KEY (exhibit, position)) STRICT`,
  drafts: `CREATE TABLE drafts (id BLOB PRIMARY KEY, box BLOB NOT NULL) STRICT, WITHOUT ROWID`,
  snapshot: `CREATE TABLE snapshot (one INTEGER PRIMARY KEY CHECK (one = 1), pass BLOB NOT NULL, box BLOB NOT NULL) STRICT`,
}
