/** Photos and files that the user picks: the test says which, before the app asks. */
import fs from 'node:fs'
import path from 'node:path'
import type { Logic } from '../logic/logic'
import type { Loose } from '../logic/sandbox'
import { type Apis, numberOf, textOf } from './apis'
import type { Pick } from './device'
import type { Disk } from './disk'
import { imageSize } from './image-size'
import { Refusal } from './refusal'

interface Picked {
  tempFilePath: string
  size: number
  width: number
  height: number
  name: string
}

export function addMedia(apis: Apis, logic: Logic, disk: Disk): void {
  const pick = async (api: string, options: Loose, most: number): Promise<Picked[]> => {
    await logic.privacy.allow(api)
    const next = nextPick(api, options, logic)
    return next.files.slice(0, numberOf(options, 'count', most)).map((file) => {
      const bytes = fs.readFileSync(file)
      const { width, height } = imageSize(bytes)
      const tempFilePath = disk.newTemporary(bytes, path.extname(file))
      return { tempFilePath, size: bytes.length, width, height, name: path.basename(file) }
    })
  }
  apis.later('chooseMedia', async (options) => ({
    type: 'image',
    tempFiles: (await pick('chooseMedia', options, 9)).map(({ name: _, ...file }) => ({
      ...file,
      fileType: 'image',
    })),
  }))
  apis.later('chooseImage', async (options) => {
    const files = await pick('chooseImage', options, 9)
    return {
      tempFilePaths: files.map((file) => file.tempFilePath),
      tempFiles: files.map((file) => ({ path: file.tempFilePath, size: file.size })),
    }
  })
  apis.later('chooseMessageFile', async (options) => ({
    tempFiles: (await pick('chooseMessageFile', options, 100)).map((file) => ({
      path: file.tempFilePath,
      size: file.size,
      name: file.name,
      type: file.width > 0 ? 'image' : 'file',
      time: Math.floor(Date.now() / 1000),
    })),
  }))
  apis.later('getImageInfo', (options) => {
    const source = textOf(options, 'src')
    return { ...imageSize(disk.read(source)), path: source, orientation: 'up' }
  })
  apis.later('compressImage', (options) => {
    const source = textOf(options, 'src')
    return { tempFilePath: disk.newTemporary(disk.read(source), path.extname(source)) }
  })
  apis.quiet('previewImage', 'previewMedia', 'saveImageToPhotosAlbum', 'openDocument', 'shareFileMessage')
}

function nextPick(api: string, options: Loose, logic: Logic): Pick {
  const next = logic.device.picks.shift()
  if (!next) throw new Refusal('cancel')
  const allowed = Array.isArray(options.sourceType) ? options.sourceType : ['album', 'camera']
  if (api === 'chooseMessageFile' || allowed.includes(next.source)) return next
  logic.fault(new Error(`${api} does not offer the ${next.source}, only ${allowed.join(', ')}`))
  throw new Refusal('cancel')
}
