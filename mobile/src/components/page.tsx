import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import { screens } from '@/platform/screens'
import { aria } from './aria'
import { BottomTabs, TopBar } from './chrome'
import { classes } from './classes'
import { look, lookClasses } from './look'
import { PrivacySheet } from './privacy-sheet'
import { type TabName, tabs } from './tabs'

export interface PageProps {
  /** Title of the navigation bar. */
  title: string
  /** Given by the five tab pages only. */
  tab?: TabName | undefined
  /** Stays under the title while the rest scrolls. */
  head?: ReactNode
  /** An ActionBar, always in reach at the bottom. */
  bar?: ReactNode
  /** Wide screens only: lets content run to the edges (tables, two panes) instead of one readable column. */
  wide?: boolean | undefined
  /** On a desktop: a list that stays on the left while the rest is beside it. */
  beside?: ReactNode
  children?: ReactNode
}

/** The root of every screen: carries theme and text size, the sticky head, the bar and, on the web, title and tabs. */
export function Page({ title, tab, head, bar, wide, beside, children }: PageProps) {
  const chosen = look.use()
  const hasBeside = beside !== undefined && beside !== null
  useDidShow(() => {
    if (tab) {
      tabs.set({ current: tab })
      screens.setTitle(title)
    }
    screens.setBar(look.get().theme) // it may have changed while another page lay over this one
  })
  useEffect(() => {
    // a tab may be drawn again while another is open, whose name it must not change
    if (!tab || tabs.get().current === tab) screens.setTitle(title)
  }, [title, tab])
  useEffect(() => screens.setBar(chosen.theme), [chosen.theme])
  return (
    <View
      className={classes(
        'page',
        lookClasses(chosen),
        tab && 'page--tab',
        (wide || hasBeside) && 'page--wide',
        hasBeside && 'page--beside',
      )}
    >
      <View className="page__head" {...aria({ role: 'banner' })}>
        <TopBar title={title} first={tab !== undefined} />
        {head}
      </View>
      {hasBeside && (
        <View className="page__beside" {...aria({ role: 'complementary', label: '列表' })}>
          {beside}
        </View>
      )}
      <View className="page__body" {...aria({ role: 'main' })}>
        {children}
      </View>
      {bar && (
        <View className="page__bar" {...aria({ role: 'region', label: '操作' })}>
          {bar}
        </View>
      )}
      {tab && <BottomTabs />}
      <PrivacySheet />
    </View>
  )
}
