import { Text, View } from '@tarojs/components'
import { screens } from '@/platform/screens'
import { aria } from './aria'
import { classes } from './classes'
import { look, lookClasses } from './look'
import { TABS, tabs } from './tabs'
import { Tap } from './tap'

/** The tabs of this person's roles, with badges. Its styles are in styles/tab-bar.css, alone, for WeChat isolates them. */
export function TabBar() {
  const state = tabs.use()
  return (
    <View
      className={classes('tabs', lookClasses(look.use()))}
      {...aria({ role: 'navigation', label: '底部标签' })}
    >
      <View className="tabs__l" {...aria({ role: 'tablist' })}>
        {TABS.filter((tab) => tab.for(state)).map(({ name, word, url }) => {
          const count = state.badges[name] ?? 0
          const shown = count > 99 ? '99+' : String(count)
          const on = state.current === name
          return (
            <Tap
              key={name}
              role="tab"
              label={count > 0 ? `${word} ${shown} ${name === 'me' ? '条未读' : '件'}` : word}
              selected={on}
              className={classes('tabs__i', on && 'tabs__i--on')}
              onTap={() => screens.tab(url)}
            >
              <View className={classes('tabs__s', `tabs__s--${name}`)} />
              <Text>{word}</Text>
              {count > 0 && <Text className="tabs__n">{shown}</Text>}
            </Tap>
          )
        })}
      </View>
    </View>
  )
}
