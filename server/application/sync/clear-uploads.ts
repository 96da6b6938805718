import type { House } from '../ports/context'

const dayMs = 24 * 3_600_000
/** A phone may be without network for days; what it sent before still counts then. */
const patienceMs = 7 * dayMs

/** UP8: uploads that nobody went on with go with their pieces, and so do pieces that a killed process left. */
export async function clearUploads(house: Pick<House, 'now' | 'blobs' | 'uploads'>): Promise<void> {
  const now = house.now().getTime()
  const { parts } = house.blobs
  await parts.remove(await house.uploads.dropUntouched(new Date(now - patienceMs)))
  await parts.remove(await house.uploads.ownerless(await parts.olderThan(new Date(now - dayMs))))
}
