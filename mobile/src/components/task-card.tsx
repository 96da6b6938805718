import { Text, View } from '@tarojs/components'
import { Light, type LightKind } from './light'
import { Progress } from './progress'
import { Tag, type Tone } from './tag'
import { Tap } from './tap'

export interface TaskCardProps {
  /** 待填, 被退回, 待同步 … */
  status: { word: string; tone: Tone }
  /** Kind and period of the filing: 绩效监控 1–7月. */
  kind: string
  /** The project. */
  title: string
  line: string
  light?: LightKind | undefined
  /** '已填 2 / 4', with a bar when a percentage is given. */
  progress?: { text: string; percent?: number | undefined } | undefined
  /** The verb of what comes next: 继续填. */
  action: string
  onTap: () => void
}

/** One filing to work on; the whole card is the link, called by what stands on it. */
export function TaskCard({ status, kind, title, line, light, progress, action, onTap }: TaskCardProps) {
  return (
    <Tap role="link" className="card" onTap={onTap}>
      <View className="row between">
        <View className="row">
          <Tag word={status.word} tone={status.tone} />
          <Text className="cap ml2">{kind}</Text>
        </View>
        {light && <Light kind={light} />}
      </View>
      <View className="card__t mt2">{title}</View>
      <View className="sub mt1">{line}</View>
      <View className="card__foot">
        <View className="row grow">
          {progress && <Text className="sub num none">{progress.text}</Text>}
          {progress?.percent !== undefined && (
            <View className="task__bar">
              <Progress percent={progress.percent} />
            </View>
          )}
        </View>
        <Text className="go none ml3">{action}</Text>
      </View>
    </Tap>
  )
}
