/**
 * The way of one project from its goal to what the public reads: declared, audited by the form of 财预〔2015〕88号, approved;
 * money paid, evidence gathered; evaluated by its unit with a grade that the veto holds down; reviewed and published.
 * The same steps run on H5 and in the mini-program.
 */
import { city } from '@server/demonstration/ganzhou'
import { filledInExcel } from './excel'
import type { Hand } from './hand'
import { approve, openFiling, signIn, signOut } from './monitoring-journey'
import { importSheets } from './other-people'
import { pictures } from './pictures'
import { visit } from './visitor'

/** The demonstration lays it for next year's budget, with 620 万元. */
const name = '乡镇寄宿制学校取暖设备更新'
/** The project itself, not the box that chooses it for passing it on with others. */
const project = /取暖设备更新(?!，一起)/
const note = '秋季起县里把两所村小并入镇中心校，受益学生比原计划多。'
const year = new Date().getUTCFullYear() + 1

export async function goalJourney(owner: Hand, desk: Hand, url: string, folder: string): Promise<void> {
  try {
    const { first } = await pictures()
    await signIn(owner, 'jingban')
    await declare(owner)
    for (const reviewer of ['fuzeren', 'zhuguan']) await approve(desk, reviewer, project)
    await audit(desk)
    await approve(desk, 'jixiao', project)
    expect((await visit(url, name, folder)).text).toContain('42 所')

    await gather(owner, first)
    await pay(url)
    await openTask(desk)
    await evaluate(owner, url, folder)
    await explain(desk)
    await approve(desk, 'zhuguan', project)
    await approve(desk, 'jixiao', project)

    const { text } = await visit(url, name, folder)
    for (const said of ['不少于 42 所', '522.66', '98.43', '良', '84.30%', '不能评“优”'])
      expect(text).toContain(said)
    await readOnThePhone(desk)
  } finally {
    await owner.picture('last-owner')
    await desk.picture('last-desk')
  }
}

/** The goal: why, what, how much, and five indicators, the first typed, the others from 指标库. */
async function declare(owner: Hand): Promise<void> {
  await owner.see(name)
  await owner.tap(project)
  await owner.see(/项目概况/)
  await owner.picture('01-goal-empty')
  await owner.type(/^项目负责人/, '李春华')
  await owner.type(/^联系电话/, '0797-8123456')
  await owner.type(/^立项依据/, '市教育局党组会议纪要〔2026〕第 9 号；《中小学校设计规范》')
  await owner.type(/^实施内容/, '暑期更换 42 所乡镇寄宿制学校的取暖设备，九月验收，十一月前投入使用。')
  await owner.type(/^测算依据/, '42 所 × 14.76 万元')
  await owner.type(/^财政拨款/, '620')
  await owner.type(/^年度目标/, '更换 42 所乡镇寄宿制学校的取暖设备，让 12,600 名学生温暖过冬。')
  await owner.picture('02-goal-words')
  await owner.tap(/^加一项指标$/)
  await owner.tap(/^产出 数量$/)
  await owner.type(/^指标名称/, '更新取暖设备的学校数')
  await owner.tap(/^≥$/)
  await owner.type(/^指标值$/, '42')
  await owner.type(/^计量单位/, '所')
  await owner.type(/^分值/, '20')
  await owner.see(/还差 70 分/)
  await owner.picture('03-goal-row')
  await fromLibrary(owner, '验收合格率', '98', '20', 1)
  await fromLibrary(owner, '项目总成本', '620', '20', 2)
  await fromLibrary(owner, '受益人数', '12600', '20', 3)
  await fromLibrary(owner, '受益群众满意度', '90', '10', 4)
  await owner.see(/分值合计 90 \/ 90 分/)
  await owner.picture('06-goal-filled')
  await owner.tap(/^核对并提交$/)
  await owner.see(/受益群众满意度/)
  await owner.picture('07-goal-check')
  await owner.tap(/^提交$/)
  await owner.see(/回执/)
  await owner.tap(/^回待办$/)
}

async function fromLibrary(
  owner: Hand,
  entry: string,
  target: string,
  weight: string,
  at: number,
): Promise<void> {
  await owner.tap(/^从指标库选$/)
  await owner.type(/搜名称/, entry)
  await owner.see(entry)
  if (at === 1) await owner.picture('04-library')
  await owner.tap(new RegExp(`^${entry}.*用这项$`))
  await owner.type(/^指标值$/, target, at)
  await owner.type(/^分值/, weight, at)
  if (at === 1) await owner.picture('05-from-library')
}

/** 目标审核表 of the section: eight items, one of them less than 优 with its reason. */
async function audit(desk: Hand): Promise<void> {
  await openFiling(desk, 'keshi', project)
  await desk.tapAll(/^(通过此项|接着看)$/)
  await desk.see(/目标审核表/)
  await desk.picture('08-audit-empty')
  for (let at = 0; at < 7; at += 1) await desk.tap(/^优$/, at)
  await desk.tap(/^良$/, 7)
  await desk.type(/^意见/, '施工集中在暑期，请把各校开工、验收的时间排到周。')
  await desk.see(/可以进入下一步预算安排/)
  await desk.picture('09-audit-filled')
  await desk.tap(/^提交审核结论$/)
  await signOut(desk)
}

