import type { House } from '../ports/context'

/** NT8: notices are kept for so many days, read or not; what they told of stands in the filing and in the audit record. */
export function forgetNotices(house: House): Promise<number> {
  const before = house.now().getTime() - house.settings.noticeDays * 86_400_000
  return house.store.write((tx) => tx.forgetNotices(new Date(before).toISOString()))
}
