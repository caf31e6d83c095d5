import type { BundleExhibit } from '../bundle-exhibit.ts'
import type { Showing } from '../exhibit-view.ts'
import type { ExhibitTools } from './decoded-picture.ts'

/** A larger one is not read for its length, nor handed to a browser. */
export const MOST_RECORDING_BYTES = 200 * 1024 * 1024
const STILLS_AT = [0.1, 0.5, 0.9]

const TOO_LARGE =
  'It is larger than 200 MB, so its length was not read and no stills of it were made. It plays in the usual programs.'
const NO_STILLS =
  'The browser that made these pages cannot read this kind of video, so there are no stills of it here. The file is as it was when it was kept.'

export const isRecording = (mediaType: string): boolean =>
  /^(audio|video)\/|^application\/ogg$/.test(mediaType)

type Recording = Extract<Showing, { kind: 'recording' }>

/** What can be said and seen of a recording on paper. */
export async function showRecording(
  exhibit: BundleExhibit,
  readBytes: () => Promise<Uint8Array>,
  tools: ExhibitTools,
): Promise<Recording> {
  const type = exhibit.mediaType.toLowerCase()
  const unread: Recording = {
    kind: 'recording',
    lengthMs: null,
    isVideo: type.startsWith('video/'),
    stills: [],
    because: null,
  }
  if (exhibit.sizeBytes > MOST_RECORDING_BYTES) return { ...unread, because: TOO_LARGE }
  const bytes = await readBytes()
  const measured = await tools.fileDecoder?.measureRecording(bytes, type)
  const recording: Recording = {
    ...unread,
    lengthMs: measured?.lengthMs ?? null,
    isVideo: unread.isVideo && measured?.hasVideo !== false,
  }
  return recording.isVideo ? withStills(recording, bytes, type, tools) : recording
}

async function withStills(
  recording: Recording,
  bytes: Uint8Array,
  type: string,
  { printer }: ExhibitTools,
): Promise<Recording> {
  const read = await printer?.stillsOf?.(bytes, type, STILLS_AT)
  if (!read) return { ...recording, because: NO_STILLS }
  return { ...recording, stills: read.stills, lengthMs: recording.lengthMs ?? read.lengthMs }
}
