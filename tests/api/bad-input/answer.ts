/** What is wrong with an answer to something sent wrongly; null where it is as it should be (PR6). */
import { isProblemCode } from '@domain/problems/codes'

interface Answer {
  readonly statusCode: number
  readonly body: string
}

/** A fault shows as a status, a trace, or a sentence that is no Chinese. */
export function faultIn({ statusCode, body }: Answer, mayBeTaken: boolean): string | null {
  const shown = `${statusCode} ${body.slice(0, 300)}`
  if (/node_modules|\bat \S+ \(|\.ts:\d|"stack"|[Pp]risma|ZodError/.test(body))
    return `tells of its inside: ${shown}`
  if (statusCode < 400) return mayBeTaken ? null : `taken: ${shown}`
  if (statusCode >= 500) return shown
  // the answer to HEAD has no words
  if (body === '' && mayBeTaken) return null
  const { code, sentence, words } = problemIn(body)
  if (!isProblemCode(code)) return `no code: ${shown}`
  if (!/^\p{Script=Han}.*。$/u.test(sentence)) return `no sentence: ${shown}`
  if (words.some((word) => !/\p{Script=Han}/u.test(word)))
    return `a field without a Chinese sentence: ${shown}`
  return null
}

function problemIn(body: string): { code: unknown; sentence: string; words: readonly string[] } {
  if (body.startsWith('<!doctype')) {
    const code = /<p class="cap">([^<]+)<\/p>/.exec(body)?.[1]
    return { code, sentence: /<h1>[^<]*<\/h1><p>([^<]+)<\/p>/.exec(body)?.[1] ?? '', words: [] }
  }
  try {
    const said = JSON.parse(body)
    const { code, sentence, details } = [said].flat()[0].error?.data.problem ?? said.problem
    const fields: readonly { message: string }[] = details?.fields ?? details?.findings ?? []
    return { code, sentence, words: fields.map(({ message }) => message) }
  } catch {
    return { code: null, sentence: '', words: [] }
  }
}
