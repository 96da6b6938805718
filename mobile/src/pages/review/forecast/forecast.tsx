import { View } from '@tarojs/components'
import { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import { Banner } from '@/components/banner'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Retry } from '@/components/retry'
import { Waiting } from '@/components/waiting'
import { useShown } from '@/lists/use-shown'
import { clock } from '@/platform/clock'
import { endPullDown } from '@/platform/pull-down'
import { type ForecastList, optionsOf, shownRows, unfiltered } from '@/review/forecast'
import { lastWords } from '@/words/due'
import { ForecastCard } from './forecast-card'

/** Cards mounted at once; WeChat's screens hold fewer than 1,000 nodes. */
const batch = 30

const filters = [
  { name: 'threshold', word: '按线筛选' },
  { name: 'section', word: '按业务科室筛选' },
  { name: 'department', word: '按主管部门筛选' },
] as const

/** States: loading, failed, offline with what was read before, empty, filtered to nothing, the list. */
export function ForecastPage({ list, online }: { list: ForecastList; online: boolean }) {
  const { fiscalYear, rows, asOf, refreshing, trouble } = list.store.use()
  const [filter, setFilter] = useState(unfiltered)
  const [limit, setLimit] = useState(batch)
  useShown(
    () => void list.start(),
    () => void list.refresh(),
  )
  usePullDownRefresh(() => void list.refresh().finally(endPullDown))
  const shown = rows === null ? [] : shownRows(rows, filter)
  const when = asOf === null ? '' : `${lastWords(asOf, clock.wall())} 取得`
  const choose = (year: string) => {
    setFilter(unfiltered)
    setLimit(batch)
    void list.open(Number(year))
  }
  return (
    <Page
      title="执行预测"
      head={
        <View className="forecast__head">
          <Choice
            as="segments"
            name="年度"
            options={list.years.map((year) => ({ value: String(year), label: `${year} 年度` }))}
            value={String(fiscalYear)}
            onChange={choose}
          />
          {filters.map(({ name, word }) => {
            const options = rows === null ? [] : optionsOf(rows, filter, name)
            return (
              options.length > 0 && (
                <Choice
                  key={name}
                  as="row"
                  name={word}
                  options={options}
                  value={filter[name]}
                  onChange={(value) => setFilter({ ...filter, [name]: value })}
                />
              )
            )
          })}
        </View>
      }
    >
      {rows !== null && (trouble !== null || !online) && (
        <Banner
          tone={online ? 'warn' : 'info'}
          icon={online ? 'info' : 'offline'}
          sentence={online ? (trouble?.sentence ?? '') : `现在没有网络，下面是${when}的列表。`}
        />
      )}
      {rows === null && trouble === null && <Waiting of="执行预测" />}
      {rows === null && trouble !== null && (
        <Retry
          of="执行预测"
          again={() => void list.refresh()}
          reason={trouble.sentence}
          code={trouble.code ?? undefined}
        />
      )}
      {rows !== null && rows.length === 0 && (
        <Empty
          title="没有要提醒的项目"
          text={`您负责的项目，${fiscalYear} 年度支付都过了线，或支付数还没有导入。`}
        />
      )}
      {rows !== null && rows.length > 0 && shown.length === 0 && (
        <Empty
          title="这一类没有"
          text="换一个条件，或者看全部。"
          action={{ word: '看全部', onTap: () => setFilter(unfiltered) }}
        />
      )}
      {shown.length > 0 && (
        <>
          <View className="group">
            {refreshing ? '正在更新' : `共 ${shown.length} 个项目，剩余天数少的在前`}
          </View>
          <View className="forecast__list">
            {shown.slice(0, limit).map((row) => (
              <ForecastCard key={row.projectId} row={row} />
            ))}
          </View>
          {shown.length > limit && (
            <Button
              word={`再看后面 ${shown.length - limit} 个项目`}
              tone="text"
              onTap={() => setLimit(limit + batch)}
            />
          )}
          <View className="foot">按国库支付数和全年预算数计算，{when}。</View>
        </>
      )}
    </Page>
  )
}
