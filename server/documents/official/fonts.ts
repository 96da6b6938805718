/** Chinese fonts of this computer, found by fontconfig: names as official documents ask for them, then free ones. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** The faces of official documents. */
export type Face = 'song' | 'hei' | 'fang'

/** A font file's bytes, and which of a collection's fonts is meant. */
export interface FontFile {
  readonly bytes: Buffer
  readonly name: string | undefined
}

const wanted: Readonly<Record<Face, readonly string[]>> = {
  song: [
    '方正小标宋简体',
    'FZXiaoBiaoSong-B05S',
    'STZhongsong',
    'Noto Serif CJK SC:Bold',
    'Source Han Serif SC:Bold',
  ],
  hei: [
    '黑体',
    'SimHei',
    'Noto Sans CJK SC:Medium',
    'Noto Sans CJK SC',
    'Source Han Sans SC',
    'WenQuanYi Zen Hei',
  ],
  fang: [
    '仿宋_GB2312',
    'FangSong_GB2312',
    '仿宋',
    'FangSong',
    'STFangsong',
    'Noto Serif CJK SC',
    'Source Han Serif SC',
  ],
}

interface Installed {
  readonly file: string
  readonly families: readonly string[]
  readonly style: string
  readonly name: string
}

const run = promisify(execFile)
const format = '%{file}\t%{family}\t%{style}\t%{postscriptname}\n'

/** Null where the computer has no Chinese font, or no fontconfig that would know. */
export async function findFonts(): Promise<Readonly<Record<Face, FontFile>> | null> {
  const installed = await run('fc-list', [':lang=zh-cn', '--format', format], { timeout: 20_000 })
    .then(({ stdout }) => stdout.split('\n').flatMap(installedOf))
    .catch((): Installed[] => [])
  const chosen = {
    song: choose(installed, 'song'),
    hei: choose(installed, 'hei'),
    fang: choose(installed, 'fang'),
  }
  const files = new Map<string, Promise<Buffer>>()
  const fileOf = async ({ file, name }: Installed): Promise<FontFile> => {
    const reading = files.get(file) ?? readFile(file)
    files.set(file, reading)
    return { bytes: await reading, name: /\.(ttc|otc)$/i.test(file) ? name : undefined }
  }
  const { fang, hei, song } = chosen
  if (!fang || !hei || !song) return null
  return { song: await fileOf(song), hei: await fileOf(hei), fang: await fileOf(fang) }
}

function installedOf(line: string): Installed[] {
  const [file = '', families = '', style = '', name = ''] = line.split('\t')
  if (!/\.(ttf|otf|ttc|otc)$/i.test(file)) return []
  return [{ file, families: families.split(','), style, name }]
}

/** The first wanted one; else whatever Chinese font is there. */
function choose(installed: readonly Installed[], face: Face): Installed | undefined {
  for (const one of wanted[face]) {
    const [family = '', style = 'Regular'] = one.split(':')
    const sameFamily = installed.filter(({ families }) => families.includes(family))
    const found = sameFamily.find((font) => font.style.split(',').includes(style)) ?? sameFamily[0]
    if (found) return found
  }
  return installed.find(({ style }) => style.split(',').includes('Regular')) ?? installed[0]
}
