import { messagePurposes } from '@domain/notices/messages'
import { countUnread, markAllRead, markRead, readInbox } from '@server/application/notices/inbox'
import { messageOffers, permitMessages } from '@server/application/notices/permissions'
import * as z from 'zod'
import { router, signedIn } from './trpc'

const positionSchema = z.strictObject({ at: z.iso.datetime(), id: z.uuid() })

export const notices = router({
  list: signedIn
    .input(z.strictObject({ after: positionSchema.nullable() }))
    .query(({ ctx, input }) => readInbox(ctx.work, input.after)),
  unread: signedIn.query(({ ctx }) => countUnread(ctx.work)),
  read: signedIn
    .input(z.strictObject({ ids: z.array(z.uuid()).min(1).max(100) }))
    .mutation(({ ctx, input }) => markRead(ctx.work, input.ids)),
  /** What a tap may ask the person's permission for, in WeChat. */
  messages: signedIn.query(({ ctx }) => messageOffers(ctx.work)),
  permit: signedIn
    .input(z.strictObject({ tapId: z.uuid(), purposes: z.array(z.enum(messagePurposes)).min(1).max(3) }))
    .mutation(({ ctx, input }) => permitMessages(ctx.work, input)),
  readAll: signedIn
    .input(z.strictObject({ newest: positionSchema }))
    .mutation(({ ctx, input }) => markAllRead(ctx.work, input.newest)),
})
