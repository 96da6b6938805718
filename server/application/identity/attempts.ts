import { Problem } from '@domain/problems/problem'
import type { House } from '../ports/context'
import type { LimitKeys, LimitName } from '../ports/limits'

/**
 * LM2: an attempt at a secret. It counts before it is tried, so that many at the same time cannot outrun the count;
 * one that succeeds, or that failed by no fault of the caller's, is given back.
 */
export async function attempted<Answer>(
  house: House,
  limit: LimitName,
  keys: LimitKeys,
  attempt: () => Promise<Answer>,
): Promise<Answer> {
  await house.limits.take(limit, keys)
  try {
    const answer = await attempt()
    await house.limits.giveBack(limit, keys)
    return answer
  } catch (error) {
    if (!(error instanceof Problem)) await house.limits.giveBack(limit, keys)
    throw error
  }
}
