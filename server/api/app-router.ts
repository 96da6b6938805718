import { administration } from './administration'
import { boardRouter } from './board'
import { disclosure } from './disclosure'
import { identity } from './identity'
import { notices } from './notices'
import { review } from './review'
import { sync } from './sync'
import { router } from './trpc'

/** Every procedure that phones call; each only unpacks and calls a use case. */
export const appRouter = router({
  administration,
  board: boardRouter,
  identity,
  sync,
  review,
  disclosure,
  notices,
})

export type AppRouter = typeof appRouter
