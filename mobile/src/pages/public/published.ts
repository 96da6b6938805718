/** The one search of this app's run, so that coming back to the tab finds what was there. */

import { api } from '@/api'
import { whyNotRead } from '@/lists/explain'
import { clock } from '@/platform/clock'
import { publicSearch } from './search'

export const search = publicSearch({
  search: (question) => api.disclosure.search.query(question),
  explain: (error) => whyNotRead('公开结果', error),
  nowMs: clock.wall,
})
