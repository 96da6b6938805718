import type { DistrictEntry } from '../ports/administration'
import type { Work } from '../ports/context'
import { districtsOf } from './administered'

/** AD1: the districts that the actor administers. */
export function listDistricts(work: Work): Promise<readonly DistrictEntry[]> {
  return work.reader.districtsById(districtsOf(work))
}
