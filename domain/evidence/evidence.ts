import * as z from 'zod'
import {
  documentKindOf,
  documentNameSchema,
  documentTypes,
  isDocumentType,
  photoTypes,
} from './document-kinds'

/** Where the phone was at the shutter; a missing fix is said, never invented (EV3). */
const fixSchema = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  accuracyMeters: z.number().min(0).nullable(),
  /** How old the fix was at the shutter, in milliseconds. */
  ageMs: z.number().int().min(0),
  datum: z.enum(['WGS-84', 'GCJ-02']),
})

/**
 * The phone's clock as the server's answers showed it (EV2): `skewMs` is the server's time less the phone's, true
 * within `boundMs` either way; `jumpMs` is how far the clock was moved between that answer and the shutter, by the
 * monotonic clock, or null when the app was started in between.
 */
const clockCheckSchema = z.strictObject({
  skewMs: z.number().int(),
  boundMs: z.number().int().min(0),
  /** When it was estimated, by the phone's clock. */
  checkedAt: z.iso.datetime(),
  jumpMs: z.number().int().nullable(),
})

export type ClockCheck = z.infer<typeof clockCheckSchema>

/** What was known at capture (EV2). Times of the device are claims, not proofs. */
export const captureSchema = z.strictObject({
  source: z.enum(['camera', 'album', 'file']),
  /** Device clock, ISO 8601 UTC. */
  takenAt: z.iso.datetime(),
  /** Monotonic clock of the app's run, milliseconds. */
  monotonicMs: z.number().min(0),
  /** Absent before the phone has spoken to the server, and in what older versions captured. */
  clock: clockCheckSchema.exactOptional(),
  fix: z.union([fixSchema, z.strictObject({ missing: z.string().min(1).max(100) })]),
  view: z.string().max(20),
})

export type Capture = z.infer<typeof captureSchema>

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, '文件指纹格式不对')

/** One piece of evidence (佐证材料) as a revision carries it: by content hash, bound to an indicator. */
export const evidenceRefSchema = z
  .strictObject({
    id: z.uuid(),
    /** The indicator that it proves. */
    slot: z.string().min(1).max(100),
    sha256: sha256Schema,
    size: z.number().int().positive(),
    mediaType: z.enum([...photoTypes, ...documentTypes]),
    capture: captureSchema,
    /** A document's name (EV32); a photo has none. */
    name: documentNameSchema.exactOptional(),
  })
  .refine(
    ({ mediaType, name, capture }) =>
      isDocumentType(mediaType)
        ? name?.endsWith(`.${documentKindOf(mediaType)}`) === true && capture.source === 'file'
        : name === undefined && capture.source !== 'file',
    '文档要有文件名，照片没有文件名',
  )

export type EvidenceRef = z.infer<typeof evidenceRefSchema>
