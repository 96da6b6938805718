import { signOut } from '@server/application/identity/sessions'
import { signIn } from '@server/application/identity/sign-in'
import * as z from 'zod'
import { open, router, signedIn } from './trpc'

const credentialsSchema = z.strictObject({
  username: z.string().trim().min(1, '请填写账号').max(60),
  password: z.string().min(1, '请填写密码').max(200),
  device: z.string().max(100),
})

export const identity = router({
  signIn: open.input(credentialsSchema).mutation(({ ctx, input }) => signIn(ctx.house, input)),
  signOut: signedIn.mutation(({ ctx }) => signOut(ctx.work, ctx.token)),
  me: signedIn.query(({ ctx }) => ctx.work.actor),
})
