import { resolve } from 'node:path'
import { messageParts, messagePurposes } from '@domain/notices/messages'
import { ConfigError, loadConfig } from '../../../server/config'

it('needs nothing: every setting has a default', () => {
  expect(loadConfig({})).toEqual({
    databaseUrl: null,
    databaseConnections: 10,
    dataDir: resolve('data'),
    port: 3000,
    host: '127.0.0.1',
    publicUrl: null,
    s3: null,
    weChat: null,
    messageTemplates: null,
    quietHours: { from: 22 * 60, to: 7 * 60 + 30 },
    noticeDays: 180,
    demo: true,
    trustedProxies: [],
    limits: expect.objectContaining({ 'sign-in': expect.anything() }),
    passwordLength: 10,
    secondFactor: false,
    sessionHours: 336,
    signedUrlSeconds: 300,
    jobs: true,
    logLevel: 'info',
  })
})

const store = {
  S3_ENDPOINT: 'https://oss.example.gov.cn/',
  S3_BUCKET: 'zhibao',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'very-secret',
}

it('takes an object store whole, or not at all', () => {
  expect(loadConfig(store).s3).toEqual({
    endpoint: 'https://oss.example.gov.cn',
    bucket: 'zhibao',
    region: 'us-east-1',
    accessKeyId: 'id',
    secretAccessKey: 'very-secret',
    forcePathStyle: true,
  })
  expect(loadConfig({ ...store, S3_FORCE_PATH_STYLE: 'no', S3_REGION: 'cn-1' }).s3).toMatchObject({
    region: 'cn-1',
    forcePathStyle: false,
  })
  for (const name of Object.keys(store)) {
    expect(() => loadConfig({ ...store, [name]: '' })).toThrow(/S3_ENDPOINT、.*要么都填，要么都不填/)
  }
  expect(() => loadConfig({ ...store, S3_BUCKET: 'My Bucket' })).toThrow('桶名，3 到 63 个')
  const long = 'x'.repeat(201)
  expect(() => loadConfig({ ...store, S3_SECRET_ACCESS_KEY: long })).toThrow('（不显示）')
})

it('takes an empty variable for an absent one, and leaves what is not ours alone', () => {
  expect(loadConfig({ PORT: '', DEMO: ' ', PATH: '/bin' })).toEqual(loadConfig({}))
})

it.each`
  name                       | given                                                                 | read
  ${'DATABASE_URL'}          | ${'postgres://a:b@db.example/main'}                                   | ${{ databaseUrl: 'postgres://a:b@db.example/main' }}
  ${'PORT'}                  | ${' 0 '}                                                              | ${{ port: 0 }}
  ${'HOST'}                  | ${'::1'}                                                              | ${{ host: '::1' }}
  ${'PUBLIC_URL'}            | ${'https://jx.example.gov.cn/'}                                       | ${{ publicUrl: 'https://jx.example.gov.cn' }}
  ${'DEMO'}                  | ${'False'}                                                            | ${{ demo: false, secondFactor: true }}
  ${'SIGNED_URL_SECONDS'}    | ${'60'}                                                               | ${{ signedUrlSeconds: 60 }}
  ${'TRUSTED_PROXIES'}       | ${'127.0.0.1, 10.0.0.0/8 fd00::/8'}                                   | ${{ trustedProxies: ['127.0.0.1', '10.0.0.0/8', 'fd00::/8'] }}
  ${'LIMIT_UPLOADS_ACCOUNT'} | ${'0'}                                                                | ${{ limits: { upload: { account: { points: null } } } }}
  ${'QUIET_HOURS'}           | ${'21:15-08:00'}                                                      | ${{ quietHours: { from: 1275, to: 480 } }}
  ${'WECHAT_TEMPLATES'}      | ${'{"returned":{"id":"template-1","keywords":{"thing1":"project"}}}'} | ${{ messageTemplates: { returned: { id: 'template-1', keywords: { thing1: 'project' } } } }}
`('reads $name=$given', ({ name, given, read }) => {
  expect(loadConfig({ [name]: given })).toMatchObject(read)
})

