/** A server that can be killed at a step of its work, by `kill-point.mjs`. */
import { on } from 'node:events'
import type { Place, Running } from './place'

export const doomed = (place: Place): Promise<Running> =>
  place.start({ preload: './tests/faults/wire/kill-point.mjs' })

/** From now on it, or the `victim`, is killed right before that step of requests to addresses that begin so. */
export async function arm({ child }: Running, path: string, at: number | null, victim?: number) {
  child.send({ path, at, victim })
  for await (const [message] of on(child, 'message', { close: ['exit'] })) {
    if ((message as { armed?: boolean }).armed) return
  }
}

/** The steps of what is done meanwhile, by name. */
export async function stepsOf(
  running: Running,
  path: string,
  work: () => Promise<unknown>,
): Promise<string[]> {
  const steps: string[] = []
  running.child.on('message', ({ step }: { step?: string }) => {
    if (step !== undefined) steps.push(step)
  })
  await arm(running, path, null)
  await work()
  await arm(running, '/nowhere', null) // whatever was on its way has arrived when this is answered
  return steps
}
