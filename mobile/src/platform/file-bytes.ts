import { chooseFiles } from './choose-files'
import { type FileBytes, FileNotHad, tooLarge, unreadable } from './file-bytes.types'

export const fileBytes: FileBytes = {
  async choose(ending, mostBytes) {
    const [file] = await chooseFiles({ accept: `.${ending}`, count: 1 })
    if (!file) return null
    if (file.size > mostBytes) throw new FileNotHad(tooLarge(mostBytes))
    const bytes = await new Response(file).arrayBuffer().catch(() => null)
    if (bytes === null) throw new FileNotHad(unreadable)
    return { name: file.name, bytes }
  },
}
