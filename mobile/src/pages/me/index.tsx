import type { Role } from '@domain/access/roles'
import { Text, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { Banner } from '@/components/banner'
import { Group } from '@/components/group'
import { Page } from '@/components/page'
import { Row } from '@/components/row'
import { useReady, useSession, useWorkspace } from '@/hooks/phone'
import { useSpaceWords } from '@/hooks/space'
import { InboxLink } from '@/notices/inbox-link'
import { keyValue } from '@/platform/key-value'
import { screens } from '@/platform/screens'
import { deviceName } from './device'
import { Display } from './display'
import './index.css'
import { sizeWords } from '@/words/due'
import { changeLook } from './kept-look'
import { Others } from './others'
import { SignIn } from './sign-in'
import type { Typed } from './sign-in-words'
import { Password } from './steps/password'
import { SignInSteps } from './steps/sign-in-steps'
import { Storage } from './storage'
import { version } from './version'
import { Binding } from './wechat/binding'
import { useWeChat } from './wechat/use-wechat'
import { WeChatSignIn } from './wechat/wechat-sign-in'
import { firstTab, rolesInWords, signOutWords } from './who'

const boardRoles: readonly Role[] = ['unit-head', 'department', 'section', 'division']

/** 我的: who I am on this phone, how it looks, what it keeps, and the way out. */
export default function MePage() {
  const ready = useReady()
  const sessions = useSession()
  const workspace = useWorkspace()
  const [, look] = useState(0)
  const spaceWords = useSpaceWords(workspace)
  const [chosen, choose] = useState('')
  useDidShow(() => look((count) => count + 1)) // usage is read, not watched
  const { current, signInNeeded } = sessions

  const signIn = async (typed: Typed) => {
    const entered = await sessions.signIn({ ...typed, device: deviceName() })
    if (entered && !signInNeeded) screens.tab(firstTab(sessions.roles))
  }
  const weChat = useWeChat(async (opened) => {
    const again = sessions.signInNeeded
    if ((await sessions.enter(opened)) && !again) screens.tab(firstTab(sessions.roles))
  })
  const byWeChat = ready && (current === null || signInNeeded) && weChat && <WeChatSignIn steps={weChat} />
  const leaving = signOutWords(workspace?.unsentCount ?? 0, workspace?.drafts().length ?? 0)
  const signOut = async () => {
    const yes = await screens.ask({
      title: '退出登录',
      text: leaving,
      confirm: '退出登录',
      cancel: '留在这里',
    })
    if (yes) await sessions.signOut()
  }
  const clear = async () => {
    if (workspace === null) return null
    const { clearableBytes, clearableCount } = workspace.usage()
    const yes = await screens.ask({
      title: '清理已送达的照片',
      text: `清理 ${clearableCount} 张，腾出 ${sizeWords(clearableBytes)}。服务器都已收下，回执保留；未送达的不会动。`,
      confirm: '清理',
      cancel: '先不清理',
    })
    if (!yes) return null
    const given = await workspace.clearDelivered()
    screens.toast(`已腾出 ${sizeWords(given)}`)
    return given
  }

  if (sessions.unfinished !== null)
    return (
      <Page title="我的" tab="me">
        <SignInSteps
          key={sessions.unfinished.step}
          unfinished={sessions.unfinished}
          enter={async (opened) => {
            const again = sessions.signInNeeded
            if ((await sessions.enter(opened)) && !again) screens.tab(firstTab(sessions.roles))
          }}
          abandon={() => sessions.abandon()}
        />
      </Page>
    )

  return (
    <Page title="我的" tab="me">
      {current === null && byWeChat}
      {ready && current === null && (
        <>
          <SignIn key={chosen} start={chosen} signIn={signIn} />
          <Others accounts={sessions.accounts} choose={choose} />
        </>
      )}
      {ready && current !== null && (
        <>
          <View className="me__who">
            <View className="title">{current.name}</View>
            <View className="sub mt1">
              <Text>{rolesInWords(current.assignments)}</Text>
            </View>
            <View className="cap mt1">账号 {current.username}</View>
          </View>
          {byWeChat}
          {signInNeeded && <SignIn key="again" username={current.username} signIn={signIn} />}
        </>
      )}
      {ready && current !== null && <InboxLink always />}
      {current !== null && !signInNeeded && (
        <Binding accountId={current.accountId} onUnbound={() => void workspace?.refresh()} />
      )}
      {current !== null && !signInNeeded && <Password key={current.accountId} />}
      {current?.assignments.some(({ role }) => role === 'administrator') && (
        <Row
          title="系统管理"
          sub="单位、人员、日历、规则、导入导出"
          onTap={() => screens.go('/pages/admin/home/index')}
        />
      )}
      {current?.assignments.some(({ role }) => boardRoles.includes(role)) && (
        <Row
          title="覆盖率"
          sub="应报、已报和审结，可以看到每个单位"
          onTap={() => screens.go('/pages/review/board/index')}
        />
      )}
      {workspace?.storageTrouble && <Banner tone="warn" sentence={workspace.storageTrouble.sentence} />}
      <Display change={(change) => void changeLook(keyValue, change)} />
      {spaceWords.map((sentence) => (
        <Banner key={sentence} tone="warn" sentence={sentence} />
      ))}
      {workspace && <Storage usage={workspace.usage()} clear={clear} />}
      <Group word="关于" />
      <Row title="版本" value={version} />
      <Row
        title="隐私"
        sub="本机只存您填报和审核要用的内容，退出后只有您再登录才能打开。位置只在拍佐证照片时记下，公开时只到区县。不读取通讯录，不跟踪浏览。"
      />
      {current !== null && (
        <View className="me__out">
          <Row title="退出登录" sub={leaving} tone="danger" onTap={() => void signOut()} />
        </View>
      )}
    </Page>
  )
}
