import { Row } from '@/components/row'
import { screens } from '@/platform/screens'
import { unread } from './unread'

/** The way to the inbox. `always`: also when nothing is unread. */
export function InboxLink({ always = false }: { always?: boolean }) {
  const { count } = unread.use()
  if (count === 0 && !always) return null
  return (
    <Row
      title="消息"
      {...(count > 0 ? { value: `${count} 条未读` } : {})}
      onTap={() => screens.go('/pages/inbox/index')}
    />
  )
}
