/**
 * What lies between a report and its receipt, as people meet it: no network, a program that the system kills, a report
 * put aside and saved as a file, another person on the same phone, and a colleague's version that came first.
 * The same steps run on H5 and in the mini-program.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { demonstrationPassword } from '@server/demonstration/ganzhou'
import type { Hand } from './hand'
import { returnOne, signOut } from './monitoring-journey'
import { pictures } from './pictures'

const project = /特困家庭再扶助/
/** OB7. */
const resumesWithinMs = 5_000
const reason = '上半年资格复核较慢，8月起每月集中办理两次。'

async function signIn(hand: Hand, username: string): Promise<void> {
  await hand.tab('我的')
  await hand.type(/账号/, username)
  await hand.type(/密码/, demonstrationPassword)
  await hand.tap(/^登录$/)
}

/** Fills in the whole report; the households reached tell two reports apart. */
async function fill(
  hand: Hand,
  households: string,
  pictures: { first: string; second: string },
): Promise<void> {
  await hand.tab('待办')
  await hand.tap(project)
  await hand.see(/本期需填 10 项/)
  await hand.type(/财政拨款.*执行/, '3.80')
  await hand.type(/1–7月完成，人|对符合政策.*完成/, households)
  await hand.tap(/^经费$/)
  await hand.type(/原因和措施/, reason)
  await hand.type(/全年预计完成/, '63')
  await hand.tap(/^有可能$/)
  await photographs(hand, pictures)
  await hand.tapAll(/照上期填/)
  await hand.tap(/第 6–9 项/)
  await hand.tapAll(/照上期填/)
  await hand.see(/已填 10/)
}

async function photographs(hand: Hand, pictures: { first: string; second: string }): Promise<void> {
  await hand.photograph(pictures.first, /^拍照.*对符合政策/)
  await hand.tap(/^用这张$/)
  await hand.photograph(pictures.second, /^拍照.*初审、复审/)
  await hand.tap(/^用这张$/)
}

async function handIn(hand: Hand): Promise<void> {
  await hand.tap(/^核对并提交$/)
  await hand.tap(/^提交$/)
}

/** No network: handed in, killed, and still there with the reason. */
async function handInOffline(phone: Hand, pictures: { first: string; second: string }): Promise<void> {
  await signIn(phone, 'jingban')
  await phone.see('特困家庭再扶助')
  await phone.network('offline')
  await fill(phone, '20', pictures)
  await handIn(phone)
  await phone.see(/已存本机，连上网络后自动送出/)
  await phone.killAndReopen()
  await phone.tab('待同步')
  await phone.see(/等网络/)
  await phone.picture('outbox-1-offline')
}

/** Stuck: put aside, saved as a file, and nothing goes out although the network is back. */
async function putAside(phone: Hand): Promise<string> {
  await phone.tap(/^移到暂存$/)
  await phone.see(/不会自动送出/)
  await phone.picture('outbox-2-aside')
  const saved = await phone.save(/^导出备份$/)
  await phone.picture('outbox-2b-saved')
  await phone.tap(/^删除$/)
  await phone.picture('outbox-3-delete-asks')
  await phone.answer('留着')
  await phone.see(/不会自动送出/)
  await phone.network('online')
  return saved
}

/** Deleted here, the report lives in the file alone: the server tells what is in it, and the phone reads it back. */
async function readBack(phone: Hand, saved: string, dataDir: string): Promise<void> {
  await phone.tap(/^删除$/)
  await phone.answer('删除')
  await phone.see(/没有待同步的内容/)
  const { stdout } = await promisify(execFile)(process.execPath, ['server/dist/command-import.js', saved], {
    env: { ...process.env, DATA_DIR: dataDir },
  })
  const told = JSON.parse(stdout) as Record<string, unknown>
  expect(told).toMatchObject({ authorName: '曾丽华', receipt: null, stored: false, absent: 0 })
  expect(told.projectName).toMatch(project)
  await phone.photograph(saved, /读取救援文件/)
  await phone.see(/不会自动送出/)
  await phone.picture('outbox-3b-read-back')
}

