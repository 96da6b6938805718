/**
 * The way of evidence that is gathered long before a report asks for it: two days in the field without network, then a
 * report that composes itself, then a reviewer who sees all of it. The same steps run on H5 and in the mini-program.
 */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pdf } from '../documents'
import type { Hand } from './hand'
import { signIn } from './monitoring-journey'
import { pictures } from './pictures'

/** Its goal was published by a government; its report of the months before is filed by the demonstration. */
const project = /特困家庭再扶助/
const firstIndicator = /对符合政策的独生子女伤残、死亡家庭进行扶助/
const document = '五月 发放签收台账.pdf'
const note = '五月起资格复核由街道办理，比计划慢了两个月。'

/** Days between the last report's month and the end of the one that is open. */
const dayOne = '2021-05-10T02:00:00.000Z'
const dayTwo = '2021-06-15T02:00:00.000Z'
const reportDay = '2021-08-02T02:00:00.000Z'

export async function diaryJourney(owner: Hand, desk: Hand): Promise<void> {
  try {
    const ledger = path.join(await mkdtemp(path.join(tmpdir(), 'documents-')), document)
    await writeFile(ledger, pdf())
    const { first } = await pictures()
    await owner.day(dayOne)
    await signIn(owner, 'jingban')
    await owner.see('特困家庭再扶助')
    await gather(owner, first, ledger)
    await fileWhatWasGathered(owner)
    await read(desk)
  } finally {
    await owner.picture('last-owner')
    await desk.picture('last-desk')
  }
}

/** Offline on two days: a photo and a document, then a note; the program is killed in between, and nothing is lost. */
async function gather(owner: Hand, photo: string, ledger: string): Promise<void> {
  await owner.tap(/^记一笔$/)
  await owner.see(project) // from now on the phone knows the projects
  await owner.network('offline')
  await owner.tap(project)
  await owner.picture('01-diary-empty')
  await owner.photograph(photo, /^拍照$/)
  await owner.see(/存在本机，等着送出/)
  await owner.photograph(ledger, /^文档$/)
  await owner.see(document)
  await owner.picture('02-photo-and-document')
  await owner.killAndReopen()
  await owner.day(dayTwo)
  await openDiary(owner)
  await owner.see(document)
  await owner.tap(/^记一句$/)
  await owner.type(/^记一句，/, note)
  await owner.tap(/^存下$/)
  await owner.see(note)
  await owner.picture('03-note')
  await owner.network('online')
  await owner.see(/已送达/)
  await owner.picture('04-diary-held')
  await owner.back()
}

async function openDiary(owner: Hand): Promise<void> {
  await owner.tab('待办')
  await owner.tap(/^记一笔$/)
  await owner.tap(project)
  await owner.see(/下次填报会自动找到这里的内容/)
}

/** The report finds what was gathered; one tap brings photo, document and note to their places. */
async function fileWhatWasGathered(owner: Hand): Promise<void> {
  await owner.day(reportDay)
  await owner.tab('待办')
  await owner.tap(project)
  await owner.see(/日记里有本期的 1 张照片、1 份文档/)
  await owner.type(/1–7月完成，人|对符合政策.*完成/, '20')
  await owner.see(/1 条可写进原因的文字/)
  await owner.picture('05-offered')
  await owner.tap(/^全部带入$/)
  await owner.see(/已有 1 张、1 份文档/)
  await owner.see(document)
  await owner.picture('06-composed')
  await owner.type(/财政拨款.*执行/, '3.80')
  await owner.tap(/^经费$/)
  await owner.type(/全年预计完成/, '63')
  await owner.tap(/^有可能$/)
  await owner.tapAll(/照上期填/)
  await owner.tap(/第 6–9 项/)
  await owner.tapAll(/照上期填/)
  await owner.see(/已填 10/)
  await owner.tap(/^核对并提交$/)
  await owner.see(note)
  await owner.picture('07-check')
  await owner.tap(/^提交$/)
  await owner.see(/回执/)
  await owner.tap(/^回待办$/)
  await openDiary(owner)
  await owner.see(/已带入2021年1–7月/)
  await owner.picture('08-diary-used')
}

/** A reviewer sees photo, document and note at the indicator, and opens the document. */
async function read(desk: Hand): Promise<void> {
  await signIn(desk, 'fuzeren')
  await desk.tap(project)
  await desk.see(/已看 0/)
  await desk.tap(firstIndicator)
  await desk.see(document)
  await desk.see(note)
  await desk.picture('09-review')
  await desk.tap(new RegExp(document))
  await desk.picture('10-opened')
}
