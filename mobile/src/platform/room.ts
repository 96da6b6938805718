import type { AskRoom } from './room.types'

/** Safari on a phone deletes a site's storage after seven days of use without it, unless it may persist or is on the home screen. */
const safariDays = 7

export const askRoom: AskRoom = async () => {
  const { storage } = navigator
  const kept = (await storage?.persist?.().catch(() => false)) ?? false
  const limit = (await storage?.estimate?.().catch(() => undefined))?.quota ?? null
  return { limit, forgetsAfterDays: !kept && isSafariPage() ? safariDays : null }
}

function isSafariPage(): boolean {
  const agent = navigator.userAgent
  const apple =
    /iPhone|iPad|Macintosh/.test(agent) && /AppleWebKit/.test(agent) && !/Chrome|Chromium/.test(agent)
  const onHomeScreen = (navigator as { standalone?: boolean }).standalone === true
  return apple && !onHomeScreen
}
