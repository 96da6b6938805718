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
  note(made: {
    readonly sha256: string
    readonly owner: string
    readonly variant: 'thumbnail' | 'watermarked'
    readonly derived: string
    readonly outcome: 'made' | 'undecodable'
  }): Promise<void>
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
    if (made === null) {
      await ledger.note({ sha256, owner: '', variant: 'thumbnail', derived: '', outcome: 'undecodable' })
      await ledger.note({ sha256, owner: id, variant: 'watermarked', derived: '', outcome: 'undecodable' })
    } else {
      const thumbnail = await house.blobs.put(made.thumbnail)
      const watermarked = await house.blobs.put(made.watermarked)
      await ledger.note({
        sha256,
        owner: '',
        variant: 'thumbnail',
        derived: thumbnail.sha256,
        outcome: 'made',
      })
      await ledger.note({
        sha256,
        owner: id,
        variant: 'watermarked',
        derived: watermarked.sha256,
        outcome: 'made',
      })
    }
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
