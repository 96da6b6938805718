import type { Role } from '@domain/access/roles'
import type { ReactElement } from 'react'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Waiting } from '@/components/waiting'
import { useReady, useSession } from '@/hooks/phone'
import { screens } from '@/platform/screens'

/** A page for some roles only: waits for the phone, asks to sign in, or says whose it is. */
export function Gate({
  title,
  roles,
  whose,
  children,
}: {
  title: string
  roles: readonly Role[]
  /** Said to everybody else. */
  whose: string
  children: () => ReactElement
}) {
  const ready = useReady()
  const sessions = useSession()
  const { current } = sessions
  if (current?.assignments.some(({ role }) => roles.includes(role)) && !sessions.signInNeeded)
    return children()
  return (
    <Page title={title}>
      {!ready ? (
        <Waiting of={title} />
      ) : current === null || sessions.signInNeeded ? (
        <Empty
          title="请先登录"
          text="没有任何改动。登录后从“我的”再进来。"
          action={{ word: '去登录', onTap: () => screens.tab('/pages/me/index') }}
        />
      ) : (
        <Empty title={whose} text="您的内容没有受影响。" />
      )}
    </Page>
  )
}
