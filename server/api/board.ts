import { board, boardFilings } from '@server/application/calendar/board'
import { excuseFiling, extendFiling } from '@server/application/calendar/extend'
import * as z from 'zod'
import { router, signedIn } from './trpc'

const id = z.string().min(1).max(60)
const day = z.iso.date()
const asked = {
  fiscalYear: z.int().min(2000).max(2100),
  kind: z.string().min(1).max(40),
  period: z.string().min(1).max(20).nullable(),
}
const within = z.strictObject({ level: z.enum(['district', 'department']), id }).nullable()
const after = z.strictObject({ name: z.string().max(200), id: z.uuid() }).nullable()

export const boardRouter = router({
  coverage: signedIn
    .input(z.strictObject({ ...asked, within }))
    .query(({ ctx, input }) => board(ctx.work, input)),
  filings: signedIn
    .input(z.strictObject({ ...asked, unitId: id, after }))
    .query(({ ctx, input }) => boardFilings(ctx.work, input)),
  extend: signedIn
    .input(
      z.strictObject({
        filingId: z.uuid(),
        dueOn: day,
        reason: z.string().trim().min(1, '请写明延期的原因').max(200),
      }),
    )
    .mutation(({ ctx, input }) => extendFiling(ctx.work, input)),
  excuse: signedIn
    .input(
      z.strictObject({
        filingId: z.uuid(),
        reason: z.string().trim().min(1, '请写明免报的原因').max(200).nullable(),
      }),
    )
    .mutation(({ ctx, input }) => excuseFiling(ctx.work, input)),
})
