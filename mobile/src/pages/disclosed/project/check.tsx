import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { screens } from '@/platform/screens'
import { fullDayWords } from '@/words/when'
import type { Snapshot } from '../../public/search'
import { shortHash } from './plain'
import { PublicPageLink } from './public-page-link'

/** 核对: by which version, day and hash anyone can tell that this is what was published. */
export function Check({ snapshot, address }: { snapshot: Snapshot; address: string }) {
  return (
    <View className="card card--flat">
      <View className="card__t">核对</View>
      <View className="sub mt2">
        公开编号 <Text className="ink num b">{snapshot.id.slice(0, 8).toUpperCase()}</Text>
        <Text className="ml2">第 {snapshot.version} 版</Text>
      </View>
      <View className="cap mt1 num">
        <Text>{fullDayWords(snapshot.publishedAt)}公开</Text>
        <View className="sep" />
        <Text>内容校验 {shortHash(snapshot.contentHash)}</Text>
        <View className="sep" />
        <Text>之后如有改动会另发一版</Text>
      </View>
      <View className="row mt3">
        <View className="grow">
          <Button word="复制网址" small onTap={() => void screens.copy(address)} />
        </View>
        <View className="bar__b" />
        <View className="grow">
          <Button word="复制内容校验" small onTap={() => void screens.copy(snapshot.contentHash)} />
        </View>
      </View>
      <PublicPageLink address={address} />
    </View>
  )
}
