import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Waiting } from '@/components/waiting'
import { useOnline, useReady, useSession } from '@/hooks/phone'
import { screens } from '@/platform/screens'
import { workbooks } from '@/platform/workbooks'
import { Registry } from './registry'

const TITLE = '导入导出'

/** 导入导出: units, people, projects, budgets, payments and goals of the own districts as one Excel file. */
export default function RegistryPage() {
  const ready = useReady()
  const online = useOnline()
  const sessions = useSession()
  const { current } = sessions
  const administers = current?.assignments.some(({ role }) => role === 'administrator') ?? false
  const token = current === null ? null : sessions.tokenOf(current.accountId)
  if (token !== null && administers && workbooks.here) return <Registry token={token} online={online} />
  return (
    <Page title={TITLE}>
      {!ready ? (
        <Waiting of={TITLE} />
      ) : token === null ? (
        <Empty
          title="登录后才能导入导出"
          text="在册的内容没有任何改动。"
          action={{ word: '去登录', onTap: () => screens.tab('/pages/me/index') }}
        />
      ) : administers ? (
        <Empty
          title="请在电脑上办"
          text="表格在网页版上导入和导出：用电脑浏览器打开本系统，用同一账号登录。"
        />
      ) : (
        <Empty title="这里由系统管理办理" text="导入和导出只对本级系统管理员开放。您的内容没有受影响。" />
      )}
    </Page>
  )
}
