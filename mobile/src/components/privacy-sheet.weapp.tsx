import { Button, Text, View } from '@tarojs/components'
import { AGREE_BUTTON } from '@/platform/privacy'
import { aria } from './aria'
import { Button as OurButton } from './button'
import { privacyQuestion, wantedFor } from './privacy-question'
import { Sheet } from './sheet'
import { Tap } from './tap'

/** 同意 or 不同意, before a private API goes on; closing it is 不同意, and the work goes on without. */
export function PrivacySheet() {
  const { asking } = privacyQuestion.use()
  if (asking === null) return null
  const refuse = () => asking.answer(false)
  return (
    <Sheet title="隐私保护指引" close={refuse}>
      <View className="privacy">
        <View>
          要{wantedFor(asking.referrer)}
          ，先请您看过并同意隐私保护指引。不同意也能照常填写和保存，只是这一步不做。
        </View>
        <Tap className="privacy__link" role="link" label="看隐私保护指引全文" onTap={asking.openContract}>
          <Text className="link">看隐私保护指引全文</Text>
        </Tap>
        <View className="row mt3">
          <View className="grow">
            <OurButton word="不同意" onTap={refuse} />
          </View>
          <View className="ml2 grow">
            <Button
              id={AGREE_BUTTON}
              className="btn btn--primary btn--native"
              hoverClass="pressed"
              openType="agreePrivacyAuthorization"
              onAgreePrivacyAuthorization={() => asking.answer(true)}
              {...aria({ role: 'button', label: '同意' })}
            >
              同意
            </Button>
          </View>
        </View>
      </View>
    </Sheet>
  )
}
