import type { EvidenceRef } from '@domain/evidence/evidence'
import type { House } from '../ports/context'
import { type ExaminationLedger, examine, type Surroundings } from './examine'

/** What the job needs of one piece of evidence: to write its watermark, and to look for doubts. */
export interface ImageOrder extends Surroundings {
  readonly evidence: EvidenceRef
  readonly projectName: string
  readonly projectCode: string | null
  readonly unitName: string
  readonly authorName: string
}

/** Where the job finds its work and leaves what it made. */
export interface ImageLedger extends ExaminationLedger {
  /** Photos of a revision whose pictures are not made yet, or that are not examined; documents have none (EV34). */
  pending(revisionId: string): Promise<readonly ImageOrder[]>
  /** Keeps which copies of a photo there are; null: it cannot be decoded. */
  note(
    evidence: Pick<EvidenceRef, 'id' | 'sha256'>,
    copies: { readonly thumbnail: string; readonly watermarked: string } | null,
  ): Promise<void>
}

type Workroom = Pick<House, 'blobs' | 'workshop' | 'rulesOf'>

/**
 * EV7: one decode gives thumbnail, watermarked copy and trace; a damaged photo is kept, flagged, with a placeholder.
 * Then the photo is examined for doubts (EV15–EV22).
 */
export async function makeImages(house: Workroom, ledger: ImageLedger, revisionId: string): Promise<void> {
  for (const order of await ledger.pending(revisionId)) {
    const { id, sha256 } = order.evidence
    const bytes = await house.blobs.read(sha256)
    if (bytes === null) throw new Error(`blob ${sha256} of evidence ${id} is missing`)
    const made = await house.workshop.make(bytes, watermark(order))
    const copies = made && {
      thumbnail: (await house.blobs.put(made.thumbnail)).sha256,
      watermarked: (await house.blobs.put(made.watermarked)).sha256,
    }
    await ledger.note(order.evidence, copies)
    const metadata = house.workshop.metadata(bytes)
    await examine(ledger, order, { trace: made?.trace ?? null, metadata }, house.rulesOf(order.fiscalYear))
  }
}

/** Project, time, place, person: the four lines of §14. Times are the device's, shown in Beijing time. */
function watermark({ evidence, projectName, projectCode, unitName, authorName }: ImageOrder): string[] {
  const { capture } = evidence
  const place =
    'missing' in capture.fix
      ? `位置未取到：${capture.fix.missing}`
      : `${capture.fix.latitude.toFixed(5)}, ${capture.fix.longitude.toFixed(5)}（${capture.fix.datum}）`
  return [
    projectCode === null ? projectName : `${projectName} ${projectCode}`,
    `${beijing(capture.takenAt)} ${capture.source === 'camera' ? '手机时间' : '相册导入'}`,
    place,
    `${authorName} ${unitName}`,
    `防伪码 ${evidence.sha256.slice(0, 12)}`,
  ]
}

/** 'yyyy-MM-dd HH:mm:ss' in Beijing time, which has no summer time. */
function beijing(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}
