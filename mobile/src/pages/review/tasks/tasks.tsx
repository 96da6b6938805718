import { useState } from 'react'
import { useAsked } from '@/admin/use-asked'
import { api } from '@/api'
import { Banner } from '@/components/banner'
import { Choice } from '@/components/choice'
import { Page } from '@/components/page'
import { Retry } from '@/components/retry'
import { Waiting } from '@/components/waiting'
import { clock } from '@/platform/clock'
import { OpenedView } from './opened-view'
import { OrderForm } from './order-form'
import type { Opened } from './words'

/** States: waiting, refused with why, an order to fill in, what became of it. */
export function Tasks({ online }: { online: boolean }) {
  const thisYear = new Date(clock.wall()).getFullYear()
  const [fiscalYear, setYear] = useState(thisYear)
  const [kind, setKind] = useState('')
  const [opened, setOpened] = useState<Opened | null>(null)
  const { answer, trouble, again } = useAsked('可以布置的任务', String(fiscalYear), () =>
    api.review.taskPlans.query({ fiscalYear }),
  )
  const plan = answer?.find((one) => one.kind === kind) ?? answer?.[0]
  const years = [1, 0, -1, -2].map((shift) => ({
    value: String(thisYear + shift),
    label: `${thisYear + shift} 年`,
  }))
  if (opened) {
    return (
      <Page title="布置任务">
        <OpenedView opened={opened} again={() => setOpened(null)} />
      </Page>
    )
  }
  return (
    <Page
      title="布置任务"
      head={
        <>
          <Choice
            as="row"
            name="预算年度"
            options={years}
            value={String(fiscalYear)}
            onChange={(year) => setYear(Number(year))}
          />
          <Choice
            as="row"
            name="种类"
            options={(answer ?? []).map(({ kind: value, title: label }) => ({ value, label }))}
            value={plan?.kind ?? null}
            onChange={setKind}
          />
        </>
      }
    >
      {!online && <Banner icon="offline" sentence="现在没有网络，不能布置。联网后再布置。" />}
      {trouble !== null && (
        <Retry of="可以布置的任务" again={again} reason={trouble.sentence} code={trouble.code ?? undefined} />
      )}
      {trouble === null && answer === null && <Waiting of="可以布置的任务" />}
      {plan && (
        <OrderForm
          key={`${fiscalYear} ${plan.kind}`}
          plan={plan}
          fiscalYear={fiscalYear}
          online={online}
          done={setOpened}
        />
      )}
    </Page>
  )
}
