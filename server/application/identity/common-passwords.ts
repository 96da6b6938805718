/**
 * What people take when a password is asked of them (弱口令): the most frequent words of published leaks and of offices.
 * A password made of one of them with digits, years and marks around it is as easily guessed.
 */
const words: ReadonlySet<string> = new Set(
  `password passw0rd p@ssw0rd p@ssword pass admin administrator root user guest test demo welcome login letmein
   iloveyou woaini qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc 1qaz2wsx 1qaz2wsx3edc qweasd
   qweasdzxc abc abcd abcde abcdef abcdefg abc123 a123456 aa123456 q1w2e3r4 q1w2e3r4t5 dragon monkey sunshine
   princess football baseball master shadow superman batman michael jordan computer internet secret changeme default
   system oracle database server huawei admin@123 zhibao jixiao caizheng ganzhou jiangxi china zhongguo beijing
   woaizhongguo wodemima mima nihao zaijian gongzuo danwei guanliyuan`.split(/\s+/),
)

const shortestWord = 3

/** True for a common word, itself or with nothing but digits and marks around it, for one character over and over, and for a run. */
export function isCommon(folded: string): boolean {
  const core = folded.replace(/^[\d\W_]+|[\d\W_]+$/g, '')
  const distinct = new Set(folded)
  if (distinct.size <= 3) return true
  if (words.has(folded) || (core.length >= shortestWord && words.has(core))) return true
  return isRun(folded.replace(/\D/g, '')) && core === ''
}

/** Digits that go up or down by one, or a shorter piece repeated: 12345678, 87654321, 20202020. */
function isRun(digits: string): boolean {
  if (digits.length < 4) return false
  const steps = [...digits].slice(1).map((digit, at) => (Number(digit) - Number(digits[at]) + 10) % 10)
  if (new Set(steps).size === 1) return true
  return [1, 2, 3, 4].some((size) => digits.slice(0, size).repeat(digits.length).startsWith(digits))
}
