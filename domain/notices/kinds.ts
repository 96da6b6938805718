/** Every kind of notice (消息种类). A use case that has something new to tell adds one entry here and calls `tell`. */
import { z } from 'zod'
import { dayInWords } from './china-time'
import { type DeclaredNotice, declared, type NoticeTarget } from './declared'
import type { MessagePurpose } from './messages'

const project = z.string()
const report = z.string()
const instant = z.iso.datetime()

const only = ({ count, project }: { count: number; project: string }) =>
  count === 1 ? `“${project}”` : `${count} 个项目`

export const noticeKinds = {
  'task.opened': declared({
    facts: z.strictObject({ task: z.string(), project, count: z.int().min(1), dueAt: instant }),
    title: '新任务',
    text: (facts) => `${facts.task}：${only(facts)}要报，${dayInWords(facts.dueAt)}前交。`,
    opens: 'report',
    message: 'task',
  }),
  'task.due': declared({
    facts: z.strictObject({
      task: z.string(),
      project,
      count: z.int().min(1),
      days: z.int().min(0),
      dueAt: instant,
    }),
    title: '快到期了',
    text: (facts) => `${facts.task}：${only(facts)}还没有交，${leftWords(facts)}。`,
    opens: 'report',
    message: 'task',
  }),
  'filing.returned': declared({
    facts: z.strictObject({ project, report, by: z.string(), remarks: z.int().min(1), text: z.string() }),
    title: '被退回',
    text: ({ project, report, by, remarks, text }) =>
      `“${project}”的${report}由${by}退回 ${remarks} 项：${text}`,
    opens: 'correct',
    message: 'returned',
  }),
  'filing.sent-back': declared({
    facts: z.strictObject({ project, report, by: z.string() }),
    title: '退回重审',
    text: ({ project, report, by }) => `“${project}”的${report}由${by}退回到您这一环节，请再审一次。`,
    opens: 'review',
    message: 'handed-in',
  }),
  'filing.handed-in-again': declared({
    facts: z.strictObject({ project, report, revision: z.int().min(2) }),
    title: '已改正交回',
    text: ({ project, report, revision }) => `您退回的“${project}”${report}已交来第 ${revision} 版，请审核。`,
    opens: 'review',
    message: 'handed-in',
  }),
  'filing.refused': declared({
    facts: z.strictObject({ project, report, by: z.string(), text: z.string() }),
    title: '不予通过',
    text: ({ project, report, by, text }) => `“${project}”的${report}由${by}定为不予通过：${text}`,
    opens: 'project',
    message: 'result',
  }),
  'filing.approved': declared({
    facts: z.strictObject({ project, report }),
    title: '审核通过',
    text: ({ project, report }) => `“${project}”的${report}已通过全部审核，办结了。`,
    opens: 'project',
    message: 'result',
  }),
  'filing.published': declared({
    facts: z.strictObject({ project, report }),
    title: '已公开',
    text: ({ project, report }) => `“${project}”的${report}结果已向社会公开。`,
    opens: 'project',
    message: null,
  }),
  'extension.granted': declared({
    facts: z.strictObject({ project, report, dueAt: instant }),
    title: '同意延期',
    text: ({ project, report, dueAt }) => `“${project}”的${report}延期到${dayInWords(dueAt)}，请在此前交。`,
    opens: 'report',
    message: 'task',
  }),
}

export type NoticeKind = keyof typeof noticeKinds

export type FactsOf<Kind extends NoticeKind> = Parameters<(typeof noticeKinds)[Kind]['text']>[0]

/** What a notice says and where it leads. */
export interface NoticeWords {
  readonly title: string
  readonly text: string
  readonly opens: NoticeTarget
  readonly message: MessagePurpose | null
}

/** NT3: the words of a stored notice; null for a kind that this version does not know. */
export function noticeWords(kind: string, facts: unknown): NoticeWords | null {
  if (!Object.keys(noticeKinds).includes(kind)) return null
  const { title, opens, message, ...notice }: DeclaredNotice<unknown> = noticeKinds[kind as NoticeKind]
  return { title, text: notice.text(notice.facts.parse(facts)), opens, message }
}

/** The message of a kind. */
export const messageOf = (kind: NoticeKind): MessagePurpose | null => noticeKinds[kind].message

function leftWords({ days, dueAt }: { days: number; dueAt: string }): string {
  if (days === 0) return '今天到期'
  return `${dayInWords(dueAt)}到期，还剩 ${days} 天`
}
