/** Chinese phones tell places in GCJ-02, some hundred metres beside WGS-84; distances are reckoned in WGS-84. */
import type { Capture } from '@domain/evidence/evidence'
import gcoord from 'gcoord'

type Fix = Exclude<Capture['fix'], { missing: string }>

export function inWgs84({ latitude, longitude, datum }: Fix): { latitude: number; longitude: number } {
  if (datum === 'WGS-84') return { latitude, longitude }
  const [east, north] = gcoord.transform([longitude, latitude], gcoord.GCJ02, gcoord.WGS84)
  return { latitude: north, longitude: east }
}
