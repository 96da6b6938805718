/** WeChat messages (订阅消息) that may go with a notice. Rules NT9–NT14 are stated in RULES.md. */

/** What a permission is asked for; each has one template of the mini-program's account. */
export const messagePurposes = ['task', 'returned', 'result', 'handed-in'] as const

export type MessagePurpose = (typeof messagePurposes)[number]

/** NT10: which permissions a tap asks for: those for what may come of it. WeChat takes at most three at a time. */
export const askedOn = {
  submit: ['returned', 'result', 'task'],
  return: ['handed-in'],
} as const satisfies Record<string, readonly MessagePurpose[]>

/** What a keyword of a template may be filled with. */
export const messageParts = ['title', 'project', 'text', 'at', 'due'] as const

export type MessagePart = (typeof messageParts)[number]

export type MessageWords = Readonly<Record<MessagePart, string>>

/** Characters that WeChat takes for a keyword, by the letters of its name (`thing3` is a thing). */
const longest: Readonly<Record<string, number>> = { thing: 20, phrase: 5, short_thing: 5, name: 10 }

/** NT13: what one keyword is filled with; WeChat refuses the whole message when one is too long or empty. */
export function keywordValue(keyword: string, words: string): string {
  const most = longest[keyword.replace(/\d+$/, '')] ?? 32
  const letters = [...(words.trim() === '' ? '见消息' : words.trim())]
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`
}
