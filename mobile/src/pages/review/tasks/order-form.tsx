import { instantsOf } from '@domain/calendar/stages'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Failed } from '@/admin/failed'
import { useChange } from '@/admin/use-change'
import { api } from '@/api'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { Field } from '@/components/field'
import { screens } from '@/platform/screens'
import { type Opened, type Plan, taskTitle } from './words'

export interface OrderFormProps {
  plan: Plan
  fiscalYear: number
  online: boolean
  done: (opened: Opened) => void
}

const months = Array.from({ length: 12 }, (_, at) => at + 1)
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

/** One task: its months, its name and its days, by the calendar or by hand. Opening it tells the units. */
export function OrderForm({ plan, fiscalYear, online, done }: OrderFormProps) {
  const [month, setMonth] = useState(plan.month ?? 12)
  const [named, setNamed] = useState<string | null>(null)
  const [own, setOwn] = useState(false)
  const [opensOn, setOpens] = useState(plan.window?.opensOn ?? '')
  const [dueOn, setDue] = useState(plan.window?.dueOn ?? '')
  const { busy, failure, attempt } = useChange()
  const known = plan.rhythm === 'year' || month === plan.month ? plan.window : null
  const byHand = own || known === null
  const title = named ?? taskTitle(plan, fiscalYear, month)
  const backwards = isDay(opensOn) && isDay(dueOn) && opensOn > dueOn
  const ready = title.trim() !== '' && (!byHand || (isDay(opensOn) && isDay(dueOn) && !backwards))
  const open = async () => {
    const sure = await screens.ask({
      title: `布置“${title.trim()}”`,
      text: '符合条件的项目各开一件，单位的经办人会收到消息。已有的不会重复布置。',
      confirm: '布置',
      cancel: '再看看',
    })
    if (!sure) return
    const days = byHand ? instantsOf({ opensOn, dueOn }) : { opensAt: null, dueAt: null }
    await attempt(async () =>
      done(
        await api.review.openTask.mutate({
          ...{ kind: plan.kind, fiscalYear, month, title: title.trim() },
          ...days,
        }),
      ),
    )
  }
  return (
    <View className="card card--flat">
      {plan.rhythm === 'months' && (
        <View className="mt1">
          <Choice
            label="报到几月"
            options={months.map((one) => ({ value: String(one), label: `${one}月` }))}
            value={String(month)}
            onChange={(value) => setMonth(Number(value))}
          />
        </View>
      )}
      <View className="mt3">
        <Field label="任务名称" value={title} onChange={setNamed} maxLength={100} required />
      </View>
      {known !== null && (
        <View className="mt3">
          <Choice
            as="segments"
            label="填报时间"
            options={[
              { value: 'calendar', label: '按年度日历' },
              { value: 'own', label: '自己定' },
            ]}
            value={own ? 'own' : 'calendar'}
            onChange={(value) => setOwn(value === 'own')}
          />
          {!own && <View className="sub num mt2">{`${known.opensOn} 至 ${known.dueOn}`}</View>}
        </View>
      )}
      {byHand && (
        <>
          {known === null && (
            <View className="cap mt3">年度日历里没有这个环节的时间，请写明开始和截止日期。</View>
          )}
          <View className="mt3">
            <Field label="开始" value={opensOn} onChange={setOpens} hint={format} maxLength={10} required />
          </View>
          <View className="mt3">
            <Field
              label="截止"
              value={dueOn}
              onChange={setDue}
              hint={format}
              maxLength={10}
              required
              error={backwards ? '截止日早于开始日，请核对' : undefined}
            />
          </View>
        </>
      )}
      <Failed failure={failure} />
      <View className="mt3">
        <Button
          word="布置"
          tone="primary"
          wide
          busy={busy}
          disabled={!online || !ready}
          onTap={() => void open()}
        />
      </View>
    </View>
  )
}

const format = '格式为 年-月-日，例如 2027-02-01'
