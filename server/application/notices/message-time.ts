import { afterQuietHours } from '@domain/notices/china-time'
import type { House } from '../ports/context'

/** NT12: when a message that is ready at this instant may be sent; the inbox has the notice at once. */
export const messageTime = (house: House, at: string): string =>
  afterQuietHours(at, house.settings.quietHours)
