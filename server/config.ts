/**
 * The configuration (运行配置): every setting the server takes from its environment, checked once at the start.
 * A wrong value stops the start with one sentence that names the variable, the value and what is allowed.
 */
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'

/** A setting that the operator must correct; the message is the sentence shown. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const whole = (least: number, most: number, unit = '') =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most)
    .describe(`${least} 到 ${most} 之间的整数${unit}`)

const SWITCH = {
  true: true,
  '1': true,
  yes: true,
  on: true,
  false: false,
  '0': false,
  no: false,
  off: false,
} as const
const onOff = z
  .string()
  .toLowerCase()
  .refine((value): value is keyof typeof SWITCH => Object.hasOwn(SWITCH, value))
  .transform((value) => SWITCH[value])
  .describe('true 或 false')

/** How many within a window; 0 sets no limit. */
const limit = (usual: number) => whole(0, 100_000_000, '（0 表示不限）').default(usual)

const isNetwork = (text: string): boolean => {
  const [base = '', bits, ...rest] = text.split('/')
  const family = isIP(base)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

const address = (protocols: RegExp, described: string) =>
  z
    .string()
    .refine((value) => URL.canParse(value) && protocols.test(new URL(value).protocol))
    .describe(described)

const minuteOf = (clock: string): number => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return hour * 60 + minute
}
const quietHours = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/)
  .transform((span) => {
    const [from = '', to = ''] = span.split('-')
    return { from: minuteOf(from), to: minuteOf(to) }
  })
  .describe('形如 22:00-07:30 的时段（北京时间）')

/** JSON by purpose: the template's id, and what each of its keywords is filled with. */
const templates = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue('no JSON')
      return z.NEVER
    }
  })
  .pipe(
    z.partialRecord(
      z.enum(['task', 'returned', 'result', 'handed-in']),
      z.strictObject({
        id: z.string().min(10).max(100),
        keywords: z.record(
          z.string().regex(/^[a-z_]+\d+$/),
          z.enum(['title', 'project', 'text', 'at', 'due']),
        ),
      }),
    ),
  )
  .describe('{"returned":{"id":"模板编号","keywords":{"thing1":"project"}}} 这样的 JSON')

const settings = {
  DATABASE_URL: address(
    /^postgres(ql)?:$/,
    '形如 postgresql://用户:口令@主机:5432/库名 的地址（不填则使用内置数据库）',
  ).optional(),
  DATABASE_CONNECTIONS: whole(2, 200).default(10),
  DATA_DIR: z
    .string()
    .refine((value) => !value.includes('\0'))
    .describe('一个可写文件夹的路径')
    .default('./data'),
  PORT: whole(0, 65_535, '（0 表示任选空闲端口）').default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .describe('一个主机名或 IP 地址，例如 127.0.0.1 或 0.0.0.0')
    .default('127.0.0.1'),
  PUBLIC_URL: address(/^https?:$/, '以 http:// 或 https:// 开头的网址').optional(),
  S3_ENDPOINT: address(/^https?:$/, '对象存储的网址，以 http:// 或 https:// 开头').optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .describe('桶名，3 到 63 个小写字母、数字、点或短横')
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .describe('区域名，例如 us-east-1')
    .default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().min(1).max(200).describe('对象存储的访问键编号').optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).max(200).describe('对象存储的访问键').optional(),
  S3_FORCE_PATH_STYLE: onOff.default(true),
  WECHAT_APP_ID: z
    .string()
    .regex(/^wx[0-9a-z]{8,30}$/i)
    .describe('小程序的 AppID，以 wx 开头')
    .optional(),
  WECHAT_APP_SECRET: z.string().min(8).max(200).describe('小程序的 AppSecret').optional(),
  WECHAT_API: address(/^https?:$/, '以 http:// 或 https:// 开头的网址').default('https://api.weixin.qq.com'),
  WECHAT_TEMPLATES: templates.optional(),
  QUIET_HOURS: quietHours.default({ from: 22 * 60, to: 7 * 60 + 30 }),
  NOTICE_DAYS: whole(30, 3650, '（天）').default(180),
  DEMO: onOff.default(true),
  SESSION_HOURS: whole(1, 2160, '（小时）').default(336),
  PASSWORD_LENGTH: whole(8, 64, '（个字符）').default(10),
  SECOND_FACTOR: onOff.optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform((value) => value.split(/[\s,]+/).filter(Boolean))
    .refine((parts) => parts.every((part) => isNetwork(part)))
    .describe('代理服务器的 IP 地址或网段，用逗号隔开，例如 127.0.0.1,10.0.0.0/8')
    .optional(),
  LIMIT_SIGN_INS_ACCOUNT: limit(10),
  LIMIT_SIGN_INS_ADDRESS: limit(100),
  LIMIT_UPLOADS_ACCOUNT: limit(6000),
  LIMIT_UPLOADS_ADDRESS: limit(300_000),
  LIMIT_OPEN_ADDRESS: limit(6000),
  SIGNED_URL_SECONDS: whole(10, 86_400, '（秒）').default(300),
  JOBS: onOff.default(true),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .describe('fatal、error、warn、info、debug、trace、silent 之一')
    .default('info'),
}

const minutes = (count: number, points: number, leased = false) => ({
  points: points === 0 ? null : points,
  seconds: count * 60,
  leased,
})
const unlimited = minutes(1, 0)

interface ObjectStore {
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly forcePathStyle: boolean
}

