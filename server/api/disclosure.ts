import { pageCursorSchema, publishedProject, searchPublished } from '@server/application/disclosure/published'
import * as z from 'zod'
import { limitedOpen, router } from './trpc'

export const disclosure = router({
  search: limitedOpen
    .input(z.strictObject({ text: z.string().max(60), before: pageCursorSchema.nullable() }))
    .query(({ ctx, input }) => searchPublished(ctx.house, input.text, input.before)),
  project: limitedOpen
    .input(z.strictObject({ id: z.string().min(1).max(60) }))
    .query(({ ctx, input }) => publishedProject(ctx.house, input.id)),
})
