import { reasonLabel } from '@domain/filings/remarks'
import { Text, View } from '@tarojs/components'
import { classes } from '@/components/classes'
import { Diff } from '@/components/diff'
import { Finding } from '@/components/finding'
import { Key } from '@/components/key'
import { Light } from '@/components/light'
import { Measure } from '@/components/measure'
import { Remark } from '@/components/remark'
import { Tap } from '@/components/tap'
import { ScoreView } from '@/forms/score-view'
import type { Entry } from '@/review/model'
import { EntryFigures } from './entry-figures'
import { EntryPhotos, type JudgePhoto } from './entry-photos'
import { EntrySaid } from './entry-said'
import { PhotoDoubt, type WeighDoubt } from './photo-doubt'

export interface EntryOpenProps {
  entry: Entry
  id: string
  /** Number of the revision it is compared with. */
  since: number | null
  onTap: () => void
  /** Opens a photo. */
  show: (photoId: string) => void
  /** Given to whoever confirms photos for the public. */
  judge?: JudgePhoto | undefined
  /** Given to whoever decides here. */
  weigh?: WeighDoubt | undefined
  /** Only figures and what changed, while a remark is written below. */
  brief?: boolean | undefined
  /** A desktop's: what proves it stands in a column of its own, on the right. */
  wide?: boolean | undefined
}

/** The open entry: target beside actual, how far, what changed, why, and what proves it. It fits one phone screen. */
export function EntryOpen({ entry, id, since, onTap, show, judge, weigh, brief, wide }: EntryOpenProps) {
  const { measure = null, caption = '', light } = entry.verdict ?? {}
  const { photos } = entry
  const [left, ...rest] = caption.split('，')
  return (
    <View className="entry" id={id}>
      <Tap className="row row--top" expanded onTap={onTap}>
        <Text className="cap num entry__n entry__n--top">{entry.number}</Text>
        <View className="card__t grow">{entry.title}</View>
        <View className="lt">{light && <Light kind={light} />}</View>
      </Tap>
      <View className={classes(wide && photos.length > 0 && !brief && 'entry__two')}>
        <View className="entry__in">
          <EntryFigures entry={entry} />
          {measure && light && !brief && (
            <View className="mt1">
              <Measure
                percent={measure.percent}
                timeShare={measure.timeShare ?? undefined}
                kind={light}
                left={left}
                right={rest.join('，') || undefined}
              />
            </View>
          )}
          {!measure && caption !== '' && <View className="cap mt1">{caption}</View>}
          {entry.score && <ScoreView name="得分" score={entry.score} />}
          {entry.changes.map(({ path, label, from, to, by, lights }) => (
            <View key={path} className="mt2">
              <Diff
                since={label === '' ? `较第 ${since} 版` : label}
                from={from}
                to={to}
                change={by ?? undefined}
                lights={lights ?? undefined}
              />
            </View>
          ))}
          {!brief && (
            <>
              {entry.remarks.map((remark) => (
                <Remark
                  key={remark.id}
                  name={`第 ${remark.revision} 版意见`}
                  reason={reasonLabel(remark.reason)}
                  text={remark.text}
                />
              ))}
              <EntrySaid said={entry.said} />
            </>
          )}
        </View>
        {!brief && photos.length > 0 && (
          <View className="entry__in entry__proof">
            <EntryPhotos photos={photos} show={show} judge={judge} />
            {photos.flatMap((photo) =>
              photo.doubts.map((doubt) => (
                <PhotoDoubt key={doubt.id} photo={photo} doubt={doubt} weigh={weigh} />
              )),
            )}
            {wide && (
              <View className="row mt2 cap">
                <Key name="P" />
                <Text>放大照片</Text>
                <Key name="H" />
                <Text>办理经过</Text>
              </View>
            )}
          </View>
        )}
      </View>
      {!brief && entry.findings.length > 0 && (
        <View className="entry__in">
          {entry.findings.map((finding) => (
            <View key={finding.rule + finding.field} className="mt2">
              <Finding kind="疑点" sentence={`${finding.message}。请您判断。`} />
            </View>
          ))}
        </View>
      )}
    </View>
  )
}
