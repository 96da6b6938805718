/**
 * The way of a monitoring report as people walk it: an owner in the field, four reviewers at their desks, the public.
 * The same steps run on H5 and in the mini-program.
 */
import { demonstrationPassword } from '@server/demonstration/ganzhou'
import type { Hand } from './hand'

/** Its goal was published by a government, and the demonstration imports it as it stands. */
const project = /特困家庭再扶助/
const firstIndicator = /对符合政策的独生子女伤残、死亡家庭进行扶助/
const remark = '请补拍扶助发放签收台账的合计页，看得清金额和人数。'

export interface Pictures {
  readonly first: string
  readonly second: string
  readonly better: string
}

export async function signIn(hand: Hand, username: string): Promise<void> {
  await hand.tab('我的')
  await hand.type(/账号/, username)
  await hand.type(/密码/, demonstrationPassword)
  await hand.picture(`signing-in-${username}`)
  await hand.tap(/^登录$/)
}

/** Offline: fills in, takes two photos, hands in; the program is killed and opened again; then the network returns. */
export async function reportFromTheField(hand: Hand, pictures: Pictures): Promise<void> {
  await hand.see('特困家庭再扶助')
  await hand.picture('02-todo')
  await hand.tap(project)
  await hand.see(/本期需填 10 项/)
  await hand.picture('03-report-empty')
  await hand.network('offline')
  await hand.see(/没有网络/)
  await hand.type(/财政拨款.*执行/, '3.80')
  await hand.type(/1–7月完成，人|对符合政策.*完成/, '20')
  await hand.tap(/^经费$/)
  await hand.type(/原因和措施/, '上半年资格复核较慢，8月起每月集中办理两次。')
  await hand.type(/全年预计完成/, '63')
  await hand.tap(/^有可能$/)
  await hand.picture('04-report-behind')
  await hand.photograph(pictures.first, /^拍照.*对符合政策/)
  await hand.see(/用这张/)
  await hand.picture('05-evidence')
  await hand.tap(/^用这张$/)
  await hand.photograph(pictures.second, /^拍照.*初审、复审/)
  await hand.tap(/^用这张$/)
  await hand.tapAll(/照上期填/)
  await hand.tap(/第 6–9 项/)
  await hand.tapAll(/照上期填/)
  await hand.see(/已填 10/)
  await hand.picture('06-report-filled')
  await hand.killAndReopen()
  await hand.tap(project)
  await hand.see(/已填 10/)
  await hand.tap(/^核对并提交$/)
  await hand.picture('07-check')
  await hand.tap(/^提交$/)
  await hand.see(/已存本机，连上网络后自动送出/)
  await hand.picture('08-handed-in-offline')
  await hand.killAndReopen()
  await hand.tab('待同步')
  await hand.see(/等网络/)
  await hand.picture('09-outbox-waiting')
  await hand.network('online')
  await hand.see(/回执/)
  await hand.picture('10-delivered')
}

/** One reviewer looks at every entry, finds all true and passes it on. */
export async function approve(desk: Hand, username: string, of = project): Promise<void> {
  await openFiling(desk, username, of)
  await desk.picture(`11-review-${username}`)
  await desk.tapAll(/^(通过此项|接着看)$/)
  await desk.tap(/^提交审核结论$/)
  await signOut(desk)
}

/** The performance division returns one indicator, and passes all others. */
export async function returnOne(desk: Hand, username: string): Promise<void> {
  await openFiling(desk, username)
  await desk.tap(firstIndicator)
  await desk.picture('12-review-indicator')
  await desk.tap(/^退回此项$/)
  await desk.tap(/^照片：中景$/)
  await desk.tap(/^佐证不足$/)
  await desk.type(/写给经办人/, remark)
  await desk.picture('13-return-panel')
  await desk.tap(/^记为退回$/)
  await desk.tapAll(/^(通过此项|接着看)$/)
  await desk.picture('14-return-closing')
  await desk.tap(/^退回 1 项$/)
  await signOut(desk)
}

/** The owner finds the remark at its field, puts a new photo beside the old one and hands in again. */
export async function correct(hand: Hand, pictures: Pictures): Promise<void> {
  await hand.tab('待办')
  await hand.pullDown()
  await hand.see(/被退回/)
  await hand.see(/去改正/)
  await hand.picture('15-todo-returned')
  await hand.tap(project)
  await hand.see(remark)
  await hand.photograph(pictures.better, /重拍/)
  await hand.tap(/^用这张$/)
  await hand.see(/新照片/)
  await hand.picture('16-old-beside-new')
  await hand.tap(/^重新提交（第 2 版）$/)
  await hand.see(/回执/)
  await hand.picture('17-corrected')
}

export async function openFiling(desk: Hand, username: string, of = project): Promise<void> {
  await signIn(desk, username)
  await desk.see(of)
  await desk.picture(`queue-${username}`)
  await desk.tap(of)
  await desk.see(/已看 0/)
}

export async function signOut(hand: Hand): Promise<void> {
  await hand.tab('我的')
  await hand.tap(/^退出登录/)
  await hand.answer('退出登录')
  await hand.see(/预算单位填报/)
}

/** A person looks at the new photo and finds it fit for the public. */
export async function confirmPhoto(desk: Hand, username: string): Promise<void> {
  await signIn(desk, username)
  await desk.see('特困家庭再扶助')
  await desk.tap(project)
  await desk.tap(firstIndicator)
  await desk.picture('18-confirm-photo')
  await desk.tap(/^适合公开/)
  await desk.answer('适合公开')
  await desk.see(/已定为适合公开/)
  await desk.picture('19-photo-confirmed')
  await desk.back()
  await signOut(desk)
}
