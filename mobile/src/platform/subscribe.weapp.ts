import Taro from '@tarojs/taro'
import type { Subscribe } from './subscribe.types'

/** WeChat's own question. Refusing it, or having switched messages off, is no failure: nothing is allowed then. */
export const subscribe: Subscribe | null = async (templateIds) => {
  const asked = Taro.requestSubscribeMessage({ tmplIds: [...templateIds], entityIds: [] })
  // keyed by template, which the types cannot say
  const answer: Readonly<Record<string, unknown>> = { ...(await asked.catch(() => null)) }
  return templateIds.filter((id) => answer[id] === 'accept')
}
