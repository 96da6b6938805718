import { attempted } from '@server/application/identity/attempts'
import { changePassword } from '@server/application/identity/change-password'
import { signOut } from '@server/application/identity/sessions'
import { signIn } from '@server/application/identity/sign-in'
import {
  beginEnrolment,
  chooseFirstPassword,
  confirmEnrolment,
  verifyCode,
} from '@server/application/identity/sign-in-steps'
import { unbindWeChat, weChatBinding } from '@server/application/identity/wechat-binding'
import { bindByPhone, chooseAccount, signInByWeChat } from '@server/application/identity/wechat-sign-in'
import * as z from 'zod'
import { open, router, signedIn } from './trpc'

const credentialsSchema = z.strictObject({
  username: z.string().trim().min(1, '请填写账号').max(60),
  password: z.string().min(1, '请填写密码').max(200),
  device: z.string().max(100),
})

const device = z.string().max(100)
const code = z.string().trim().min(6, '请填写 6 位动态口令或恢复码').max(20)
const secret = z.string().min(1).max(200)

export const identity = router({
  /** How one may sign in here; asked before anybody has. */
  ways: open.query(({ ctx }) => ({ password: true, wechat: ctx.house.weChat !== null })),
  signIn: open
    .input(credentialsSchema)
    .mutation(({ ctx, input }) =>
      attempted(ctx.house, 'sign-in', { account: input.username, address: ctx.address }, () =>
        signIn(ctx.house, input),
      ),
    ),
  verifyCode: open
    .input(z.strictObject({ ticket: secret, code }))
    .mutation(({ ctx, input }) => verifyCode(ctx.house, { ...input, address: ctx.address })),
  beginEnrolment: open
    .input(z.strictObject({ ticket: secret }))
    .mutation(({ ctx, input }) => beginEnrolment(ctx.house, input)),
  confirmEnrolment: open
    .input(z.strictObject({ ticket: secret, code }))
    .mutation(({ ctx, input }) => confirmEnrolment(ctx.house, { ...input, address: ctx.address })),
  chooseFirstPassword: open
    .input(z.strictObject({ ticket: secret, password: secret }))
    .mutation(({ ctx, input }) => chooseFirstPassword(ctx.house, { ...input, address: ctx.address })),
  changePassword: signedIn
    .input(z.strictObject({ current: secret, password: secret }))
    .mutation(({ ctx, input }) =>
      attempted(ctx.work, 'step', { account: ctx.work.actor.accountId, address: ctx.address }, () =>
        changePassword(ctx.work, ctx.token, input),
      ),
    ),
  signOut: signedIn.mutation(({ ctx }) => signOut(ctx.work, ctx.token)),
  me: signedIn.query(({ ctx }) => ctx.work.actor),
  signInByWeChat: open
    .input(z.strictObject({ code: secret, device }))
    .mutation(({ ctx, input }) =>
      attempted(ctx.house, 'sign-in', { account: null, address: ctx.address }, () =>
        signInByWeChat(ctx.house, input),
      ),
    ),
  chooseAccount: open
    .input(z.strictObject({ ticket: secret, accountId: z.uuid(), device }))
    .mutation(({ ctx, input }) =>
      attempted(ctx.house, 'step', { account: input.ticket, address: ctx.address }, () =>
        chooseAccount(ctx.house, input),
      ),
    ),
  bindByPhone: open
    .input(z.strictObject({ ticket: secret, phoneCode: secret, device }))
    .mutation(({ ctx, input }) =>
      attempted(ctx.house, 'step', { account: input.ticket, address: ctx.address }, () =>
        bindByPhone(ctx.house, input),
      ),
    ),
  weChatBinding: signedIn.query(({ ctx }) => weChatBinding(ctx.work)),
  unbindWeChat: signedIn.mutation(({ ctx }) => unbindWeChat(ctx.work)),
})
