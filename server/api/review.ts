import { remarkSchema } from '@domain/filings/remarks'
import { drawSample } from '@server/application/challenge/draw-sample'
import { judgeChallenge } from '@server/application/challenge/judge-challenge'
import { confirmPhoto } from '@server/application/disclosure/confirm-photo'
import { documentLink } from '@server/application/documents/export-filing'
import { documentFormats } from '@server/application/ports/official-documents'
import { approveMany } from '@server/application/review/approve-many'
import { decide } from '@server/application/review/decide'
import { reviewForecast } from '@server/application/review/forecast'
import { judgeFinding } from '@server/application/review/judge-finding'
import { reviewQueue } from '@server/application/review/review-queue'
import { openTask } from '@server/application/tasks/open-task'
import { taskPlans } from '@server/application/tasks/task-plans'
import { viewFiling } from '@server/application/view-filing'
import * as z from 'zod'
import { router, signedIn } from './trpc'

const decisionSchema = z.strictObject({
  decisionId: z.uuid(),
  filingId: z.uuid(),
  revision: z.number().int().positive(),
  opinion: z.string().max(500, '意见不超过 500 字'),
  /** Of the step's own form; its kind says what stands in it. */
  answers: z.record(z.string(), z.unknown()).optional(),
})

const batchSchema = z
  .array(decisionSchema.omit({ opinion: true, answers: true }))
  .min(1)
  .max(50, '一次最多通过 50 件')

const returnSchema = decisionSchema.extend({
  to: z.string().min(1).max(40),
  remarks: z.array(remarkSchema).min(1, '请至少写明一项退回意见').max(100),
})

const queueSchema = z.strictObject({
  light: z.enum(['green', 'yellow', 'red', 'gray']).optional(),
  text: z.string().max(60).optional(),
  after: z.strictObject({ movedAt: z.iso.datetime(), filingId: z.uuid() }).optional(),
})

const orderSchema = z.strictObject({
  kind: z.string().min(1).max(40),
  fiscalYear: z.number().int().min(2000).max(2100),
  /** Only for kinds that are filed for the months so far. */
  month: z.number().int().min(1).max(12).default(12),
  title: z.string().trim().min(1, '请填写任务名称').max(100),
  opensAt: z.iso.datetime().nullable(),
  dueAt: z.iso.datetime().nullable(),
})

const judgementSchema = z.strictObject({
  filingId: z.uuid(),
  findingId: z.uuid(),
  verdict: z.enum(['fine', 'doubtful']),
  reason: z.string().trim().min(1, '请写明判断的理由').max(300, '理由不超过 300 字'),
})

const yearSchema = z.strictObject({ fiscalYear: z.number().int().min(2000).max(2100) })

export const review = router({
  queue: signedIn.input(queueSchema).query(({ ctx, input }) => reviewQueue(ctx.work, input)),
  forecast: signedIn.input(yearSchema).query(({ ctx, input }) => reviewForecast(ctx.work, input.fiscalYear)),
  filing: signedIn
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => viewFiling(ctx.work, input.id)),
  documentLink: signedIn
    .input(
      z.strictObject({
        filingId: z.uuid(),
        revision: z.number().int().min(0).nullable(),
        format: z.enum(documentFormats),
      }),
    )
    .query(({ ctx, input }) => documentLink(ctx.work, input)),
  approve: signedIn
    .input(decisionSchema)
    .mutation(({ ctx, input }) => decide(ctx.work, { ...input, outcome: 'approved', to: '', remarks: [] })),
  approveMany: signedIn
    .input(z.strictObject({ items: batchSchema }))
    .mutation(({ ctx, input }) => approveMany(ctx.work, input.items)),
  refuse: signedIn
    .input(decisionSchema)
    .mutation(({ ctx, input }) => decide(ctx.work, { ...input, outcome: 'refused', to: '', remarks: [] })),
  return: signedIn
    .input(returnSchema)
    .mutation(({ ctx, input }) => decide(ctx.work, { ...input, outcome: 'returned' })),
  taskPlans: signedIn.input(yearSchema).query(({ ctx, input }) => taskPlans(ctx.work, input.fiscalYear)),
  openTask: signedIn.input(orderSchema).mutation(({ ctx, input }) => openTask(ctx.work, input)),
  judgeFinding: signedIn.input(judgementSchema).mutation(({ ctx, input }) => judgeFinding(ctx.work, input)),
  drawSample: signedIn
    .input(z.strictObject({ sampleId: z.uuid(), size: z.number().int().min(1).max(50, '一次最多抽 50 张') }))
    .mutation(({ ctx, input }) => drawSample(ctx.work, input)),
  judgeChallenge: signedIn
    .input(judgementSchema.omit({ findingId: true }).extend({ challengeId: z.uuid() }))
    .mutation(({ ctx, input }) => judgeChallenge(ctx.work, input)),
  confirmPhoto: signedIn
    .input(z.strictObject({ filingId: z.uuid(), evidenceId: z.uuid(), fit: z.boolean() }))
    .mutation(({ ctx, input }) => confirmPhoto(ctx.work, input)),
})
