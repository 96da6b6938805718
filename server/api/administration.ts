import { roles } from '@domain/access/roles'
import { listDistricts } from '@server/application/administration/districts'
import {
  addPerson,
  assignRole,
  changePerson,
  listPeople,
  resetPassword,
  resetSecondFactor,
  viewPerson,
  withdrawRole,
} from '@server/application/administration/people'
import {
  activateRuleSet,
  compareVersions,
  listRuleSets,
  saveRuleSet,
  viewRuleSet,
} from '@server/application/administration/rule-sets'
import { listSections, listUnits, saveSection, saveUnit } from '@server/application/administration/units'
import { clearWindow, saveDay, saveWindow, viewCalendar } from '@server/application/calendar/windows'
import * as z from 'zod'
import { router, signedIn } from './trpc'

const id = z.string().min(1).max(60)
const version = z.int().positive()
const name = (word: string) => z.string().trim().min(1, `请填写${word}`).max(100)
const after = z.strictObject({ name: z.string().max(200), id }).nullable()
const text = z.string().max(60)

const code = z
  .string()
  .trim()
  .regex(/^\d{3,21}$/, '编码是 3 到 21 位数字')
  .nullable()

const sectionSchema = z.strictObject({
  id,
  version: version.nullable(),
  districtId: id,
  name: name('名称'),
  closed: z.boolean(),
})

const unitSchema = sectionSchema.extend({ code, departmentId: id.nullable(), sectionId: id.nullable() })

const phone = z
  .string()
  .trim()
  .regex(/^1\d{10}$/, '手机号是 11 位数字')
  .nullable()

const newPersonSchema = z.strictObject({
  id: z.uuid(),
  districtId: id,
  username: z
    .string()
    .trim()
    .regex(/^[\w.-]{3,40}$/, '账号由 3 到 40 个字母、数字或 . _ - 组成'),
  name: name('姓名'),
  phone,
})

const personSchema = z.strictObject({
  id: z.uuid(),
  version,
  name: name('姓名'),
  phone,
  active: z.boolean(),
  unlock: z.boolean(),
})

const roleSchema = z.strictObject({
  id: z.uuid(),
  role: z.enum(roles),
  unitId: id.nullable(),
  departmentId: id.nullable(),
  sectionId: id.nullable(),
  districtId: id,
})

const account = z.strictObject({ id: z.uuid(), version })

const fiscalYear = z.int().min(2000).max(2100)
const stageKey = z.strictObject({ districtId: id, fiscalYear, stage: id, version: version.nullable() })
const windowSchema = stageKey.extend({
  opensOn: z.iso.date(),
  dueOn: z.iso.date(),
  remindDays: z.array(z.int().min(0).max(60)).max(10),
})
const daySchema = z.strictObject({
  districtId: id,
  day: z.iso.date(),
  version: version.nullable(),
  counted: z
    .strictObject({ working: z.boolean(), note: z.string().trim().min(1, '请写明依据').max(100) })
    .nullable(),
})

const ruleSetSchema = z.strictObject({
  id: z.uuid(),
  fiscalYear,
  version: z.int().min(0),
  content: z.record(z.string().max(60), z.unknown()),
  note: z.string().trim().min(1, '请写明改了什么、依据什么').max(200),
})
const ruleKey = z.string().min(1).max(60)

export const administration = router({
  ruleSets: signedIn.query(({ ctx }) => listRuleSets(ctx.work)),
  ruleSet: signedIn
    .input(z.strictObject({ key: ruleKey }))
    .query(({ ctx, input }) => viewRuleSet(ctx.work, input.key)),
  compareRuleSets: signedIn
    .input(z.strictObject({ before: ruleKey, after: ruleKey }))
    .query(({ ctx, input }) => compareVersions(ctx.work, input)),
  saveRuleSet: signedIn.input(ruleSetSchema).mutation(({ ctx, input }) => saveRuleSet(ctx.work, input)),
  activateRuleSet: signedIn
    .input(z.strictObject({ id: z.uuid() }))
    .mutation(({ ctx, input }) => activateRuleSet(ctx.work, input.id)),
  calendar: signedIn
    .input(z.strictObject({ districtId: id, fiscalYear }))
    .query(({ ctx, input }) => viewCalendar(ctx.work, input)),
  saveWindow: signedIn.input(windowSchema).mutation(({ ctx, input }) => saveWindow(ctx.work, input)),
  clearWindow: signedIn.input(stageKey).mutation(({ ctx, input }) => clearWindow(ctx.work, input)),
  saveDay: signedIn.input(daySchema).mutation(({ ctx, input }) => saveDay(ctx.work, input)),
  districts: signedIn.query(({ ctx }) => listDistricts(ctx.work)),
  sections: signedIn.query(({ ctx }) => listSections(ctx.work)),
  saveSection: signedIn.input(sectionSchema).mutation(({ ctx, input }) => saveSection(ctx.work, input)),
  units: signedIn
    .input(z.strictObject({ text, departmentsOnly: z.boolean(), after }))
    .query(({ ctx, input }) => listUnits(ctx.work, input)),
  saveUnit: signedIn.input(unitSchema).mutation(({ ctx, input }) => saveUnit(ctx.work, input)),
  people: signedIn
    .input(z.strictObject({ text, after }))
    .query(({ ctx, input }) => listPeople(ctx.work, input)),
  person: signedIn
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => viewPerson(ctx.work, input.id)),
  addPerson: signedIn.input(newPersonSchema).mutation(({ ctx, input }) => addPerson(ctx.work, input)),
  changePerson: signedIn.input(personSchema).mutation(({ ctx, input }) => changePerson(ctx.work, input)),
  resetPassword: signedIn.input(account).mutation(({ ctx, input }) => resetPassword(ctx.work, input)),
  resetSecondFactor: signedIn
    .input(z.strictObject({ id: z.uuid() }))
    .mutation(({ ctx, input }) => resetSecondFactor(ctx.work, input)),
  assignRole: signedIn
    .input(z.strictObject({ accountId: z.uuid(), role: roleSchema }))
    .mutation(({ ctx, input }) => assignRole(ctx.work, input)),
  withdrawRole: signedIn
    .input(z.strictObject({ accountId: z.uuid(), roleId: z.uuid() }))
    .mutation(({ ctx, input }) => withdrawRole(ctx.work, input)),
})
