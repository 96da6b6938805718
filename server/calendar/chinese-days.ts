/** The nation's working days as the State Council announced them, from a kept library (CA1). */
import type { WorkingDays } from '@domain/calendar/working-days'
import chineseDays from 'chinese-days'

/** Years that have not been announced are weeks of five days. */
export const nationalDays: WorkingDays = { isWorking: (day) => chineseDays.isWorkday(day) }
