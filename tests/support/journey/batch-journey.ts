/** A head approves several reports from the list together, one of which moved meanwhile; the owner sees what became of each. */
import type { Hand } from './hand'
import { signIn } from './monitoring-journey'
import { handInOnTarget, returnReport } from './other-people'

/** All on target and without photos, so that they may pass unread (RV6). */
const passing = ['农村义务教育薄弱学校改造', '博物馆纪念馆市级免费开放']
const moving = '疫情期间区域病媒防治'
/** With doubts of the checks: it has no box. */
const unread = '高中助学金'

const box = (project: string) => new RegExp(`^选 ${project}.*，一起通过$`)

/** Nobody is signed in at the desk; the owner is. `url` is where the server answers. */
export async function batchJourney(desk: Hand, owner: Hand, url: string): Promise<void> {
  await handInOnTarget(url, [...passing, moving])
  await desk.killAndReopen()
  await signIn(desk, 'fuzeren')
  await desk.see(unread)
  await desk.picture('batch-1-queue')
  for (const project of [...passing, moving]) await desk.tap(box(project))
  await desk.see('已选 3 件')
  await desk.picture('batch-2-chosen')
  await returnReport(url, moving, '请核对执行数')
  await handInOnTarget(url, [moving])
  await desk.tap(/^通过 3 件$/)
  await desk.see(/2 件已通过，1 件没有/)
  await desk.see(/没有通过：经办人刚交了新版本/)
  await desk.picture('batch-3-answered')
  await desk.tap(/^知道了$/)
  await desk.see(moving)
  await desk.picture('batch-4-left')

  await owner.killAndReopen()
  await owner.pullDown()
  await owner.tap(/^已报的 \d+ 件/)
  await owner.see(new RegExp(`${passing[0]}`))
  await owner.see(/主管部门/)
  await owner.picture('batch-5-owner')
}
