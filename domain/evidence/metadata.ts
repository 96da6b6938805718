import * as z from 'zod'

/** What the file says of itself (EXIF); every part is a claim that anybody can edit, and may be missing. */
const photoMetadataSchema = z.strictObject({
  /** Pixels as stored, before turning upright; null where the file does not say. */
  width: z.number().int().positive().nullable(),
  height: z.number().int().positive().nullable(),
  /** Local time of the shutter, 'YYYY-MM-DDTHH:mm:ss'. */
  takenAt: z.string().nullable(),
  /** '+08:00'; null where the camera does not say, which in China means that. */
  offset: z.string().nullable(),
  camera: z.string().nullable(),
  software: z.string().nullable(),
  /** WGS-84, as EXIF prescribes. */
  place: z.strictObject({ latitude: z.number(), longitude: z.number() }).nullable(),
})

export type PhotoMetadata = z.infer<typeof photoMetadataSchema>
