import { diaryEntrySchema } from '@domain/evidence/diary'
import { sha256Schema } from '@domain/evidence/evidence'
import { cursorSchema, revisionSchema } from '@domain/sync/protocol'
import { issueCode } from '@server/application/challenge/issue-code'
import { indicatorCatalogue } from '@server/application/sync/catalogue'
import { keepDiary, readDiary } from '@server/application/sync/diary'
import { lackingFiles } from '@server/application/sync/lacking-files'
import { pullFeed } from '@server/application/sync/pull-feed'
import { pushRevision } from '@server/application/sync/push-revision'
import { beginFiling } from '@server/application/tasks/begin-filing'
import * as z from 'zod'
import { router, signedIn } from './trpc'

const diaryCursorSchema = z.strictObject({ madeAt: z.iso.datetime(), id: z.uuid() })

const beginningSchema = z.strictObject({
  kind: z.string().min(1).max(40),
  projectId: z.string().min(1).max(60),
  fiscalYear: z.number().int().min(2000).max(2100),
})

const catalogues = { indicators: indicatorCatalogue }

export const sync = router({
  pull: signedIn
    .input(z.strictObject({ cursor: cursorSchema.nullable() }))
    .query(({ ctx, input }) => pullFeed(ctx.work, input.cursor)),
  lacking: signedIn
    .input(z.strictObject({ filingId: z.uuid(), hashes: z.array(sha256Schema).max(200) }))
    .query(({ ctx, input }) => lackingFiles(ctx.work, input.filingId, input.hashes)),
  diary: signedIn
    .input(z.strictObject({ after: diaryCursorSchema.nullable() }))
    .query(({ ctx, input }) => readDiary(ctx.work, input.after)),
  keepDiary: signedIn.input(diaryEntrySchema).mutation(({ ctx, input }) => keepDiary(ctx.work, input)),
  catalogue: signedIn
    .input(z.strictObject({ name: z.literal('indicators') }))
    .query(({ ctx, input }) => catalogues[input.name](ctx.work)),
  begin: signedIn.input(beginningSchema).mutation(({ ctx, input }) => beginFiling(ctx.work, input)),
  issueCode: signedIn
    .input(z.strictObject({ challengeId: z.uuid() }))
    .mutation(({ ctx, input }) => issueCode(ctx.work, input.challengeId)),
  push: signedIn.input(revisionSchema).mutation(({ ctx, input }) => pushRevision(ctx.work, input)),
})
