/**
 * What looks doubtful about a photo (疑点), for a reviewer to judge. Rules EV15–EV24 are stated in RULES.md.
 * A finding never refuses anything, and its sentence says what it can and cannot prove.
 */
import type { RuleSet } from '../rule-sets/rule-set'
import type { Capture } from './evidence'
import type { PhotoMetadata } from './metadata'

/** What a finding is about, by rule; stable, for it is stored. */
export const findingKinds = [
  'same-bytes',
  'alike',
  'outside-period',
  'far-from-site',
  'album',
  'metadata-contradicts',
  'edited',
  'clock',
  'screenshot',
] as const

export type PhotoFindingKind = (typeof findingKinds)[number]

/** A place in WGS-84, degrees. */
export interface Point {
  readonly latitude: number
  readonly longitude: number
}

/** Everything that the rules look at. Instants are ISO 8601 UTC. */
export interface ExaminedPhoto {
  readonly capture: Capture
  /** The fix in WGS-84; null where there was none. */
  readonly point: Point | null
  readonly metadata: PhotoMetadata
  readonly mediaType: string
  /** When the server took the revision that first carried it. */
  readonly receivedAt: string
  /** The covered time: from the year's first instant to the end of the covered month, the last not included. */
  readonly period: { readonly from: string; readonly until: string } | null
  /** 项目点 as registered; null where none is. */
  readonly site: (Point & { readonly radiusMetres: number | null }) | null
}

/** One finding that needs no other photo. The numbers go into its sentence. */
export interface PhotoFinding {
  readonly kind: PhotoFindingKind
  readonly details: Readonly<Record<string, string | number>>
}

/** EV17–EV22: findings from the photo itself. Those that need others (EV15, EV16) come from the look-up. */
export function findingsOf(photo: ExaminedPhoto, { evidence }: RuleSet): PhotoFinding[] {
  return [
    outsidePeriod(photo),
    farFromSite(photo, evidence.siteDistanceMetres),
    album(photo),
    contradiction(photo, evidence.clockMinutes),
    edited(photo),
    clock(photo, evidence.clockMinutes),
    screenshot(photo),
  ].filter((finding) => finding !== null)
}

/** The claimed moment of the picture: an album photo's own, else the shutter by the phone, corrected by its skew. */
function claimedMoment({ capture, metadata }: Pick<ExaminedPhoto, 'capture' | 'metadata'>): string {
  if (capture.source === 'album') return exifMoment(metadata) ?? capture.takenAt
  return new Date(Date.parse(capture.takenAt) + (capture.clock?.skewMs ?? 0)).toISOString()
}

/** EV17 */
function outsidePeriod(photo: ExaminedPhoto): PhotoFinding | null {
  const { period } = photo
  if (period === null) return null
  const moment = claimedMoment(photo)
  if (moment >= period.from && moment < period.until) return null
  return { kind: 'outside-period', details: { moment } }
}

/** EV18: what the accuracy leaves open counts for the photo. */
function farFromSite({ capture, point, site }: ExaminedPhoto, usual: number): PhotoFinding | null {
  if (point === null || site === null || 'missing' in capture.fix) return null
  const metres = distanceMetres(point, site) - (capture.fix.accuracyMeters ?? 0)
  const allowed = site.radiusMetres ?? usual
  return metres <= allowed
    ? null
    : { kind: 'far-from-site', details: { metres: Math.round(metres), allowed } }
}

/** EV19 */
function album({ capture, metadata }: ExaminedPhoto): PhotoFinding | null {
  if (capture.source !== 'album') return null
  const moment = exifMoment(metadata)
  return { kind: 'album', details: moment === null ? {} : { moment } }
}

/** EV20: only for the app's own camera; an album photo may be of any day. */
function contradiction(photo: ExaminedPhoto, minutes: number): PhotoFinding | null {
  const written = exifMoment(photo.metadata)
  if (written === null || photo.capture.source === 'album') return null
  const apart = minutesBetween(written, claimedMoment(photo))
  return apart <= minutes
    ? null
    : { kind: 'metadata-contradicts', details: { moment: written, minutes: apart } }
}

const editors =
  /photoshop|lightroom|fireworks|gimp|snapseed|picsart|meitu|美图|醒图|canva|pixelmator|affinity/i

/** EV20 */
function edited({ metadata: { software } }: ExaminedPhoto): PhotoFinding | null {
  return software !== null && editors.test(software) ? { kind: 'edited', details: { software } } : null
}

/** EV21: a wrong clock, one that was set between check and shutter, or a shutter after the arrival. */
function clock({ capture, metadata, receivedAt }: ExaminedPhoto, minutes: number): PhotoFinding | null {
  const known = capture.clock
  const off = Math.max(0, Math.abs(known?.skewMs ?? 0) - (known?.boundMs ?? 0))
  if (off > minutes * 60_000) return { kind: 'clock', details: { minutes: Math.round(off / 60_000) } }
  const jump = Math.abs(known?.jumpMs ?? 0)
  if (jump > minutes * 60_000) return { kind: 'clock', details: { jumped: Math.round(jump / 60_000) } }
  const late = Date.parse(claimedMoment({ capture, metadata })) - Date.parse(receivedAt)
  if (late <= minutes * 60_000) return null
  return { kind: 'clock', details: { ahead: Math.round(late / 60_000) } }
}

/** Cameras make pictures of 1:1 to 16:9; screens of phones are longer. */
const screenRatio = { from: 1.9, to: 2.5 }

/** EV22 */
function screenshot({ metadata, mediaType, capture }: ExaminedPhoto): PhotoFinding | null {
  const { width, height, camera } = metadata
  if (width === null || height === null || camera !== null) return null
  const ratio = Math.max(width, height) / Math.min(width, height)
  const long = ratio >= screenRatio.from && ratio <= screenRatio.to
  const picked = capture.source === 'album'
  return picked && (long || mediaType === 'image/png')
    ? { kind: 'screenshot', details: { width, height } }
    : null
}

/** EXIF's local time as an instant; without an offset it is China's. */
function exifMoment({ takenAt, offset }: PhotoMetadata): string | null {
  if (takenAt === null) return null
  const instant = new Date(`${takenAt}${offset ?? '+08:00'}`)
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString()
}

function minutesBetween(one: string, other: string): number {
  return Math.round(Math.abs(Date.parse(one) - Date.parse(other)) / 60_000)
}

const earthRadiusMetres = 6_371_008.8

/** Metres along the great circle (haversine). */
export function distanceMetres(one: Point, other: Point): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180
  const halfSine = (angle: number): number => Math.sin(angle / 2) ** 2
  const a =
    halfSine(radians(other.latitude - one.latitude)) +
    Math.cos(radians(one.latitude)) *
      Math.cos(radians(other.latitude)) *
      halfSine(radians(other.longitude - one.longitude))
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(a)))
}
