/** The interchange file (导入文件): what `npm run import` reads, described in docs/interchange.md. */
import * as z from 'zod'
import { roles } from '../access/roles'
import { signedWanSchema, wanSchema } from '../decimals/decimal.schema'
import { budgetBooks, evaluationObjects } from '../filings/known-project'
import { accumulations } from '../indicators/indicator'
import { operators } from '../indicators/operator'

const bookValues = budgetBooks.map(({ value }) => value)
const name = z.string().trim().min(1, '名称不能为空').max(180)
const year = z.number().int().min(2000).max(2100)

const userSchema = z.strictObject({
  username: z.string().trim().min(2, '账号至少 2 个字符').max(60),
  name,
  /** May be absent for an account that exists. */
  password: z.string().min(8, '密码至少 8 位').max(200).optional(),
  /** For signing in by WeChat; several accounts of one person share it. */
  phone: z
    .string()
    .trim()
    .regex(/^1\d{10}$/, '手机号应为 11 位数字')
    .nullable()
    .optional(),
  roles: z.array(
    z.strictObject({
      role: z.enum(roles),
      district: name,
      unit: name.optional(),
      department: name.optional(),
      section: name.optional(),
    }),
  ),
})

/** Every list may be absent. `items` are goal tables; each is read by `readPublishedGoal`, all or nothing. */
export const interchangeSchema = z.looseObject({
  districts: z.array(z.strictObject({ name, code: z.string().nullable().optional() })).default([]),
  sections: z.array(z.strictObject({ name, district: name })).default([]),
  units: z
    .array(
      z.strictObject({
        name,
        code: z.string().max(21).nullable().optional(),
        district: name,
        /** Absent: the unit is itself a department. */
        department: name.optional(),
        section: name.optional(),
      }),
    )
    .default([]),
  users: z.array(userSchema).default([]),
  projects: z
    .array(
      z.strictObject({
        name,
        code: z.string().max(21).nullable().optional(),
        unit: name,
        district: name,
        startYear: year,
        endYear: year,
        /** 项目点 in WGS-84, degrees, and metres around it; latitude and longitude stand together. */
        siteLatitude: z.number().min(-90).max(90).nullable().optional(),
        siteLongitude: z.number().min(-180).max(180).nullable().optional(),
        siteRadius: z.number().int().min(1).max(100_000).nullable().optional(),
        object: z.enum(evaluationObjects).default('project'),
        budgetBook: z.enum(bookValues).default('1'),
        isNew: z.boolean().default(false),
        source: z.string().max(300).nullable().optional(),
      }),
    )
    .default([]),
  budgetLines: z
    .array(
      z.strictObject({
        project: name,
        unit: name,
        district: name,
        fiscalYear: year,
        source: z.enum(['fiscal', 'carryover', 'other']),
        initialWan: wanSchema,
        adjustedWan: wanSchema,
      }),
    )
    .default([]),
  payments: z
    .array(
      z.strictObject({
        project: name,
        unit: name,
        district: name,
        fiscalYear: year,
        source: z.enum(['fiscal', 'carryover', 'other']),
        paidOn: z.iso.date('支付日期写成 2021-07-31 的样子'),
        /** Negative is a refund. */
        amountWan: signedWanSchema,
        voucher: z.string().trim().min(1, '请填写凭证号').max(60, '凭证号不超过 60 个字符'),
      }),
    )
    .default([]),
  /** 指标库 */
  library: z
    .array(
      z.strictObject({
        level1: name,
        level2: name,
        level3: name,
        operator: z.enum(operators),
        unit: z.string().trim().max(20, '计量单位不超过 20 个字').default(''),
        accumulation: z.enum(accumulations),
        field: z.string().trim().min(1).max(40).default('通用'),
        basis: z.string().trim().max(200).default(''),
        evidence: z.string().trim().max(200).default(''),
      }),
    )
    .default([]),
  items: z.array(z.unknown()).default([]),
})

export type Interchange = z.infer<typeof interchangeSchema>

/** One finding of an import: which form, by which rule, how grave, where, and what to do. */
export interface ImportFinding {
  readonly form: string
  readonly rule: string
  readonly level: 'block' | 'warn'
  readonly field: string
  readonly message: string
}
