import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { Banner } from '@/components/banner'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Group } from '@/components/group'
import { Page } from '@/components/page'
import { Row } from '@/components/row'
import { useOnline } from '@/hooks/phone'
import { useSpaceWords } from '@/hooks/space'
import { clock } from '@/platform/clock'
import { screens } from '@/platform/screens'
import type { Workspace } from '@/sync/workspace.types'
import { sizeWords } from '@/words/due'
import { takeInRescue, type Ways } from './actions'
import { ConflictItem } from './conflict-item'
import { EntryGroup } from './entry-group'
import { groupsOf } from './groups'
import { Merge } from './merge'
import { Obstacle } from './obstacle'

/** 待同步 of a signed-in author, or two versions of one filing side by side. */
export function Outbox({ workspace }: { workspace: Workspace }) {
  const [comparing, setComparing] = useState<string | null>(null)
  const online = useOnline()
  const spaceWords = useSpaceWords(workspace)
  const ways = useMemo<Ways>(() => ({ workspace, compare: setComparing }), [workspace])
  const now = Math.floor(clock.wall() / 60_000) * 60_000
  const conflict = comparing === null ? null : workspace.conflict(comparing)
  if (conflict) return <Merge workspace={workspace} conflict={conflict} onBack={() => setComparing(null)} />

  const { needsYou, conflicts, automatic, deferred, aside, delivered } = groupsOf(workspace, now)
  const usage = workspace.usage()
  const { unsentCount } = workspace
  const gathered = workspace.diary().filter(({ state }) => state !== 'held')
  const refused = gathered.filter(({ state }) => state === 'refused').length
  const yours = needsYou.length + conflicts.length
  return (
    <Page title="待同步" tab="outbox">
      {workspace.storageTrouble && <Banner tone="warn" sentence={workspace.storageTrouble.sentence} />}
      <Obstacle workspace={workspace} online={online} />
      {spaceWords.map((sentence) => (
        <Banner key={sentence} tone="warn" sentence={sentence} />
      ))}
      <View className="head">
        <View className="row between">
          <View className="grow">
            <View className="card__t">
              {unsentCount > 0 ? `${unsentCount} 件还没送达` : '提交的都已送达'}
            </View>
            <View className="sub mt1 num">
              {usage.unsentCount > 0
                ? `${usage.unsentCount} 张照片、${sizeWords(usage.unsentBytes)} 都在本机`
                : '没有要送的照片'}
            </View>
          </View>
          {unsentCount > 0 && (
            <View className="none ml3">
              <Button word="现在再试" tone="quiet" small onTap={() => workspace.retryNow()} />
            </View>
          )}
        </View>
      </View>
      {gathered.length > 0 && (
        <Row
          title={`取证日记 ${gathered.length} 条`}
          sub={refused > 0 ? `${refused} 条没有收下，要您处理` : '存在本机，自动送出'}
          onTap={() => screens.go('/pages/owner/diary/index')}
        />
      )}
      {yours > 0 && <Group word="需要您处理" aside={`${yours} 件`} />}
      {conflicts.map((one) => (
        <ConflictItem key={one.filingId} workspace={workspace} conflict={one} onCompare={setComparing} />
      ))}
      <EntryGroup entries={needsYou} ways={ways} now={now} />
      <EntryGroup
        word="自动进行"
        aside={`${automatic.length} 件`}
        entries={automatic}
        ways={ways}
        now={now}
      />
      <EntryGroup
        word="等退回"
        aside={`${deferred.length} 件，上一版在审`}
        entries={deferred}
        ways={ways}
        now={now}
      />
      <EntryGroup
        word="暂存"
        aside={`${aside.length} 件，不会自动送出`}
        entries={aside}
        ways={ways}
        now={now}
      />
      <EntryGroup
        word="已送达"
        aside={`近 14 天 ${delivered.length} 件`}
        entries={delivered}
        ways={ways}
        now={now}
      />
      <Row
        title="读取救援文件"
        sub="导出过的内容从这里读回，同一份不会重复"
        onTap={() => void takeInRescue(workspace)}
      />
      {workspace.entries().length === 0 && yours === 0 && gathered.length === 0 && (
        <Empty title="没有待同步的内容" text="提交的报告会先存在这里，送达后留下回执编号。" />
      )}
    </Page>
  )
}
