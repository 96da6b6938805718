/** One valid question for every line of the table, about what lies at a place. */
import { randomUUID } from 'node:crypto'
import type { Caller } from '../../support/city'
import { password, revision } from '../../support/city'
import type { Spot, World } from './world'

interface Asked {
  readonly caller: Caller
  readonly spot: Spot
  readonly world: World
  readonly step: string
}

/** Ends as a refused call does, with this code. */
export class Told extends Error {
  override readonly cause: { readonly code: string }
  constructor(code: string) {
    super(code)
    this.cause = { code }
  }
}

/** A list answers for what it tells of. */
async function tells(list: Promise<unknown>, id: string): Promise<void> {
  if (!JSON.stringify(await list).includes(id)) throw new Told('untold')
}

const butFor = (code: string) => (error: { cause?: { code?: string } }) => {
  if (error.cause?.code !== code) throw error
}

const verdict = (filingId: string) => ({ decisionId: randomUUID(), filingId, revision: 1, opinion: '' })
const judged = { verdict: 'fine', reason: '已与单位核对' } as const
const why = '单位合并'
const ticket = 'a-ticket-that-nobody-was-given'
const year = { fiscalYear: 2021 }
const asked = { ...year, kind: 'monitoring', period: null }
const device = 'matrix'

const versionOf = async (
  { world }: Asked,
  table: 'section' | 'unit' | 'account',
  id: string,
): Promise<number> =>
  (await world.city.pool.query(`select version from ${table} where id = $1`, [id])).rows[0].version

const builtIn = ({ world }: Asked): string => world.city.house.builtInRules[0]?.id ?? ''
const stage = ({ world, spot }: Asked) => ({
  ...year,
  districtId: spot.districtId,
  stage: world.city.house.rulesOf(2021).calendar[0]?.id ?? '',
  version: null,
})

