import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Group } from '@/components/group'
import { Row } from '@/components/row'
import { keyValue } from '@/platform/key-value'
import { type LeftBehind, leftBehind } from '@/sync/left-behind'
import type { KnownAccount } from '@/sync/session.types'
import { leftWords } from './who'

export interface OthersProps {
  accounts: readonly KnownAccount[]
  /** Whom to sign in. */
  choose: (username: string) => void
}

/** Accounts that have worked on this phone, and how much of each still lies here; nothing of it is opened. */
export function Others({ accounts, choose }: OthersProps) {
  const [left, setLeft] = useState<Readonly<Record<string, LeftBehind>>>({})
  useEffect(() => {
    let gone = false
    const ids = accounts.map(({ accountId }) => accountId)
    void Promise.all(ids.map(async (id) => [id, await leftBehind(keyValue, id)] as const)).then((found) => {
      if (!gone) setLeft(Object.fromEntries(found))
    })
    return () => {
      gone = true
    }
  }, [accounts])
  if (accounts.length === 0) return null
  return (
    <View>
      <Group word="用过这台手机的账号" aside={`${accounts.length} 个`} />
      {accounts.map(({ accountId, name, username }) => (
        <Row
          key={accountId}
          title={`${name}（${username}）`}
          sub={left[accountId] && leftWords(left[accountId])}
          onTap={() => choose(username)}
        />
      ))}
    </View>
  )
}
