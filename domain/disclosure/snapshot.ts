/** What the public reads of a project (公开快照): immutable once published. Rules DS1–DS5 are stated in RULES.md. */
import * as z from 'zod'

const lightSchema = z.enum(['green', 'yellow', 'red', 'gray'])

const promisedSchema = z.strictObject({ id: z.string(), name: z.string(), promised: z.string() })

const resultItemSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  promised: z.string(),
  achieved: z.string(),
  percent: z.string().nullable(),
  light: lightSchema,
  explanation: z.string().nullable(),
  remedy: z.string().nullable(),
})

const snapshotSchema = z.strictObject({
  version: z.literal(1),
  project: z.strictObject({
    id: z.string(),
    name: z.string(),
    unit: z.string(),
    department: z.string(),
    district: z.string(),
    years: z.string(),
    /** Set for demonstration data: where the facts were taken from. */
    demonstration: z.string().nullable(),
  }),
  fiscalYear: z.number().int(),
  /** 'goal', or the kind of the filing whose result it is. */
  kind: z.string(),
  annualGoal: z.string().nullable(),
  budgetWan: z.string().nullable(),
  promised: z.array(promisedSchema),
  /** null for an approved goal without a result yet. */
  result: z
    .strictObject({
      asOf: z.string(),
      light: lightSchema,
      spentWan: z.string().nullable(),
      /** Points with the grade, where the result has one. */
      score: z
        .strictObject({
          total: z.string(),
          of: z.string(),
          grade: z.string(),
          reason: z.string().exactOptional(),
        })
        .exactOptional(),
      items: z.array(resultItemSchema),
    })
    .nullable(),
  /** DS3: only photos that a person has confirmed; the public copy's hash, month and indicator. */
  photos: z.array(z.strictObject({ sha256: z.string(), itemId: z.string(), month: z.string() })),
  ruleSet: z.string(),
})

export type SnapshotContent = z.infer<typeof snapshotSchema>