export const calls: Readonly<Record<string, (question: Asked) => Promise<unknown>>> = {
  'sync.pull': ({ caller, spot }) => tells(caller.sync.pull({ cursor: null }), spot.fresh),
  'sync.lacking': ({ caller, spot }) => caller.sync.lacking({ filingId: spot.fresh, hashes: [] }),
  'sync.diary': ({ caller, spot }) => tells(caller.sync.diary({ after: null }), spot.projectId),
  'sync.keepDiary': ({ caller, spot: { projectId, slot } }) =>
    caller.sync.keepDiary({
      ...{
        id: randomUUID(),
        projectId,
        slot,
        madeAt: '2021-08-09T08:00:00.000Z',
        note: '已回访',
        evidence: null,
      },
    }),
  'sync.catalogue': ({ caller }) => tells(caller.sync.catalogue({ name: 'indicators' }), '救助人数'),
  'sync.begin': ({ caller, spot }) =>
    caller.sync.begin({ ...year, kind: 'goal-adjustment', projectId: spot.projectId }),
  'sync.issueCode': ({ caller, spot }) => caller.sync.issueCode({ challengeId: spot.owed }),
  'sync.push': ({ caller, spot }) => caller.sync.push(revision(spot.fresh, 0, spot.content)),

  'review.queue': ({ caller, spot }) => tells(caller.review.queue({}), spot.photographed),
  'review.forecast': ({ caller, spot }) => tells(caller.review.forecast(year), spot.projectId),
  'review.filing': ({ caller, spot }) => caller.review.filing({ id: spot.photographed }),
  'review.documentLink': ({ caller, spot }) =>
    caller.review.documentLink({ filingId: spot.photographed, revision: null, format: 'xlsx' }),
  'review.approve': ({ caller, spot }) => caller.review.approve(verdict(spot.photographed)),
  async 'review.approveMany'({ caller, spot }) {
    const { opinion: _, ...item } = verdict(spot.plain)
    const [result] = await caller.review.approveMany({ items: [item] })
    if (result?.outcome === 'refused') throw new Told(result.code)
  },
  // no step refuses a report; whoever decides there learns it (FV2)
  'review.refuse': ({ caller, spot }) =>
    caller.review
      .refuse({ ...verdict(spot.photographed), opinion: why })
      .catch(butFor('decision.not-allowed')),
  'review.return': ({ caller, spot }) =>
    caller.review.return({
      ...verdict(spot.photographed),
      to: 'author',
      remarks: [{ field: `indicators.${spot.slot}`, reason: 'figure', text: '与台账不符' }],
    }),
  'review.taskPlans': ({ caller }) => caller.review.taskPlans(year),
  'review.openTask': ({ caller }) =>
    caller.review.openTask({
      ...{ ...year, kind: 'monitoring', month: 8, title: '八月监控' },
      ...{ opensAt: '2021-09-01T00:00:00.000Z', dueAt: '2021-09-30T00:00:00.000Z' },
    }),
  'review.judgeFinding': ({ caller, spot }) =>
    caller.review.judgeFinding({ filingId: spot.photographed, findingId: spot.findingId, ...judged }),
  async 'review.drawSample'({ caller, spot, world, step }) {
    await world.standAt(step, spot)
    await caller.review.drawSample({ sampleId: randomUUID(), size: 1 })
  },
  'review.judgeChallenge': ({ caller, spot }) =>
    caller.review.judgeChallenge({ filingId: spot.photographed, challengeId: spot.answered, ...judged }),
  'review.confirmPhoto': ({ caller, spot }) =>
    caller.review.confirmPhoto({
      ...{ filingId: spot.photographed, evidenceId: spot.photos[0]?.id ?? '', fit: true },
    }),

  'board.coverage': ({ caller, spot: { departmentId, unitId } }) =>
    tells(caller.board.coverage({ ...asked, within: { level: 'department', id: departmentId } }), unitId),
  'board.filings': ({ caller, spot }) =>
    tells(caller.board.filings({ ...asked, unitId: spot.unitId, after: null }), spot.fresh),
  'board.extend': ({ caller, spot }) =>
    caller.board.extend({ filingId: spot.fresh, dueOn: '2021-09-01', reason: why }),
  'board.excuse': ({ caller, spot }) => caller.board.excuse({ filingId: spot.fresh, reason: why }),

  'disclosure.search': ({ caller }) => caller.disclosure.search({ text: '补助', before: null }),
  'disclosure.project': ({ caller, spot }) => caller.disclosure.project({ id: spot.projectId }),

  'notices.list': ({ caller, spot }) => tells(caller.notices.list({ after: null }), spot.notice.id),
  'notices.unread': ({ caller }) => caller.notices.unread(),
  'notices.read': ({ caller, spot }) => caller.notices.read({ ids: [spot.notice.id] }),
  'notices.readAll': ({ caller, spot }) => caller.notices.readAll({ newest: spot.notice }),
  'notices.messages': ({ caller }) => caller.notices.messages(),
  'notices.permit': ({ caller }) => caller.notices.permit({ tapId: randomUUID(), purposes: ['returned'] }),

  'identity.ways': ({ caller }) => caller.identity.ways(),
  'identity.signIn': ({ caller }) => caller.identity.signIn({ username: 'author', password, device }),
  'identity.verifyCode': ({ caller }) => caller.identity.verifyCode({ ticket, code: '123456' }),
  'identity.beginEnrolment': ({ caller }) => caller.identity.beginEnrolment({ ticket }),
  'identity.confirmEnrolment': ({ caller }) => caller.identity.confirmEnrolment({ ticket, code: '123456' }),
  'identity.chooseFirstPassword': ({ caller }) =>
    caller.identity.chooseFirstPassword({ ticket, password: 'a-sentence-of-mine' }),
  'identity.changePassword': ({ caller }) =>
    caller.identity.changePassword({ current: password, password: 'a-sentence-of-mine' }),
  'identity.signOut': ({ caller }) => caller.identity.signOut(),
  'identity.me': ({ caller }) => caller.identity.me(),
  'identity.signInByWeChat': ({ caller }) => caller.identity.signInByWeChat({ code: 'code', device }),
  'identity.chooseAccount': ({ caller, spot }) =>
    caller.identity.chooseAccount({ ticket, accountId: spot.accountId, device }),
  'identity.bindByPhone': ({ caller }) => caller.identity.bindByPhone({ ticket, phoneCode: 'code', device }),
  'identity.weChatBinding': ({ caller }) => caller.identity.weChatBinding(),
  'identity.unbindWeChat': ({ caller }) => caller.identity.unbindWeChat(),

  'administration.ruleSets': ({ caller }) => caller.administration.ruleSets(),
  'administration.ruleSet': (question) => question.caller.administration.ruleSet({ key: builtIn(question) }),
  'administration.compareRuleSets': (question) =>
    question.caller.administration.compareRuleSets({
      ...{ before: builtIn(question), after: question.world.ruleSetId },
    }),
  'administration.saveRuleSet': ({ caller }) =>
    caller.administration.saveRuleSet({
      ...{ ...year, id: randomUUID(), version: 1, content: { title: '再改一次' }, note: '试行' },
    }),
  'administration.activateRuleSet': ({ caller, world }) =>
    caller.administration.activateRuleSet({ id: world.ruleSetId }),
  'administration.calendar': ({ caller, spot }) =>
    caller.administration.calendar({ ...year, districtId: spot.districtId }),
  'administration.saveWindow': (question) =>
    question.caller.administration.saveWindow({
      ...{ ...stage(question), opensOn: '2021-08-02', dueOn: '2021-08-30', remindDays: [3] },
    }),
  'administration.clearWindow': (question) => question.caller.administration.clearWindow(stage(question)),
  'administration.saveDay': ({ caller, spot: { districtId } }) =>
    caller.administration.saveDay({
      ...{ districtId, day: '2021-08-11', version: null, counted: { working: false, note: '防汛' } },
    }),
  'administration.districts': ({ caller, spot }) => tells(caller.administration.districts(), spot.districtId),
  'administration.sections': ({ caller, spot }) => tells(caller.administration.sections(), spot.sectionId),
  async 'administration.saveSection'(question) {
    const { caller, spot } = question
    const version = await versionOf(question, 'section', spot.sectionId)
    const { sectionId: id, districtId } = spot
    await caller.administration.saveSection({ id, version, districtId, name: '改名科', closed: false })
  },
  'administration.units': ({ caller, spot }) =>
    tells(caller.administration.units({ text: '', departmentsOnly: false, after: null }), spot.unitId),
  async 'administration.saveUnit'(question) {
    const { caller, spot } = question
    const { unitId: id, departmentId, sectionId, districtId } = spot
    await caller.administration.saveUnit({
      ...{ id, districtId, departmentId, sectionId, name: '改名单位', code: null, closed: false },
      version: await versionOf(question, 'unit', id),
    })
  },
  'administration.people': ({ caller, spot }) =>
    tells(caller.administration.people({ text: '', after: null }), spot.accountId),
  'administration.person': ({ caller, spot }) => caller.administration.person({ id: spot.accountId }),
  'administration.addPerson': ({ caller, spot: { districtId } }) =>
    caller.administration.addPerson({
      ...{ id: randomUUID(), districtId, username: 'newcomer', name: '新来的', phone: null },
    }),
  async 'administration.changePerson'(question) {
    const { caller, spot } = question
    const version = await versionOf(question, 'account', spot.accountId)
    await caller.administration.changePerson({
      ...{ id: spot.accountId, version, name: '改了名', phone: null, active: true, unlock: false },
    })
  },
  async 'administration.resetPassword'(question) {
    const { caller, spot } = question
    const version = await versionOf(question, 'account', spot.accountId)
    await caller.administration.resetPassword({ id: spot.accountId, version })
  },
  'administration.resetSecondFactor': ({ caller, spot }) =>
    caller.administration.resetSecondFactor({ id: spot.accountId }),
  'administration.assignRole': ({ caller, spot: { accountId, unitId, districtId } }) =>
    caller.administration.assignRole({
      accountId,
      role: { id: randomUUID(), role: 'unit-head', unitId, departmentId: null, sectionId: null, districtId },
    }),
  'administration.withdrawRole': ({ caller, spot: { accountId, roleId } }) =>
    caller.administration.withdrawRole({ accountId, roleId }),
}
