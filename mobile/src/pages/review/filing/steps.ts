/** The steps of the review screen that leave it: submitting the verdict, judging a photo for the public. */
import { filingKinds } from '@domain/kinds'
import type { Asked } from '@/forms/asked'
import { clock } from '@/platform/clock'
import { type DocumentToOpen, openDocument } from '@/platform/open-document'
import { screens } from '@/platform/screens'
import { absolute, confirmPhoto, judgeDoubt } from '@/review/desks'
import { reviewModel } from '@/review/model'
import type { OpenedFiling } from '@/review/opened'
import type { Doubt, ReviewPhoto } from '@/review/photos'
import type { ReviewTable } from '@/review/reviewing'

/** Submits and leaves for the queue, or for the next of it; a filing that moved is read afresh, with every written remark kept. */
export async function submitAndLeave(
  table: ReviewTable,
  opened: OpenedFiling,
  asked: Asked | null,
  leave: () => void,
): Promise<void> {
  const result = await table.submit(asked)
  if (result?.end === 'done') {
    screens.toast(doneWords[result.outcome])
    leave()
  }
  if (result?.end === 'moved') await opened.refresh()
}

const doneWords = { approve: '已通过', return: '已退回', refuse: '已定为不予通过' }

/** DS3: asks with the rule before a photo becomes public; taking it back needs no question. */
export async function judgePhoto(
  filingId: string,
  photo: ReviewPhoto,
  fit: boolean,
  opened: OpenedFiling,
): Promise<void> {
  const sure =
    !fit ||
    (await screens.ask({
      title: '这张照片适合公开吗',
      text: '请看清楚：没有人脸、车牌，没有病人和受助人。确认后会和项目结果一起公开，只留月份。',
      confirm: '适合公开',
      cancel: '再看一看',
    }))
  if (!sure) return
  try {
    await confirmPhoto({ filingId, evidenceId: photo.id, fit })
    screens.toast(fit ? '已定为适合公开' : '已定为不公开')
  } catch (error) {
    screens.toast(error instanceof Error ? error.message : '没有记下，请再试一次。')
  }
  await opened.refresh()
}

/** EV24: records what a doubt is worth; true once the server has it. */
export async function weighDoubt(
  filingId: string,
  doubt: Doubt,
  verdict: 'fine' | 'doubtful',
  reason: string,
  opened: OpenedFiling,
): Promise<boolean> {
  try {
    await judgeDoubt(filingId, doubt, verdict, reason)
  } catch (error) {
    screens.toast(error instanceof Error ? error.message : '没有记下，您写的还在，请再试一次。')
    return false
  }
  screens.toast('已记下')
  await opened.refresh()
  return true
}

/** The addresses of pictures are signed for some minutes; an older reading is fetched afresh first. */
const freshMs = 4 * 60_000

/** Opens a document, or shows a photo large, with its watermark, among the readable ones of its entry. */
export async function showPhoto(id: string, opened: OpenedFiling): Promise<void> {
  const { asOf } = opened.store.get()
  if (asOf === null || clock.wall() - Date.parse(asOf) > freshMs) await opened.refresh()
  const { view } = opened.store.get()
  const entries = (view && reviewModel(view, filingKinds, absolute)?.entries) ?? []
  const photos = entries.find((entry) => entry.photos.some((photo) => photo.id === id))?.photos ?? []
  const asked = photos.find((photo) => photo.id === id)
  if (asked?.document) return showDocument(asked.picture, asked.document)
  const readable = photos.filter((photo) => !photo.undecodable && photo.document === undefined)
  const chosen = readable.find((photo) => photo.id === id)
  if (chosen === undefined) return screens.toast('这张照片打不开，原件已保存')
  screens.preview(
    readable.map((photo) => photo.picture),
    chosen.picture,
  )
}

async function showDocument(url: string, { name, mediaType }: Omit<DocumentToOpen, 'url'>): Promise<void> {
  try {
    await openDocument({ url, name, mediaType })
  } catch (error) {
    screens.toast(error instanceof Error ? error.message : '这份文档没有打开，原件已保存。请再点一次')
  }
}