it.each`
  name                      | given                     | allowed
  ${'PORT'}                 | ${'http'}                 | ${'0 到 65535 之间的整数（0 表示任选空闲端口）'}
  ${'PORT'}                 | ${'65536'}                | ${'0 到 65535 之间的整数（0 表示任选空闲端口）'}
  ${'PORT'}                 | ${'3e3'}                  | ${'0 到 65535 之间的整数（0 表示任选空闲端口）'}
  ${'HOST'}                 | ${'my host'}              | ${'一个主机名或 IP 地址，例如 127.0.0.1 或 0.0.0.0'}
  ${'DATABASE_URL'}         | ${'mysql://db.example/a'} | ${'形如 postgresql://用户:口令@主机:5432/库名 的地址（不填则使用内置数据库）'}
  ${'DATABASE_CONNECTIONS'} | ${'1'}                    | ${'2 到 200 之间的整数'}
  ${'PUBLIC_URL'}           | ${'jx.example.gov.cn'}    | ${'以 http:// 或 https:// 开头的网址'}
  ${'DEMO'}                 | ${'maybe'}                | ${'true 或 false'}
  ${'TRUSTED_PROXIES'}      | ${'10.0.0.0/33'}          | ${'代理服务器的 IP 地址或网段，用逗号隔开，例如 127.0.0.1,10.0.0.0/8'}
  ${'TRUSTED_PROXIES'}      | ${'nginx'}                | ${'代理服务器的 IP 地址或网段，用逗号隔开，例如 127.0.0.1,10.0.0.0/8'}
  ${'SESSION_HOURS'}        | ${'0'}                    | ${'1 到 2160 之间的整数（小时）'}
  ${'SIGNED_URL_SECONDS'}   | ${'-5'}                   | ${'10 到 86400 之间的整数（秒）'}
  ${'QUIET_HOURS'}          | ${'22-7'}                 | ${'形如 22:00-07:30 的时段（北京时间）'}
  ${'NOTICE_DAYS'}          | ${'1'}                    | ${'30 到 3650 之间的整数（天）'}
  ${'WECHAT_TEMPLATES'}     | ${'{"lost":{}}'}          | ${'{"returned":{"id":"模板编号","keywords":{"thing1":"project"}}} 这样的 JSON'}
  ${'WECHAT_TEMPLATES'}     | ${'template-1'}           | ${'{"returned":{"id":"模板编号","keywords":{"thing1":"project"}}} 这样的 JSON'}
  ${'LOG_LEVEL'}            | ${'loud'}                 | ${'fatal、error、warn、info、debug、trace、silent 之一'}
`('refuses $name=$given with a sentence that names it', ({ name, given, allowed }) => {
  expect(() => loadConfig({ [name]: given })).toThrow(
    new ConfigError(`配置有误，未启动：${name} 的值“${given}”不对，应为：${allowed}。`),
  )
})

it('names every wrong value in one sentence, and never a password', () => {
  const wrong = { PORT: 'x', DATABASE_URL: 'http://user:geheim@db.example/main' }
  expect(() => loadConfig(wrong)).toThrow(
    /DATABASE_URL 的值“http:\/\/user:\*\*\*@db.example\/main”.*；PORT 的值“x”/,
  )
})

it('takes WeChat’s app id and secret together or not at all, and never shows the secret', () => {
  const both = { WECHAT_APP_ID: 'wx0123456789abcdef', WECHAT_APP_SECRET: 'a-long-secret' }
  expect(loadConfig({ ...both, WECHAT_API: 'http://127.0.0.1:9/' }).weChat).toEqual({
    appId: 'wx0123456789abcdef',
    appSecret: 'a-long-secret',
    api: 'http://127.0.0.1:9',
  })
  expect(loadConfig(both).weChat?.api).toBe('https://api.weixin.qq.com')
  for (const [name, value] of Object.entries(both))
    expect(() => loadConfig({ [name]: value })).toThrow(/WECHAT_APP_ID 和 WECHAT_APP_SECRET 要么都填/)
  expect(() => loadConfig({ ...both, WECHAT_APP_SECRET: 'short' })).toThrow(
    /^(?!.*“short”).*WECHAT_APP_SECRET/,
  )
})

it('NT9 takes a template for every purpose and every part of a message', () => {
  const keywords = Object.fromEntries(messageParts.map((part, n) => [`thing${n + 1}`, part]))
  const given = Object.fromEntries(
    messagePurposes.map((purpose) => [purpose, { id: 'template-1', keywords }]),
  )
  expect(loadConfig({ WECHAT_TEMPLATES: JSON.stringify(given) }).messageTemplates).toEqual(given)
})
