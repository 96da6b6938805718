/** The sentence of a finding: what was seen, and what it cannot prove. Rules EV15–EV23. */
import type { PhotoFindingKind } from './findings'

export interface FindingWords {
  /** 疑似重复照片 */
  readonly title: string
  readonly sentence: string
}

type Details = Readonly<Record<string, string | number>>

/** `other` is how the other photo may be named to this reader (EV23). */
export function findingWords(kind: PhotoFindingKind, details: Details, other: string | null): FindingWords {
  const number = (key: string): string => Number(details[key] ?? 0).toLocaleString('en-US')
  const moment = (): string => beijing(String(details.moment ?? ''))
  switch (kind) {
    case 'same-bytes':
      return {
        title: '疑似重复使用',
        sentence: `与${other}的一张是同一个文件，每个字节都相同。一张照片也可能正好证明两件事`,
      }
    case 'alike':
      return {
        title: '疑似重复照片',
        sentence: `与${other}的一张很像（差异 ${details.distance}/128，轮廓相合 ${details.percent}%）。也可能是同一地点、同一种表格，或先后各拍了一次`,
      }
    case 'outside-period':
      return {
        title: '疑似不在本年度',
        sentence: `记下的拍摄时间是 ${moment()}，不在本年度内。时间由手机或文件所记，可能没有对准`,
      }
    case 'far-from-site':
      return {
        title: '疑似不在项目点',
        sentence: `扣除定位误差后，离登记的项目点还有约 ${number('metres')} 米（允许 ${number('allowed')} 米）。定位会漂移，项目也可能不止一处`,
      }
    case 'album':
      return {
        title: '相册导入',
        sentence:
          details.moment === undefined
            ? '不是当场拍的，文件里也没有拍摄时间，看不出何时何地所拍。微信会去掉这些信息，没有不等于有假'
            : `不是当场拍的；文件里写的拍摄时间是 ${moment()}，这个时间可以修改`,
      }
    case 'metadata-contradicts':
      return {
        title: '疑似时间不符',
        sentence: `文件里写的拍摄时间是 ${moment()}，与拍照时核对过的时间相差约 ${number('minutes')} 分钟。两处至少一处不准，看不出是哪一处`,
      }
    case 'edited':
      return {
        title: '疑似编辑过',
        sentence: `文件里留有“${details.software}”的标记。可能只是裁剪或调亮，看不出改了什么`,
      }
    case 'clock':
      return { title: '疑似时钟不准', sentence: `${clockWords(details, number)}。没有对准的手机也会这样` }
    case 'screenshot':
      return {
        title: '疑似屏幕截图',
        sentence: `像素是 ${details.width}×${details.height}，像手机屏幕，也没有相机信息。裁剪过的照片也会这样`,
      }
  }
}

function clockWords(details: Details, number: (key: string) => string): string {
  if (details.jumped !== undefined)
    return `与服务器核对之后、拍照之前，手机时钟被调动了约 ${number('jumped')} 分钟`
  if (details.ahead !== undefined) return `记下的拍摄时间比服务器收到它还晚约 ${number('ahead')} 分钟`
  return `拍照时手机时钟与服务器相差约 ${number('minutes')} 分钟`
}

/** '2026-08-24 09:31' by China's clock, which has no summer time. */
function beijing(instant: string): string {
  const time = Date.parse(instant)
  if (Number.isNaN(time)) return '不明'
  return new Date(time + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
