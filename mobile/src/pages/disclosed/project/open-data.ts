/** Where published data comes from; everything here is open to anyone. */

import { api } from '@/api'
import { apiBase } from '@/platform/api-base'
import type { Snapshot } from '../../public/search'

export const openData = {
  project: (id: string): Promise<readonly Snapshot[]> => api.disclosure.project.query({ id }),
  /** The public copy of a photo: no EXIF, nobody named. */
  photoUrl: (sha256: string) => `${apiBase()}/open/v1/photos/${sha256}`,
  /** The page that the server writes for the project: readable without this app, and what a link should name. */
  address: (projectId: string) => `${apiBase()}/p/${encodeURIComponent(projectId)}`,
}
