import { chooseFiles } from './choose-files'
import type { RescueFiles } from './rescue-files.types'

export type { RescueFiles } from './rescue-files.types'

export const rescueFiles: RescueFiles = {
  async handOver(zip, name) {
    const url = URL.createObjectURL(new Blob([new Uint8Array(zip)], { type: 'application/zip' }))
    const link = document.createElement('a')
    link.href = url
    link.download = name
    document.body.append(link)
    link.click()
    link.remove()
    setTimeout(() => URL.revokeObjectURL(url), 60_000) // some browsers read it only after the tap has ended
    return '已存到下载文件夹'
  },
  async choose() {
    const [file] = await chooseFiles({ accept: '.zip,application/zip', count: 1 })
    return file ? new Uint8Array(await new Response(file).arrayBuffer()) : null
  },
}
