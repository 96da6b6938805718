/**
 * Masking of personal data before publication (脱敏). Rules MK1–MK8 are stated in RULES.md.
 * No look-behind: the same file must load on an old phone.
 */

/** Free text as the public may read it; each of the names becomes 姓+某. */
export function maskText(text: string, names: readonly string[] = []): string {
  return maskNames(maskNumbers(maskCoordinates(maskAddresses(text))), names)
}

/** MK4: 曾丽华 → 曾某; a compound surname keeps both characters. */
export function maskName(name: string): string {
  const compound = name.length > 2 && compoundSurnames.includes(name.slice(0, 2))
  return `${compound ? name.slice(0, 2) : [...name].slice(0, 1).join('')}某`
}

const compoundSurnames = [
  ...['欧阳', '司马', '上官', '诸葛', '东方', '尉迟', '皇甫', '令狐', '慕容', '司徒'],
  ...['夏侯', '公孙', '长孙', '宇文', '轩辕', '钟离', '端木', '独孤', '南宫', '百里'],
]

/** Every text inside a value, masked; numbers, keys, structure and identifiers stay (MK7). */
export function masked<Value>(value: Value, names: readonly string[] = []): Value {
  return maskedUnknown(value, names) as Value
}

function maskedUnknown(value: unknown, names: readonly string[]): unknown {
  if (typeof value === 'string') return maskText(value, names)
  if (Array.isArray(value)) return value.map((item) => maskedUnknown(item, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isIdentifier(key) ? inner : maskedUnknown(inner, names),
    ]),
  )
}

/** MK7: an id is minted by us, and other parts of the value point at it. */
function isIdentifier(key: string): boolean {
  return key === 'id' || key.endsWith('Id') || key === 'sha256'
}

/** MK4: longer names first, so that 张伟明 is not taken for 张伟 with a 明 behind. */
function maskNames(text: string, names: readonly string[]): string {
  return [...names]
    .map((name) => name.trim())
    .filter((name) => name.length >= 2)
    .sort((a, b) => b.length - a.length)
    .reduce((done, name) => done.split(name).join(maskName(name)), text)
}

/** MK1–MK3: whole runs of digits are judged by their length; a number with gaps only by its usual grouping. */
function maskNumbers(text: string): string {
  return text
    .replace(
      /(^|[^0-9])([0-9]{6})[ -]([0-9]{8})[ -]([0-9]{3}[0-9Xx])(?![0-9])/g,
      (_, before, ...groups) => before + maskRun(groups.slice(0, 3).join('')),
    )
    .replace(
      /(^|[^0-9])([0-9]{4}(?:[ -][0-9]{4}){3}(?:[ -][0-9]{1,3})?)(?![0-9])/g,
      (_, before, run) => before + maskRun(run.replace(/[ -]/g, '')),
    )
    .replace(/(^|[^0-9])(1[3-9][0-9])[ -]([0-9]{4})[ -]([0-9]{4})(?![0-9])/g, '$1$2****$4')
    .replace(/[0-9０-９]+[XxＸｘ]?/g, maskRun)
}

function maskRun(run: string): string {
  const tail = /[XxＸｘ]$/.test(run) ? run.slice(-1) : ''
  const digits = halfWidth(tail === '' ? run : run.slice(0, -1))
  if (digits.length === 17 && tail !== '') return hidden(digits + halfWidth(tail), 3, 11)
  if (digits.length === 18) return hidden(digits, 3, 11) + tail
  if (digits.length === 15) return hidden(digits, 3, 8) + tail
  if (digits.length >= 16 && digits.length <= 19) return hidden(digits, 0, 4, digits.length - 4) + tail
  const country = /^(?:00)?86(?=1[3-9])/.exec(digits)?.[0] ?? ''
  const mobile = digits.slice(country.length)
  return /^1[3-9][0-9]{9}$/.test(mobile) ? country + hidden(mobile, 3, 4) + tail : run
}

/** The digits with so many stars from a place on, in place of as many digits unless said otherwise. */
function hidden(digits: string, from: number, stars: number, instead = stars): string {
  return digits.slice(0, from) + '*'.repeat(stars) + digits.slice(from + instead)
}

function halfWidth(text: string): string {
  return text.replace(/[０-９Ｘｘ]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
}

/** MK5: a dwelling is told to the township: what follows 乡, 镇 or 街道 up to a door, group or room number goes. */
function maskAddresses(text: string): string {
  return text.replace(
    /([乡镇]|街道)[^，。；、,;\s（(]{1,12}?(?:村|社区|居委会|路|街|巷|小区)[^，。；、,;\s（(]{0,8}?[0-9０-９一二三四五六七八九十]{1,4}(?:号|组|栋|幢|单元|室)(?:[^，。；、,;\s（(]{0,4}?[0-9０-９]{1,4}(?:号|组|栋|幢|单元|室))*/g,
    '$1',
  )
}

/** MK6: of a pair of coordinates two decimals stay, about one kilometre. */
function maskCoordinates(text: string): string {
  return text.replace(
    /([0-9]{1,3}\.[0-9]{2})[0-9]+(°?[NSEWnsew]?[\s,，、/]{1,3}[NSEWnsew]?(?:经度|纬度|东经|北纬)?[:：\s]*[0-9]{1,3}\.[0-9]{2})[0-9]+/g,
    (pair, one: string, other: string) => (isPlace(pair) ? one + other : pair),
  )
}

/** Whether two numbers are a latitude and a longitude within China, in either order. */
function isPlace(pair: string): boolean {
  const [a = 0, b = 0] = (pair.match(/[0-9]{1,3}\.[0-9]+/g) ?? []).map(Number)
  const between = (value: number, least: number, most: number) => value >= least && value <= most
  const chinese = (latitude: number, longitude: number) =>
    between(latitude, 3, 54) && between(longitude, 73, 136)
  return chinese(a, b) || chinese(b, a)
}
