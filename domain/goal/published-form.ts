/**
 * The shape of a published goal table as it is handed to the import: every value is the text that was published.
 */
import { z } from 'zod'

/** Published text, or null where the table has none; a JSON number is taken as it is written. */
const published = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => {
    const text = value === null || value === undefined ? '' : String(value).trim()
    return text === '' ? null : text
  })

const rowSchema = z.object({
  l1: published,
  l2: published,
  l3: published,
  op: published,
  target: published,
  unit: published,
  weight: published,
})

/** Fields that the import does not use are left aside. */
export const publishedFormSchema = z.object({
  id: z.string().min(1),
  source: published,
  place: published,
  year: published,
  project: published,
  department: published,
  unit: published,
  amount: published,
  amountUnit: published,
  annualGoal: published,
  indicators: z.array(rowSchema),
  /** False where only a part of the rows was published. */
  complete: z.boolean().optional(),
  /** How the text came about if not from the page itself, such as `ocr`. */
  reconstructed: published,
})

export type PublishedForm = z.infer<typeof publishedFormSchema>
export type PublishedRow = z.infer<typeof rowSchema>
