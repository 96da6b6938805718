import type { Form } from '@domain/filings/form'
import { Text, View } from '@tarojs/components'
import { Progress } from '@/components/progress'
import { Tap } from '@/components/tap'
import { needOf } from '@/forms/need'
import { screens } from '@/platform/screens'
import type { FilingView } from '@/sync/workspace.types'
import { clockWords } from '@/words/due'

export interface ReportHeadProps {
  filing: FilingView
  form: Form
  savedAt: string | null
}

/** Stays in sight: whose report it is, when it was last saved on this phone, how much of it is filled in. */
export function ReportHead({ filing, form, savedAt }: ReportHeadProps) {
  const need = needOf(form)
  return (
    <View className="head">
      <Tap
        className="row between"
        role="link"
        onTap={() => screens.go(`/pages/owner/project/index?filing=${filing.id}`)}
      >
        <Text className="card__t one grow">{filing.projectName}</Text>
        <Text className="cap none ml3 num">
          {savedAt === null ? '边填边存本机' : `已存本机 ${clockWords(savedAt)}`}
        </Text>
      </Tap>
      <View className="row mt1">
        <View className="sub num none">
          <Text>{need.asks}</Text>
          <View className="sep" />
          <Text className="b ink">{need.filled}</Text>
        </View>
        <View className="grow ml3">
          <Progress percent={need.percent} label={need.filled} />
        </View>
      </View>
    </View>
  )
}