/** On a day of the year: a photo of one indicator, a sentence about another. */
async function gather(owner: Hand, photo: string): Promise<void> {
  await owner.pullDown()
  await owner.day(`${year}-10-15T02:00:00.000Z`)
  await owner.tab('待办')
  await owner.tap(/^记一笔$/)
  await owner.tap(project)
  await owner.photograph(photo, /^拍照$/)
  await owner.see(/已送达/)
  await owner.tap(/^记一句$/, 3)
  await owner.type(/^记一句，/, note)
  await owner.tap(/^存下$/)
  await owner.see(note)
  await owner.picture('10-diary')
  await owner.back()
}

/** The treasury's list: 522.66 of 620 万元, 84.30 %. */
async function pay(url: string): Promise<void> {
  const of = {
    ...{ project: name, unit: '赣州市教育局', district: city },
    ...{ fiscalYear: String(year), source: '财政拨款' },
  }
  await importSheets(url, {
    支付: [
      { ...of, paidOn: `${year}-06-20`, amountWan: '310', voucher: 'Q1' },
      { ...of, paidOn: `${year}-12-18`, amountWan: '212.66', voucher: 'Q2' },
    ],
  })
}

/** The division asks its units for the year's self-evaluations. */
async function openTask(desk: Hand): Promise<void> {
  await signIn(desk, 'jixiao')
  await desk.tap(/^布置任务/)
  await desk.tap(`${year} 年`)
  await desk.tap(/^绩效自评$/)
  await desk.see(/按年度日历/)
  await desk.picture('11-task')
  await desk.tap(/^自己定$/)
  await desk.type(/^开始/, `${year - 1}-01-01`)
  await desk.type(/^截止/, `${year + 1}-04-30`)
  await desk.tap(/^布置$/)
  await desk.answer('布置')
  await desk.see(/已布置 1 件/)
  await desk.picture('12-task-opened')
  await desk.back()
  await signOut(desk)
}

/** The unit evaluates itself; every number says where it comes from, and the veto is told while typing. */
async function evaluate(owner: Hand, url: string, folder: string): Promise<void> {
  await owner.day(`${year + 1}-02-20T02:00:00.000Z`)
  await owner.tab('待办')
  await owner.pullDown()
  await owner.see(name)
  await owner.picture('13-todo')
  await owner.tap(project)
  await owner.see(/84\.30%/)
  await owner.see(/日记里有本期的 1 张照片/)
  await owner.picture('14-evaluation-empty')
  await owner.tap(/^带入这 1 份$/)
  await owner.type(/^执行偏低/, '质保金 97.34 万元按合同在验收满一年后支付。')
  await owner.type(/^实际完成情况/, '42 所学校全部换完并投入使用，惠及学生 18,900 人。')
  const of = { kind: 'self-evaluation', project: name, username: 'jingban' }
  const actuals = ['42', '100', '522.66', '18900', '95.2']
  const file = await filledInExcel(url, folder, of, ['.actual', actuals])
  await owner.tap(/^从 Excel 填入/)
  await owner.photograph(file, /^选 Excel 文件$/)
  await owner.see(/会改 5 处/)
  await owner.picture('14-from-excel')
  await owner.tap(/^填入这 5 处$/)
  await owner.see(/超过指标值 50/)
  await owner.picture('15-beyond')
  await owner.tap(/^写进去$/)
  await owner.tap(/^不偏低$/)
  await owner.picture('16-beyond-answered')
  await owner.tap(/^得分 8\.43 .*怎么算的$/)
  await owner.see(/用到的数/)
  await owner.picture('17-why-execution')
  await owner.tap(/^关上$/)
  await owner.tap(/^等级 良 怎么算的$/)
  await owner.see(/98\.43 分本为“优”/)
  await owner.picture('18-why-grade')
  await owner.tap(/^关上$/)
  await owner.tap(/^核对并提交$/)
  await owner.see(/按得分是“优”，得分不变/)
  await owner.see(note)
  await owner.picture('19-check')
  await owner.tap(/^提交$/)
  await owner.see(/回执/)
}

/** The head of the unit opens a number's arithmetic before approving. */
async function explain(desk: Hand): Promise<void> {
  await openFiling(desk, 'fuzeren', project)
  await desk.see(/不能评“优”/)
  await desk.picture('20-review')
  await desk.tap(/受益人数/)
  await desk.see(note)
  await desk.picture('21-review-indicator')
  await desk.tapAll(/^(通过此项|接着看)$/)
  await desk.tap(/^提交审核结论$/)
  await signOut(desk)
}

/** Signed out, in the program itself. */
async function readOnThePhone(desk: Hand): Promise<void> {
  await desk.tab('公开')
  await desk.type(/搜项目/, '取暖设备')
  await desk.see(/98\.43/)
  await desk.picture('22-public-list')
  await desk.tap(project)
  await desk.see(/不能评“优”/)
  await desk.picture('23-public-project')
}
