import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '@/components/banner'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Retry } from '@/components/retry'
import { Row } from '@/components/row'
import { Waiting } from '@/components/waiting'
import { useOnline } from '@/hooks/phone'
import { screens } from '@/platform/screens'
import type { Workspace } from '@/sync/workspace.types'
import { DiaryProject } from './diary-project'

const TITLE = '取证日记'
const PAGE = 20

/** The diary of one project, or the projects to choose from. States: not pulled yet, no project, offline, signed out. */
export function Diary({ workspace, first }: { workspace: Workspace; first: string }) {
  const [chosen, setChosen] = useState(first)
  const [count, setCount] = useState(PAGE)
  const online = useOnline()
  const projects = workspace.diaryProjects()
  const only = projects.length === 1 ? projects[0] : undefined
  const project = projects.find(({ id }) => id === chosen) ?? (chosen === '' ? only : undefined)
  return (
    <Page title={TITLE}>
      {workspace.storageTrouble && <Banner tone="warn" sentence={workspace.storageTrouble.sentence} />}
      {workspace.signInNeeded ? (
        <Banner tone="warn" sentence="登录已过期。内容都在本机，重新登录后自动继续送出。">
          <Button word="去登录" tone="quiet" small onTap={() => screens.tab('/pages/me/index')} />
        </Banner>
      ) : (
        !online && <Banner icon="offline" sentence="没有网络，照常记。内容都存在本机，联网后自动送出。" />
      )}
      {project ? (
        <DiaryProject key={project.id} workspace={workspace} project={project} />
      ) : projects.length > 0 ? (
        <View>
          {projects.slice(0, count).map(({ id, name, unitName }) => (
            <Row key={id} title={name} sub={unitName} onTap={() => setChosen(id)} />
          ))}
          {projects.length > count && (
            <Button
              word={`再看后面 ${projects.length - count} 个项目`}
              tone="text"
              onTap={() => setCount(count + PAGE)}
            />
          )}
        </View>
      ) : workspace.refreshing ? (
        <Waiting of={TITLE} />
      ) : workspace.lastPulledAt === null || !online ? (
        <Retry
          of={TITLE}
          reason="本机还没有存过您的项目。联网取到以后，没有网络也能记。"
          again={() => void workspace.refresh()}
        />
      ) : (
        <Empty title="还没有批复了目标的项目" text="项目的绩效目标批复以后，就能在这里记。" />
      )}
    </Page>
  )
}
