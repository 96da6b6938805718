/** What a task is called, and what became of opening it, in words. */
import type { AppRouter } from '@server/api/app-router'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'

export type Plan = inferRouterOutputs<AppRouter>['review']['taskPlans'][number]
export type Opened = inferRouterOutputs<AppRouter>['review']['openTask']
export type Order = inferRouterInputs<AppRouter>['review']['openTask']

/** '2027年1–7月绩效监控', '2027年绩效自评'. */
export function taskTitle({ rhythm, title }: Plan, fiscalYear: number, month: number): string {
  if (rhythm === 'year') return `${fiscalYear}年${title}`
  return `${fiscalYear}年${month === 1 ? '1月' : `1–${month}月`}${title}`
}

/** '已布置 2 件，1 件已有，3 个项目分值不齐'. */
export function openedWords({ opened, already, unfit }: Opened): string {
  if (opened + already + unfit.length === 0) return '没有要布置的项目'
  const parts = [
    ...(opened > 0 ? [`已布置 ${opened} 件`] : ['没有新布置的']),
    ...(already > 0 ? [`${already} 件已有`] : []),
    ...(unfit.length > 0 ? [`${unfit.length} 个项目分值不齐`] : []),
  ]
  return parts.join('，')
}

/** What is meant by it, and what comes next. */
export function whatNext({ opened, already, unfit }: Opened): string {
  if (opened + already + unfit.length === 0)
    return '本年没有符合条件的项目：要有批复的目标（申报目标除外），对象也要相符。'
  return opened > 0 ? '单位的待办里已经有了，经办人会收到消息。' : '原来布置的都在，没有改动。'
}
