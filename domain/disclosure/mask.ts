/** Masking of personal data before publication (脱敏). Rules MK1–MK5 are stated in RULES.md. */

/** MK1: 身份证 keeps the first three and the last four characters. */
const identityNumber = /(?<!\d)(\d{3})\d{11}(\d{3}[\dXx])(?!\d)/g
/** MK2: 手机 keeps the first three and the last four digits. */
const mobileNumber = /(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g
/** MK3: 银行账号 keeps the last four digits. */
const bankAccount = /(?<!\d)\d{12,15}(\d{4})(?!\d)/g

/** Free text with identity, mobile and account numbers masked, and each given name as 姓+某 (MK4). */
export function maskText(text: string, names: readonly string[] = []): string {
  const numbers = text
    .replace(identityNumber, '$1***********$2')
    .replace(mobileNumber, '$1****$2')
    .replace(bankAccount, '****$1')
  return names
    .filter((name) => name.length >= 2)
    .reduce((masked, name) => masked.split(name).join(maskName(name)), numbers)
}

/** MK4: 曾丽华 → 曾某; a compound surname keeps both characters. */
export function maskName(name: string): string {
  const surname = compoundSurnames.find((candidate) => name.startsWith(candidate)) ?? name.slice(0, 1)
  return `${surname}某`
}

const compoundSurnames = ['欧阳', '司马', '上官', '诸葛', '东方', '尉迟', '皇甫', '令狐', '慕容', '司徒']

/** Every text inside a value, masked; numbers, keys and structure stay. */
export function masked<Value>(value: Value, names: readonly string[] = []): Value {
  return maskedUnknown(value, names) as Value
}

function maskedUnknown(value: unknown, names: readonly string[]): unknown {
  if (typeof value === 'string') return maskText(value, names)
  if (Array.isArray(value)) return value.map((item) => maskedUnknown(item, names))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, maskedUnknown(inner, names)]))
  }
  return value
}
