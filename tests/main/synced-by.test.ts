import { describe, expect, test } from 'vitest'
import { syncedBy } from '../../src/main/synced-by.ts'

describe('a folder that is copied elsewhere', () => {
  test.each([
    [String.raw`C:\Users\a\OneDrive - Practice\Documents\records.holdfast`, 'OneDrive'],
    ['/Users/a/Library/Mobile Documents/com~apple~CloudDocs/records.holdfast', 'iCloud'],
    ['/Users/a/Library/CloudStorage/GoogleDrive-a@b.c/My Drive/records.holdfast', 'Google Drive'],
    ['/home/a/Dropbox/records.holdfast', 'Dropbox'],
    ['/home/a/Nextcloud/x/records.holdfast', 'Nextcloud'],
  ])('%s: %s', (path, service) => {
    expect(syncedBy(path)).toBe(service)
  })

  test.each(['/home/a/Documents/records.holdfast', '/home/a/Documents/Dropbox', '/home/a/boxes/x.holdfast'])(
    'is not %s',
    (path) => {
      expect(syncedBy(path)).toBeNull()
    },
  )
})
