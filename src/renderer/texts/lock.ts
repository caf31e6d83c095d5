export const lock = {
  capsLock: 'Caps Lock is on.',
  wait: (seconds: number) => `You can try again in ${seconds} seconds.`,
  readOnly: {
    file: {
      what: 'This file cannot be written to',
      safe: 'Everything in it can be read and handed over. Nothing that you do now is noted in it.',
      todo: 'To go on recording: lock the vault, take the write protection off the file or its folder, or copy the file to a folder of your own, then open it again.',
    },
    copy: {
      what: 'This is a backup',
      safe: 'Everything in it can be read. Nothing is written into it, so that it stays as it was made.',
      todo: 'If your vault is still there, go on with that one. If it is lost or damaged, restore this backup: it becomes a vault of its own that says where it comes from.',
    },
    'older-than-last-seen': {
      what: 'This computer has seen a newer state of this vault',
      safe: 'Everything in this file can be read. Nothing is written into it.',
      todo: 'Look for the newer file first: on this computer, in a synchronised folder, on your stick. If there is none, restore this one; its record log will say that it goes on from here.',
    },
    forked: {
      what: 'This file and one that this computer has seen went different ways',
      safe: 'Everything in this file can be read. Nothing is written into it. Do not delete either of the two.',
      todo: 'Somebody went on recording in two copies. Keep both and compare them. To go on from this one, restore it.',
    },
    'disk-full': {
      what: 'There is no room left on this disk',
      safe: 'Everything saved before is safe and can be read. Nothing that you do now is noted.',
      todo: 'Free some room, then lock the vault and open it again.',
    },
  },
  goOnReading: 'Go on, for reading',
  restore: 'Restore',
  restoreTo: 'Choose where',
  why: 'Why it is restored',
  whyHelp: 'It stands in the record log for whoever reads it later: such as "The laptop was lost".',
  restoring: 'Restoring…',
  droppedLocked: 'Unlock first, then drop them again.',
  droppedUnmade: 'Nothing was taken. Finish making the vault first, then drop them again.',
  droppedReadOnly: 'Nothing was taken: this vault is opened for reading.',
  example: 'Look round with a made-up example',
  exampleBanner: 'Example. Nothing here is kept.',
  makingExample: 'Making the example…',
} as const
