import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { Field } from '@/components/field'
import { Finding } from '@/components/finding'
import { type DatedPhoto, OldAndNew } from '@/components/old-and-new'
import type { Doubt, ReviewPhoto } from '@/review/photos'

/** A reviewer says what a doubt is worth, and why; resolves to true once it is recorded. */
export type WeighDoubt = (doubt: Doubt, verdict: 'fine' | 'doubtful', reason: string) => Promise<boolean>

export interface PhotoDoubtProps {
  photo: ReviewPhoto
  doubt: Doubt
  /** Given to whoever decides here. */
  weigh?: WeighDoubt | undefined
}

const verdicts = [
  { value: 'fine', label: '没有问题' },
  { value: 'doubtful', label: '确有疑问' },
]
const longest = 300

/** 照片疑点 (EV23, EV24): what was seen and what it cannot prove; opened, the two photos and the judgement. */
export function PhotoDoubt({ photo, doubt, weigh }: PhotoDoubtProps) {
  const [open, setOpen] = useState(false)
  const [verdict, setVerdict] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const { judgement } = doubt
  const lacking = asked ? lack(verdict, reason) : {}
  const record = async () => {
    setAsked(true)
    if (weigh === undefined || Object.keys(lack(verdict, reason)).length > 0) return
    setBusy(true)
    const recorded = await weigh(doubt, verdict === 'fine' ? 'fine' : 'doubtful', reason.trim())
    setBusy(false)
    if (recorded) setOpen(false)
  }
  const more = doubt.other !== '' || weigh !== undefined
  return (
    <View className="mt2">
      <Finding
        kind={`${photo.caption}，${doubt.title}`}
        sentence={`${doubt.sentence}。请您判断。`}
        action={more ? (open ? '收起' : doubt.other === '' ? '判断' : '并排看') : undefined}
        judged={judgement ? judgedWords(judgement) : undefined}
        onTap={more ? () => setOpen(!open) : undefined}
      />
      {open && (
        <View className="doubt">
          {doubt.other !== '' && (
            <OldAndNew
              {...beside(
                { url: photo.url, alt: photo.alt, caption: '这一张', details: photo.details },
                doubt,
              )}
            />
          )}
          {weigh && (
            <>
              <View className="mt2">
                <Choice
                  label="您的判断"
                  required
                  options={verdicts}
                  value={verdict}
                  onChange={setVerdict}
                  error={lacking.verdict}
                />
              </View>
              <View className="mt2">
                <Field
                  label="理由"
                  required
                  long
                  value={reason}
                  onChange={setReason}
                  aside={`${reason.length} / ${longest}`}
                  maxLength={longest}
                  error={lacking.reason}
                />
              </View>
              <View className="mt2">
                <Button word="记下判断" tone="quiet" wide busy={busy} onTap={() => void record()} />
              </View>
              <View className="cap mt1">判断和理由会留痕。要退回照片，请用下方的“退回此项”。</View>
            </>
          )}
        </View>
      )}
    </View>
  )
}

/** The older picture stands on the left: another one's before this one, this one before its re-shoot. */
function beside(mine: DatedPhoto, { of, other }: Doubt): { old: DatedPhoto; now: DatedPhoto } {
  const details: string[] = []
  return of === 'finding'
    ? { old: { url: other, alt: '相似的另一张照片', caption: '另一张', details }, now: mine }
    : { old: mine, now: { url: other, alt: '带验证码重拍的照片', caption: '重拍', details } }
}

function lack(verdict: string | null, reason: string): { verdict?: string; reason?: string } {
  return {
    ...(verdict === null && { verdict: '请选择您的判断' }),
    ...(reason.trim() === '' && { reason: '请写明判断的理由' }),
  }
}

function judgedWords({ verdict, reason, by }: NonNullable<Doubt['judgement']>): string {
  return `${verdict === 'fine' ? '没有问题' : '确有疑问'}：${reason}（${by}）`
}
