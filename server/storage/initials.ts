import { pinyin } from 'pinyin-pro'

/**
 * 拼音首字母 of a name, by which it can be found as well: 特困家庭 is tkjt. Letters and digits stay, in lower case.
 * A character of several readings takes the one of the word it stands in: 重庆 is cq.
 */
export function initialsOf(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'spaced' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}
