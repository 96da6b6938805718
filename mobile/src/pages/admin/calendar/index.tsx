import { View } from '@tarojs/components'
import { useState } from 'react'
import { Gate } from '@/admin/gate'
import { useAsked } from '@/admin/use-asked'
import { api } from '@/api'
import { Choice } from '@/components/choice'
import { Group } from '@/components/group'
import { Page } from '@/components/page'
import { Retry } from '@/components/retry'
import { Waiting } from '@/components/waiting'
import { clock } from '@/platform/clock'
import { OwnDays } from './own-days'
import { StageRow } from './stage-row'

const title = '年度日历'

/** 年度日历: when each stage opens and is due, and the days that the district counts otherwise. */
export default function CalendarPage() {
  return (
    <Gate title={title} roles={['administrator']} whose="这里由系统管理办理">
      {() => <Calendar />}
    </Gate>
  )
}

function Calendar() {
  const thisYear = new Date(clock.wall()).getFullYear()
  const [fiscalYear, setYear] = useState(thisYear)
  const districts = useAsked('区划', 'districts', () => api.administration.districts.query())
  const districtId = districts.answer?.[0]?.id ?? null
  const calendar = useAsked(title, JSON.stringify([districtId, fiscalYear]), async () =>
    districtId === null ? null : api.administration.calendar.query({ districtId, fiscalYear }),
  )
  const trouble = districts.trouble ?? calendar.trouble
  const years = [1, 0, -1, -2].map((shift) => ({
    value: String(thisYear + shift),
    label: `${thisYear + shift} 年`,
  }))
  return (
    <Page
      title={title}
      head={
        <View className="search">
          <Choice
            as="row"
            name="预算年度"
            options={years}
            value={String(fiscalYear)}
            onChange={(year) => setYear(Number(year))}
          />
        </View>
      }
    >
      {trouble !== null && (
        <Retry
          of={title}
          again={() => {
            districts.again()
            calendar.again()
          }}
          reason={trouble.sentence}
          code={trouble.code ?? undefined}
        />
      )}
      {trouble === null && calendar.answer === null && <Waiting of={title} />}
      {calendar.answer !== null && (
        <>
          <Group word="各环节" aside="已经布置的任务不随之改" />
          {calendar.answer.stages.map((stage) => (
            <StageRow
              key={`${fiscalYear} ${stage.id} ${stage.version}`}
              stage={stage}
              districtId={calendar.answer?.districtId ?? ''}
              fiscalYear={fiscalYear}
              changed={calendar.put}
            />
          ))}
          <OwnDays
            districtId={calendar.answer.districtId}
            days={calendar.answer.days}
            changed={calendar.again}
          />
        </>
      )}
    </Page>
  )
}
