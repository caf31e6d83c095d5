/** One file, looked at. */
export const fileText = {
  file: 'File',
  noName: (number: number) => `File ${number}`,
  facts: 'Facts',
  name: 'Name',
  type: 'Type',
  size: 'Size',
  of: (at: number, all: number) => `${at} of ${all}`,
  previous: 'Previous file',
  next: 'Next file',

  theFile: 'What is in the file',
  hiddenAs: (kind: string) => `${kind}, hidden`,
  reveal: 'Reveal',
  hide: 'Hide',
  pictureOf: (file: string) => `Picture, ${file}`,
  holdSpace: 'Hold Space to look for a moment',
  opening: 'Opening…',
  shown: 'Shown.',
  hiddenAgain: 'Hidden.',
  noted: 'The record log notes that it was opened, once each time the vault is unlocked.',
  cannotShow: 'Holdfast cannot show this kind of file. It is kept exactly as it came and can be handed over.',
  cannotShowThis:
    'Holdfast cannot show this file: it may be damaged, or made in a way that is not known here. It is kept exactly as it came and can be handed over.',
  pdfLocked:
    'This PDF is protected with a password, so its pages are not shown. It is kept exactly as it came and can be handed over.',

  tools: 'Viewing',
  fit: 'Fit',
  actualSize: '100 %',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  turn: 'Turn (viewing only)',
  grey: 'Grey',
  zoomedTo: (percent: number) => `${percent} %`,
  toolKeys: 'Keys while the picture has the focus: + and −, 0 for 100 %, R to turn, G for grey.',
  previousPage: 'Previous page',
  nextPage: 'Next page',

  pdfPages: (pages: number) => (pages === 1 ? 'PDF, 1 page' : `PDF, ${pages} pages`),
  pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
  pdfHelp: 'Page Up and Page Down turn the pages once they have the focus. Scripts and links in it are off.',

  sound: 'Sound',
  video: 'Video',
  speed: 'Speed',
  speedOf: (times: number) => `${times} ×`,
  soundStarts: 'It starts at half volume, when you start it.',
  videoStarts: 'It starts without sound, when you start it.',
  waveformReading: 'Reading how loud it is…',
  waveform: (length: string, loud: string) => `Length ${length}. ${loud}`,
  silent: 'Nothing can be heard in it.',
  loudParts: (parts: readonly string[]) =>
    parts.length === 0 ? 'About as loud throughout.' : `Loudest: ${parts.join(', ')}.`,
  fromTo: (from: string, to: string) => (from === to ? `at ${from}` : `${from} to ${to}`),

  text: 'Text',
  textCut:
    'This is the beginning of the text, about a million letters. The rest is kept and goes out with it.',
  emptyText: 'The file is empty.',
  mail: 'E-mail',
  mailForms: { reads: 'As it reads', source: 'Source' },
  mailHelp:
    'What it says of itself is not checked: a sender can be made up. Pictures from the network are missing.',
  mailEmpty: 'It has no text.',
  attachments: (count: number) => (count === 1 ? '1 attachment' : `${count} attachments`),
  noAttachmentName: 'Without a name',
  savedPage: 'Saved page',
  savedPageHelp:
    'Drawn without its scripts and without the network: what was not saved with it is missing. Links lead nowhere.',
} as const
