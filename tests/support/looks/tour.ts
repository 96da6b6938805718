/** The screens of the web app with the demonstration's data, by who opens them. */
import type { Client } from '../journey/other-people'

export interface Screen {
  readonly name: string
  readonly path: string
  /** What stands there once the screen is ready. */
  readonly ready: string | RegExp
}

export interface Visit {
  /** null: nobody is signed in. */
  readonly username: string | null
  readonly screens: readonly Screen[]
}

const screen = (name: string, path: string, ready: string | RegExp): Screen => ({ name, path, ready })
const page = (name: string, path: string, ready: string | RegExp) => screen(name, `/pages/${path}`, ready)

/** Where the demonstration's filings and published projects are. */
export interface Places {
  readonly published: string
  /** Of the author: by title of the kind. */
  readonly monitoring: string
  readonly selfEvaluation: string
  readonly goal: string
  readonly returned: string
  readonly inReview: string
  /** Re-shoots that the author owes: not yet begun, and with a code. */
  readonly asked: string
  readonly coded: string
}

export async function placesOf(
  open: Client,
  author: Client,
  returned: string,
): Promise<Omit<Places, 'asked' | 'coded'>> {
  const found = await open.disclosure.search.query({ text: '', before: null })
  const { filings } = await author.sync.pull.query({ cursor: null })
  const of = (kind: string, project: string) => {
    const filing = filings.find((one) => one.kind === kind && one.projectName === project && one.may.report)
    if (!filing) throw new Error(`the demonstration has no open ${kind} of ${project}`)
    return filing.id
  }
  const inReview = filings.find((one) => one.projectName === '辅警人员经费' && one.at === 'section')
  const first = found.items.find(({ content }) => content.result !== null)
  if (!first || !inReview) throw new Error('the demonstration has nothing published or nothing in review')
  return {
    published: first.projectId,
    monitoring: of('monitoring', '特困家庭再扶助(独生子女死亡再扶助)'),
    selfEvaluation: of('self-evaluation', '乡镇卫生院中医馆建设'),
    goal: of('goal', '乡村医生全员培训'),
    returned: of('monitoring', returned),
    inReview: inReview.id,
  }
}

export const tour = (at: Places): readonly Visit[] => [
  {
    username: null,
    screens: [
      page('public-list', 'public/index', '博物馆纪念馆'),
      page('public-project', `disclosed/project/index?id=${at.published}`, '承诺'),
      page('sign-in', 'me/index', '登录'),
      page('todo-signed-out', 'todo/index', '登录'),
      screen('p-list', '/p', '博物馆纪念馆'),
      screen('p-project', `/p/${at.published}`, '承诺'),
      screen('p-check', '/check', '自评表体检'),
      screen('p-receipt', '/receipt', '回执'),
      screen('p-missing', '/p/none', '没有'),
    ],
  },
  {
    username: 'jingban',
    screens: [
      page('todo', 'todo/index', '特困家庭再扶助'),
      page('outbox-empty', 'outbox/index', /没有|都/),
      page('me', 'me/index', '退出登录'),
      page('inbox', 'inbox/index', '新任务'),
      page('report', `owner/report/index?filing=${at.monitoring}`, '本期需填'),
      page('self-evaluation', `owner/report/index?filing=${at.selfEvaluation}`, '中医馆验收合格率'),
      page('goal', `owner/report/index?filing=${at.goal}`, '本期需填'),
      page('from-excel', `owner/table/index?filing=${at.selfEvaluation}`, '选 Excel 文件'),
      page('correct', `owner/correct/index?filing=${at.returned}`, '整份报告的意见'),
      page('project', `owner/project/index?filing=${at.monitoring}`, '特困家庭再扶助'),
      page('diary', 'owner/diary/index', '取证'),
      page('challenge', `owner/challenge/index?id=${at.asked}`, '领取验证码'),
      page('challenge-code', `owner/challenge/index?id=${at.coded}`, '验证码'),
    ],
  },
  {
    username: 'keshi',
    screens: [
      page('queue', 'queue/index', '辅警人员经费'),
      page('review', `review/filing/index?id=${at.inReview}`, '已看 0'),
      page('history', `review/history/index?id=${at.inReview}`, '布置任务'),
      page('sample', 'review/sample/index', '抽'),
      page('forecast', 'review/forecast/index', '城区生活垃圾分类收运'),
    ],
  },
  {
    username: 'jixiao',
    screens: [page('queue-empty', 'queue/index', '都审完了'), page('board', 'review/board/index', '覆盖率')],
  },
  {
    username: 'guanli',
    screens: [
      page('admin', 'admin/home/index', '单位'),
      page('admin-units', 'admin/units/index', '赣州市教育局'),
      page('admin-people', 'admin/people/index', '曾丽华'),
      page('admin-calendar', 'admin/calendar/index', '监控'),
      page('admin-rules', 'admin/rules/index', '规则'),
      page('admin-registry', 'admin/registry/index', '导'),
    ],
  },
]
