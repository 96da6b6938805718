import { useMemo } from 'react'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Waiting } from '@/components/waiting'
import { useOnline, useReady, useSession } from '@/hooks/phone'
import { screens } from '@/platform/screens'
import { forecastDesk } from '@/review/desks'
import { forecastList } from '@/review/forecast'
import { ForecastPage } from './forecast'
import './index.css'

/** 执行预测: which projects of this supervisor are about to lose 优 or 良, and what must be paid by when. */
export default function ForecastScreen() {
  const ready = useReady()
  const online = useOnline()
  const account = useSession().current?.accountId
  const list = useMemo(() => (account === undefined ? null : forecastList(forecastDesk(account))), [account])
  if (list) return <ForecastPage key={account} list={list} online={online} />
  return (
    <Page title="执行预测">
      {ready ? (
        <Empty
          title="登录后看执行预测"
          text="登录后只列您负责的项目。"
          action={{ word: '去登录', onTap: () => screens.tab('/pages/me/index') }}
        />
      ) : (
        <Waiting of="执行预测" />
      )}
    </Page>
  )
}