/** What the rest of the server is given; `null` means that the operator left the choice to us. */
export type Config = Readonly<{
  databaseUrl: string | null
  databaseConnections: number
  dataDir: string
  port: number
  host: string
  publicUrl: string | null
  /** Null: files are kept in the data folder. */
  s3: ObjectStore | null
  weChat: Readonly<{ appId: string; appSecret: string; api: string }> | null
  messageTemplates: z.infer<typeof templates> | null
  quietHours: Readonly<{ from: number; to: number }>
  noticeDays: number
  demo: boolean
  sessionHours: number
  passwordLength: number
  secondFactor: boolean
  trustedProxies: readonly string[]
  /** Attempts at secrets in 15 minutes, uploads in 10, open questions in one. */
  limits: Readonly<
    Record<
      'sign-in' | 'step' | 'upload' | 'open',
      Readonly<
        Record<'account' | 'address', Readonly<{ points: number | null; seconds: number; leased: boolean }>>
      >
    >
  >
  signedUrlSeconds: number
  jobs: boolean
  logLevel: string
}>

/** Reads the configuration, or throws the ConfigError whose message tells the operator what to correct. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.keys(settings).flatMap((name) => (env[name]?.trim() ? [[name, env[name]?.trim()]] : [])),
  )
  const checked = z.object(settings).safeParse(given)
  if (!checked.success) throw new ConfigError(sentence(checked.error, given))
  const value = checked.data
  if ((value.WECHAT_APP_ID === undefined) !== (value.WECHAT_APP_SECRET === undefined))
    throw new ConfigError(
      '配置有误，未启动：WECHAT_APP_ID 和 WECHAT_APP_SECRET 要么都填，要么都不填（都不填时只用账号和密码登录）。',
    )
  return {
    databaseUrl: value.DATABASE_URL ?? null,
    databaseConnections: value.DATABASE_CONNECTIONS,
    dataDir: resolve(value.DATA_DIR),
    port: value.PORT,
    host: value.HOST,
    publicUrl: value.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    s3: s3Of(value),
    weChat:
      value.WECHAT_APP_ID === undefined || value.WECHAT_APP_SECRET === undefined
        ? null
        : {
            appId: value.WECHAT_APP_ID,
            appSecret: value.WECHAT_APP_SECRET,
            api: value.WECHAT_API.replace(/\/+$/, ''),
          },
    messageTemplates: value.WECHAT_TEMPLATES ?? null,
    quietHours: value.QUIET_HOURS,
    noticeDays: value.NOTICE_DAYS,
    demo: value.DEMO,
    sessionHours: value.SESSION_HOURS,
    passwordLength: value.PASSWORD_LENGTH,
    // the demonstration's accounts are there to be tried
    secondFactor: value.SECOND_FACTOR ?? !value.DEMO,
    trustedProxies: value.TRUSTED_PROXIES ?? [],
    limits: {
      'sign-in': {
        account: minutes(15, value.LIMIT_SIGN_INS_ACCOUNT),
        address: minutes(15, value.LIMIT_SIGN_INS_ADDRESS),
      },
      step: {
        account: minutes(15, value.LIMIT_SIGN_INS_ACCOUNT),
        address: minutes(15, value.LIMIT_SIGN_INS_ADDRESS),
      },
      upload: {
        account: minutes(10, value.LIMIT_UPLOADS_ACCOUNT, true),
        address: minutes(10, value.LIMIT_UPLOADS_ADDRESS, true),
      },
      open: { account: unlimited, address: minutes(1, value.LIMIT_OPEN_ADDRESS, true) },
    },
    signedUrlSeconds: value.SIGNED_URL_SECONDS,
    jobs: value.JOBS,
    logLevel: value.LOG_LEVEL,
  }
}

/** An object store needs its address, bucket and keys together. */
function s3Of(value: z.infer<z.ZodObject<typeof settings>>): ObjectStore | null {
  const endpoint = value.S3_ENDPOINT?.replace(/\/+$/, '')
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = value
  const given = [endpoint, bucket, accessKeyId, secretAccessKey]
  if (given.every((one) => one === undefined)) return null
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey)
    throw new ConfigError(
      '配置有误，未启动：S3_ENDPOINT、S3_BUCKET、S3_ACCESS_KEY_ID、S3_SECRET_ACCESS_KEY 要么都填，要么都不填（都不填时文件存在 DATA_DIR 里）。',
    )
  const { S3_REGION: region, S3_FORCE_PATH_STYLE: forcePathStyle } = value
  return { endpoint, bucket, region, accessKeyId, secretAccessKey, forcePathStyle }
}

function sentence(error: z.ZodError, given: Readonly<Record<string, string | undefined>>): string {
  const names = [...new Set(error.issues.map((issue) => String(issue.path[0])))] as (keyof typeof settings)[]
  const faults = names.map(
    (name) =>
      `${name} 的值“${name.includes('SECRET') ? '（不显示）' : withoutPassword(given[name] ?? '')}”不对，应为：${allowed(name)}`,
  )
  return `配置有误，未启动：${faults.join('；')}。`
}

function allowed(name: keyof typeof settings): string {
  const setting: z.ZodType = settings[name]
  const inner =
    setting instanceof z.ZodOptional || setting instanceof z.ZodDefault ? setting.unwrap() : setting
  return setting.description ?? (inner as z.ZodType).description ?? '其他值'
}

/** A message can land in a log: the password of an address never does. */
function withoutPassword(value: string): string {
  return value.replace(/(:\/\/[^:@/]*:).*@/, '$1***@')
}
