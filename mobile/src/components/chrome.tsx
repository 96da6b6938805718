import { Text, View } from '@tarojs/components'
import { screens } from '@/platform/screens'
import { aria } from './aria'
import { TabBar } from './tab-bar'
import { Tap } from './tap'

/** What WeChat draws by itself and the web does not: the bar with the title, and the tabs. See chrome.weapp.tsx. */
export function TopBar({ title, first }: { title: string; first: boolean }) {
  return (
    <View className="top">
      {!first && (
        <Tap className="top__back" label="返回" onTap={screens.back}>
          <View className="icon icon--back" />
        </Tap>
      )}
      <View className="top__title" {...aria({ role: 'heading', level: 1 })}>
        <Text>{title}</Text>
      </View>
    </View>
  )
}

export const BottomTabs = TabBar
