import type { ClockCheck } from '@domain/evidence/evidence'
import type { Temp } from './files.types'

/** The camera and the album. Pictures come back at most 1600 px on the long side and, as far as possible, within 600 KB. */
export interface Photos {
  /** Opens the camera or the album. An empty list means that the person turned back. Throws `PhotoRefused`. */
  take(from: { source: PhotoSource; count?: number }): Promise<Captured[]>
}

export type PhotoSource = 'camera' | 'album'

/** One picture with what is known at the shutter; location is asked separately, for it may take 10 s. */
export interface Captured {
  temp: Temp
  source: PhotoSource
  mediaType: 'image/jpeg' | 'image/png'
  /** Wall clock of the phone, ISO 8601 in UTC. */
  pickedAt: string
  /** The clock that nobody can set, in milliseconds. */
  monotonicMs: number
  /** The wall clock beside the server's, as far as it is known. */
  clock?: ClockCheck
  width?: number
  height?: number
}

/** The picture cannot be taken in; the message is the sentence the user reads. */
export class PhotoRefused extends Error {
  constructor(
    readonly reason: 'heic' | 'not-a-picture' | 'permission' | 'privacy' | 'unreadable',
    message: string,
  ) {
    super(message)
    this.name = 'PhotoRefused'
  }
}

export const REFUSALS = {
  heic: '这张照片是 HEIC 格式，这里打不开。请在相机设置里改用“兼容性最佳”（JPEG）后重拍，或直接用这里的相机拍。',
  'not-a-picture': '选中的不是 JPEG 或 PNG 照片，没有存下。请另选一张。',
  permission: '没有相机或相册的权限，照片没有取到。请在系统设置里允许后再试。',
  privacy:
    '您没有同意隐私保护指引，这次没有取照片。已填的内容都在，照常填写和保存；要用照片时再点一次，同意后即可。',
  unreadable: '这张照片读不出来，没有存下。请重拍或另选一张。',
} as const satisfies Record<PhotoRefused['reason'], string>
