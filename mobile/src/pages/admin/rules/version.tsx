import type { AppRouter } from '@server/api/app-router'
import { Text, View } from '@tarojs/components'
import type { inferRouterOutputs } from '@trpc/server'
import { Failed } from '@/admin/failed'
import { useAsked } from '@/admin/use-asked'
import { useChange } from '@/admin/use-change'
import { api } from '@/api'
import { Button } from '@/components/button'
import { Row } from '@/components/row'
import { Waiting } from '@/components/waiting'
import { screens } from '@/platform/screens'
import { fieldWords } from './rule-words'

export type RuleSetEntry = inferRouterOutputs<AppRouter>['administration']['ruleSets'][number]

/** One version: a line, and unfolded what it changes against the one before. */
export function Version({
  entry,
  before,
  open,
  onToggle,
  changed,
}: {
  entry: RuleSetEntry
  /** The set that it is compared with; null for the oldest. */
  before: string | null
  open: boolean
  onToggle: () => void
  changed: () => void
}) {
  const { id, title, fiscalYear, version, active, note, authorName } = entry
  const { busy, failure, attempt } = useChange()
  const activate = async () => {
    if (id === null) return
    const yes = await screens.ask({
      title: '启用这个版本',
      text: `从 ${fiscalYear} 年度起按它计算，几秒内在所有服务器上生效。已算出的结果不变。`,
      confirm: '启用',
      cancel: '先不启用',
    })
    if (yes && (await attempt(() => api.administration.activateRuleSet.mutate({ id })))) changed()
  }
  return (
    <>
      <Row
        title={title}
        sub={[`${fiscalYear} 年度起，第 ${version} 版`, note, authorName].filter(Boolean).join('，')}
        value={active ? '已启用' : '未启用'}
        onTap={onToggle}
      />
      {open && (
        <View className="card">
          {before === null ? (
            <View className="sub">这是最早的一版。</View>
          ) : (
            <Differences before={before} after={entry.key} />
          )}
          <Failed failure={failure} />
          {id !== null && !active && (
            <View className="row mt3">
              <Button word="启用" tone="primary" small busy={busy} onTap={() => void activate()} />
            </View>
          )}
        </View>
      )}
    </>
  )
}

function Differences({ before, after }: { before: string; after: string }) {
  const { answer, trouble } = useAsked('对比', `${before} ${after}`, () =>
    api.administration.compareRuleSets.query({ before, after }),
  )
  if (trouble !== null) return <View className="red">{trouble.sentence}</View>
  if (answer === null) return <Waiting of="对比" />
  return (
    <>
      <View className="b">和前一版比，改了 {answer.length} 处</View>
      {answer.map((one) => (
        <View key={one.field} className="mt2">
          <View className="sub">{fieldWords(one.field)}</View>
          <View className="diff">
            <Text className="diff__old num">{one.before ?? '没有'}</Text>
            <Text className="num ml2">{one.after ?? '没有'}</Text>
          </View>
        </View>
      ))}
    </>
  )
}
