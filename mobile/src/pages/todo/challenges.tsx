import { View } from '@tarojs/components'
import { Group } from '@/components/group'
import { TaskCard } from '@/components/task-card'
import { clock } from '@/platform/clock'
import { screens } from '@/platform/screens'
import type { ChallengeItem, Workspace } from '@/sync/workspace.types'
import { momentWords } from '@/words/when'

/** 抽查重拍 that the unit owes, above the reports: a code runs out. */
export function Challenges({ workspace }: { workspace: Workspace }) {
  const owed = workspace.challenges().filter(({ answeredAt }) => answeredAt === null)
  if (owed.length === 0) return null
  return (
    <View>
      <Group word="抽查重拍" aside={`${owed.length} 张`} urgent />
      {owed.map((item) => (
        <TaskCard
          key={item.id}
          status={item.sending ? { word: '待同步', tone: 'accent' } : { word: '待重拍', tone: 'red' }}
          kind="抽查重拍"
          title={item.projectName}
          line={lineOf(item)}
          action={item.sending ? '查看' : '去重拍'}
          onTap={() => screens.go(`/pages/owner/challenge/index?id=${item.id}`)}
        />
      ))}
    </View>
  )
}

function lineOf({ indicator, expiresAt }: ChallengeItem): string {
  const live = expiresAt !== null && clock.wall() < Date.parse(expiresAt)
  return live ? `${indicator}，验证码 ${momentWords(expiresAt)} 前有效` : indicator
}