/** Somebody else on the same phone sees nothing of it; the first finds it as it was. */
async function lendThePhone(phone: Hand): Promise<void> {
  await phone.tab('我的')
  await phone.see(/还有 1 件未送达/)
  await phone.tap(/^退出登录/)
  await phone.answer('退出登录')
  await phone.see(/曾丽华（jingban）/)
  await phone.see(/1 件未送达在本机/)
  await phone.picture('outbox-4-signed-out')
  await signIn(phone, 'fuzeren')
  await phone.see(/先交的在前/)
  await phone.tab('我的')
  await phone.see(/账号 fuzeren/)
  await phone.see(/没有未送达的内容/)
  await phone.picture('outbox-5-another-account')
  await phone.tap(/^退出登录/)
  await phone.answer('退出登录')
  await phone.tap(/曾丽华（jingban）/)
  await phone.picture('outbox-5b-chosen') // the form is filled with the account before the password is typed
  await phone.type(/密码/, demonstrationPassword)
  await phone.tap(/^登录$/)
  await phone.see('特困家庭再扶助')
  await phone.tab('待同步')
  await phone.see(/不会自动送出/)
}

/** The same officer reports the same project from another device, and arrives first. */
async function reportElsewhere(device: Hand, pictures: { first: string; second: string }): Promise<void> {
  await signIn(device, 'jingban')
  await device.see('特困家庭再扶助')
  await fill(device, '21', pictures)
  await handIn(device)
  await device.see(/回执/)
}

/** Let go, the report set aside meets the newer version: both stand side by side until the person has chosen. */
async function meetTheOther(phone: Hand): Promise<void> {
  await phone.tap(/^恢复$/)
  await phone.see(/有新版本/)
  await phone.see(/两份都在，请逐项选用/)
  await phone.picture('outbox-6-conflict')
  await phone.tap(/^逐项对比$/)
  await phone.see(/还有 1 处两边都改过/)
  await phone.picture('outbox-7-side-by-side')
  await phone.tap(/^用您的$/)
  await phone.picture('outbox-8-chosen')
  await phone.tap(/^用选好的，去提交$/)
  await phone.see('特困家庭再扶助')
  await phone.picture('outbox-9-merged')
}

/** What came first is returned, so the merged report goes on: handed in offline, under way as the network is back. */
async function goOn(phone: Hand, device: Hand): Promise<void> {
  await device.killAndReopen()
  await signOut(device)
  await returnOne(device, 'fuzeren')
  await phone.killAndReopen()
  await phone.tab('待同步')
  await phone.see(/您已逐项选好/)
  await phone.picture('outbox-10-merged-and-killed')
  await phone.tap(/^去提交$/)
  await phone.see(/已填 10/)
  await phone.network('offline')
  await handIn(phone)
  await phone.see(/已存本机，连上网络后自动送出/)
  await phone.killAndReopen()
  await phone.tab('待同步')
  await phone.see(/等网络/)
  const back = Date.now()
  await phone.network('online')
  await phone.see(/回执/)
  const waited = Date.now() - back
  await phone.picture('outbox-11-delivered')
  expect(waited).toBeLessThanOrEqual(resumesWithinMs)
}

/** The whole of it: one phone, and another device of the same officer. */
export async function outboxJourney(phone: Hand, device: Hand, dataDir: string): Promise<void> {
  try {
    const taken = await pictures()
    await handInOffline(phone, taken)
    await readBack(phone, await putAside(phone), dataDir)
    await lendThePhone(phone)
    await reportElsewhere(device, { first: taken.second, second: taken.better })
    await meetTheOther(phone)
    await goOn(phone, device)
  } finally {
    await phone.picture('last-phone')
    await device.picture('last-device')
  }
}
