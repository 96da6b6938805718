/** A file that somebody chose, whole. */
export interface ChosenFile {
  readonly name: string
  readonly bytes: ArrayBuffer
}

/** The file could not be had; the message is the sentence the user reads. */
export class FileNotHad extends Error {
  override name = 'FileNotHad'
}

/** Files of one ending: from the device on the web, from chats in WeChat. What comes back is judged by who reads it. */
export interface FileBytes {
  /** Null means that the person turned back. Throws `FileNotHad`. */
  choose(ending: 'xlsx', mostBytes: number): Promise<ChosenFile | null>
}

export const unreadable = '没有取到这份文件，已填的内容不受影响。请再选一次。'
export const tooLarge = (mostBytes: number): string =>
  `文件超过 ${mostBytes / 1024 / 1024} MB，没有读取，已填的内容不受影响。请用导出的表填写后再选。`
