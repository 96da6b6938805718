/** Reads what a stored file says of itself: EXIF, XMP and the size in its header. No pixel is unpacked. */
import type { PhotoMetadata } from '@domain/evidence/metadata'
import ExifReader, { type ExpandedTags } from 'exifreader'

/** All null for a file that says nothing; a damaged header says nothing either. */
export function readMetadata(bytes: Uint8Array): PhotoMetadata {
  const tags = tagsOf(bytes)
  const { latitude, longitude } = { latitude: tags.gps?.Latitude, longitude: tags.gps?.Longitude }
  return {
    width: countOf(tags.file?.['Image Width']?.value ?? tags.pngFile?.['Image Width']?.value),
    height: countOf(tags.file?.['Image Height']?.value ?? tags.pngFile?.['Image Height']?.value),
    takenAt: momentOf(tags.exif?.DateTimeOriginal?.description),
    offset: offsetOf(tags.exif?.OffsetTimeOriginal?.description),
    camera: textOf([tags.exif?.Make?.description, tags.exif?.Model?.description].filter(Boolean).join(' ')),
    software: textOf(tags.xmp?.CreatorTool?.description ?? tags.exif?.Software?.description),
    place: isOnGlobe(latitude, 90) && isOnGlobe(longitude, 180) ? { latitude, longitude } : null,
  }
}

function tagsOf(bytes: Uint8Array): ExpandedTags {
  try {
    return ExifReader.load(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { expanded: true })
  } catch {
    return {}
  }
}

function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null
}

/** Tags may hold anything; what the database and a screen take is short and without control characters. */
function textOf(value: unknown): string | null {
  if (typeof value !== 'string') return null
  // the round trip through UTF-8 mends lone surrogates
  const text = Buffer.from(
    value
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, 100),
  ).toString()
  return text === '' ? null : text
}

/** '2026:08:24 09:31:07' as 'YYYY-MM-DDTHH:mm:ss'; cameras without a set clock write zeros. */
function momentOf(value: unknown): string | null {
  const [, year, month, day, time] =
    /^(\d{4})[:-](\d{2})[:-](\d{2})[ T](\d{2}:\d{2}:\d{2})/.exec(typeof value === 'string' ? value : '') ?? []
  const moment = `${year}-${month}-${day}T${time}`
  return Number.isNaN(Date.parse(`${moment}Z`)) ? null : moment
}

function offsetOf(value: unknown): string | null {
  return typeof value === 'string' && /^[+-]\d{2}:\d{2}$/.test(value) ? value : null
}

function isOnGlobe(value: number | undefined, most: number): value is number {
  return value !== undefined && Number.isFinite(value) && Math.abs(value) <= most
}
