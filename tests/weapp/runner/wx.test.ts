/** What the sandbox and the simulated `wx` promise, each in a logic layer of its own. */
import { probe } from '../probe'
import { type SampleServer, startSampleServer } from '../sample'

let server: SampleServer

beforeAll(async () => {
  server = await startSampleServer()
})
afterAll(() => server.close())

const failing = (call: string) =>
  `try { ${call}; return 'no error' } catch (error) { return error.errMsg || String(error) }`
const asked = (call: string) => `return new Promise((resolve) => ${call})`
const outcome = (api: string, options: string) =>
  asked(`wx.${api}({ ...${options}, success: (r) => resolve(r), fail: (e) => resolve(e.errMsg) })`)

describe('the world of scripts', () => {
  it.each([
    'window',
    'document',
    'fetch',
    'URL',
    'Blob',
    'FormData',
    'TextEncoder',
    'AbortController',
    'crypto',
    'process',
    'Buffer',
    'require("fs")',
    'localStorage',
    'XMLHttpRequest',
    'queueMicrotask',
    'structuredClone',
    'setImmediate',
  ])('has no %s', async (name) => {
    const script = name.startsWith('require') ? failing(name) : `return typeof ${name}`
    expect((await probe(script)).answer).toMatch(/undefined|is not defined/)
  })

  it.each(['eval("1")', 'new Function("return 1")()', '(() => {}).constructor("return 1")()'])(
    'refuses %s',
    async (code) => {
      expect((await probe(failing(code))).answer).toMatch('Code generation from strings disallowed')
    },
  )

  it('gets values of its own realm from wx', async () => {
    const { answer } = await probe(`
      const { randomValues } = await wx.getRandomValues({ length: 16 })
      const info = wx.getWindowInfo()
      wx.setStorageSync('list', [1])
      const request = wx.request({ url: '${server.origin}/bytes', responseType: 'arraybuffer' })
      return [randomValues instanceof ArrayBuffer, randomValues.byteLength, info instanceof Object,
        wx.getStorageSync('list') instanceof Array, request instanceof Promise, typeof request.abort,
        (await request).data instanceof ArrayBuffer]`)
    expect(answer).toEqual([true, 16, true, true, true, 'function', true])
  })

  it('records what nobody catches', async () => {
    const { journal } =
      await probe(`setTimeout(() => { throw new Error('late') }); Promise.reject(new Error('lost'));
      await new Promise((resolve) => setTimeout(resolve, 50))`)
    expect(journal.errors).toEqual([expect.stringContaining('lost'), expect.stringContaining('late')])
  })

  it('records error objects that a framework logs instead of throwing', async () => {
    const { journal } = await probe(
      `console.error('render', new Error('broken page'), 'more'); console.error('words')`,
    )
    expect(journal.errors).toEqual([expect.stringMatching(/^logic: console.error: Error: broken page/)])
  })

  it('stops timers off screen, and runs what is due on return', async () => {
    const { answer } = await probe(
      `const began = Date.now(); ${asked('setTimeout(() => resolve(Date.now() - began), 30)')}`,
      {
        suspendAfter: 0,
        async meanwhile(thread) {
          await thread.drive({ kind: 'hide' })
          await new Promise((resolve) => setTimeout(resolve, 200))
          await thread.drive({ kind: 'show' })
        },
      },
    )
    expect(answer).toBeGreaterThan(150)
  })
})

describe('wx', () => {
  it('fails what WeChat documents and nobody simulates, and says so', async () => {
    const { answer, journal } = await probe(outcome('openBluetoothAdapter', '{}'))
    expect(answer).toBe('openBluetoothAdapter:fail not simulated')
    expect([...journal.missingApis]).toEqual(['openBluetoothAdapter'])
  })

  it('does not know what WeChat does not document', async () => {
    expect((await probe('wx.fooBar()')).answer).toMatch('wx.fooBar is not a function')
  })

  it('wants an app id for login', async () => {
    expect((await probe(outcome('login', '{}'))).answer).toMatch(/^login:fail/)
    const { answer } = await probe(outcome('login', '{}'), { appId: 'wx0123456789abcdef' })
    expect(answer).toMatchObject({ code: 'code-of-wx0123456789abcdef' })
  })

  it('wants a tap for requestSubscribeMessage', async () => {
    const { answer } = await probe(outcome('requestSubscribeMessage', '{ tmplIds: ["a"] }'), { appId: 'wx1' })
    expect(answer).toMatch('can only be invoked by user TAP gesture')
  })

  it('does not give the position undeclared', async () => {
    const fix = { latitude: 1, longitude: 2 }
    const { answer, journal } = await probe(outcome('getLocation', '{}'), { location: fix })
    expect(answer).toMatch('need to be declared in the requiredPrivateInfos')
    expect(journal.errors).toHaveLength(1)
  })
})

describe('requests', () => {
  const echo = async (options: string) =>
    (
      (await probe(outcome('request', `{ url: '${server.origin}/echo', ...${options} }`))).answer as {
        data: unknown
      }
    ).data

  it.each`
    options                                                                                                  | sent
    ${'{ data: { a: 1, b: "二" } }'}                                                                         | ${{ method: 'GET', url: '/echo?a=1&b=%E4%BA%8C' }}
    ${'{ method: "POST", data: { a: 1 } }'}                                                                  | ${{ method: 'POST', body: '{"a":1}' }}
    ${'{ method: "POST", data: "plain" }'}                                                                   | ${{ body: 'plain' }}
    ${'{ method: "PUT", data: new Uint8Array([65, 66]).buffer }'}                                            | ${{ body: 'AB' }}
    ${'{ method: "POST", data: { a: 1 }, header: { "Content-Type": "application/x-www-form-urlencoded" } }'} | ${{ body: 'a=1' }}
  `('send $options', async ({ options, sent }) => expect(await echo(options)).toMatchObject(sent))

  it('carry WeChat’s referer, which cannot be set', async () => {
    expect(await echo('{ header: { Referer: "mine" } }')).toMatchObject({
      headers: { referer: expect.stringContaining('servicewechat.com') },
    })
  })

  it.each`
    what                           | options                                  | answer
    ${'parse JSON'}                | ${'{ url: "/items" }'}                   | ${{ data: { items: expect.any(Array) } }}
    ${'leave text alone if asked'} | ${'{ url: "/items", dataType: "text" }'} | ${{ data: expect.stringContaining('"items"') }}
    ${'succeed with any status'}   | ${'{ url: "/none" }'}                    | ${{ statusCode: 404, data: '无' }}
    ${'follow redirects'}          | ${'{ url: "/moved" }'}                   | ${{ data: { items: expect.any(Array) } }}
    ${'time out'}                  | ${'{ url: "/silent", timeout: 50 }'}     | ${'request:fail timeout'}
    ${'have no PATCH'}             | ${'{ url: "/echo", method: "PATCH" }'}   | ${expect.stringContaining('request:fail invalid method')}
  `('$what', async ({ options, answer }) => {
    const at = options.replace('"/', `"${server.origin}/`)
    expect((await probe(outcome('request', at))).answer).toEqual(
      typeof answer === 'object' && 'data' in answer ? expect.objectContaining(answer) : answer,
    )
  })

  it('abort', async () => {
    const { answer } = await probe(
      asked(`wx.request({ url: '${server.origin}/silent', fail: (e) => resolve(e.errMsg) }).abort()`),
    )
    expect(answer).toBe('request:fail abort')
  })

  it('run ten at a time, and the others wait', async () => {
    const { answer } = await probe(`
      const all = Array.from({ length: 24 }, () => wx.request({ url: '${server.origin}/slow' }))
      return (await Promise.all(all)).length`)
    expect(answer).toBe(24)
    expect(server.peak).toBe(10)
  })

  it('fail when the network goes while they run', async () => {
    const { answer } = await probe(outcome('request', `{ url: '${server.origin}/silent' }`), {
      meanwhile: (thread) => thread.drive({ kind: 'network', network: 'offline' }),
    })
    expect(answer).toMatch('INTERNET_DISCONNECTED')
  })

  it('reach declared domains only', async () => {
    const { answer, journal } = await probe(outcome('request', `{ url: '${server.origin}/items' }`), {
      domains: ['https://api.example.cn'],
    })
    expect(answer).toBe('request:fail url not in domain list')
    expect(journal.errors[0]).toMatch('not in the domain list')
  })

  it('upload a file with its fields', async () => {
    const { answer } = await probe(`
      const path = wx.env.USER_DATA_PATH + '/a.txt'
      wx.getFileSystemManager().writeFileSync(path, '内容')
      const { data } = await wx.uploadFile({ url: '${server.origin}/echo', filePath: path, name: 'file', formData: { note: 'n' } })
      return JSON.parse(data)`)
    const { body, headers } = answer as { body: string; headers: Record<string, string> }
    expect(headers['content-type']).toMatch('multipart/form-data; boundary=')
    expect(Buffer.from(body, 'latin1').toString()).toMatch(
      /name="note"\r\n\r\nn\r\n[\s\S]*filename="a.txt"[\s\S]*内容/,
    )
  })

  it('download to a temporary file', async () => {
    const { answer } = await probe(`
      const { tempFilePath } = await wx.downloadFile({ url: '${server.origin}/bytes' })
      return [tempFilePath, wx.getFileSystemManager().readFileSync(tempFilePath, 'base64')]`)
    expect(answer).toEqual([expect.stringMatching(/^wxfile:\/\/tmp_/), 'AP+A'])
  })
})

describe('storage', () => {
  it('keeps what JSON keeps', async () => {
    const { answer } = await probe(`
      wx.setStorageSync('a', { n: 1, list: [null] })
      return [wx.getStorageSync('a'), wx.getStorageSync('none'), wx.getStorageInfoSync().keys]`)
    expect(answer).toEqual([{ n: 1, list: [null] }, '', ['a']])
  })

  it('refuses more than 1 MB a key and 10 MB in all', async () => {
    const { answer } = await probe(`
      const words = []
      const keep = (key, kilobytes) => { try { wx.setStorageSync(key, 'x'.repeat(kilobytes * 1024)) } catch (error) { words.push(key + ' ' + error.errMsg) } }
      keep('large', 1024)
      for (let at = 0; at < 11; at++) keep('k' + at, 1000)
      return words`)
    expect(answer).toEqual([
      'large setStorageSync:fail entry size limit reached',
      'k10 setStorageSync:fail exceed storage max size 10Mb',
    ])
  })

  it('says what it has not', async () => {
    expect((await probe(outcome('getStorage', '{ key: "none" }'))).answer).toBe(
      'getStorage:fail data not found',
    )
  })
})

describe('files', () => {
  const onDisk = (body: string) =>
    probe(`const disk = wx.getFileSystemManager(), usr = wx.env.USER_DATA_PATH; ${body}`)

  it('are written, read, appended, renamed, listed and deleted', async () => {
    const { answer } = await onDisk(`
      disk.mkdirSync(usr + '/a/b', true)
      disk.writeFileSync(usr + '/a/b/one', '一', 'utf8')
      disk.appendFileSync(usr + '/a/b/one', new Uint8Array([50]).buffer)
      disk.renameSync(usr + '/a/b/one', usr + '/a/b/two')
      const bytes = new Uint8Array(disk.readFileSync(usr + '/a/b/two'))
      const listed = disk.readdirSync(usr + '/a/b')
      const stat = disk.statSync(usr + '/a/b/two')
      disk.unlinkSync(usr + '/a/b/two')
      disk.rmdirSync(usr + '/a', true)
      return [[...bytes], listed, stat.size, stat.isFile(), disk.readdirSync(usr)]`)
    expect(answer).toEqual([[228, 184, 128, 50], ['two'], 4, true, []])
  })

  it.each`
    operation                                   | says
    ${"readFileSync(usr + '/none')"}            | ${'readFileSync:fail no such file or directory'}
    ${"writeFileSync(usr + '/no/where', 'x')"}  | ${'writeFileSync:fail no such file or directory'}
    ${"writeFileSync('wxfile://tmp_a', 'x')"}   | ${'writeFileSync:fail permission denied'}
    ${"writeFileSync(usr + '/../../etc', 'x')"} | ${'writeFileSync:fail permission denied'}
    ${"unlinkSync('app.json')"}                 | ${'unlinkSync:fail permission denied'}
    ${"mkdirSync(usr + '/a/b')"}                | ${'mkdirSync:fail no such file or directory'}
    ${"readFileSync('app.json', 'utf9')"}       | ${'readFileSync:fail invalid encoding'}
  `('refuse $operation', async ({ operation, says }) => {
    expect((await onDisk(failing(`disk.${operation}`))).answer).toMatch(says)
  })

  it('are 200 MB at most', async () => {
    const { answer } = await onDisk(`
      const chunk = new ArrayBuffer(50 * 1024 * 1024)
      for (let at = 0; at < 4; at++) disk.writeFileSync(usr + '/' + at, chunk)
      ${failing("disk.writeFileSync(usr + '/more', 'x')")}`)
    expect(answer).toMatch('the maximum size of the file storage limit is exceeded')
  })

  it('of the package are readable', async () => {
    expect((await onDisk("return disk.readFileSync('app.json', 'utf8')")).answer).toEqual({
      pages: ['probe'],
    })
  })
})

describe('the privacy agreement', () => {
  const unasked = { privacy: 'unasked', location: { latitude: 1, longitude: 2 } } as const
  const declared = {
    requiredPrivateInfos: ['getLocation'],
    permission: { 'scope.userLocation': { desc: '记下位置' } },
  }
  const asking = (answer: string) => `
    const asked = []
    wx.onNeedPrivacyAuthorization((resolve, { referrer }) => { asked.push(referrer); resolve(${answer}) })
    const ends = (api, options) => new Promise((resolve) =>
      wx[api]({ ...options, success: () => resolve('ok'), fail: (e) => resolve(e.errMsg) }))
    const outcomes = [await ends('getLocation'), await ends('chooseMedia'), await ends('chooseMessageFile')]
    return [outcomes, asked]`

  it('keeps every private API waiting, and ends it when the person refuses', async () => {
    const { answer, journal } = await probe(asking("{ event: 'disagree' }"), { ...unasked, app: declared })
    expect(answer).toEqual([
      ['getLocation', 'chooseMedia', 'chooseMessageFile'].map(
        (api) => `${api}:fail privacy permission is not authorized`,
      ),
      ['getLocation', 'chooseMedia', 'chooseMessageFile'],
    ])
    expect(journal.errors).toEqual([])
  })

  it('takes no agreement whose button nobody tapped', async () => {
    const { answer, journal } = await probe(asking("{ event: 'agree', buttonId: 'agree' }"), {
      ...unasked,
      app: declared,
    })
    expect(answer).toMatchObject([[expect.stringMatching(/not authorized/), {}, {}], {}])
    expect(journal.errors[0]).toMatch('the button "agree" was not tapped')
  })

  it('calls it a fault of the app when nobody listens', async () => {
    const { answer, journal } = await probe(outcome('chooseMedia', '{}'), unasked)
    expect(answer).toBe('chooseMedia:fail privacy permission is not authorized')
    expect(journal.errors[0]).toMatch('nobody listens to onNeedPrivacyAuthorization')
  })

  it('says whether it is needed', async () => {
    const asked = outcome('getPrivacySetting', '{}')
    expect((await probe(asked, unasked)).answer).toMatchObject({ needAuthorization: true })
    expect((await probe(asked)).answer).toMatchObject({ needAuthorization: false })
  })
})

it('login hands over the codes that the test prepared, then its own', async () => {
  const login = `(await wx.login()).code`
  const { answer } = await probe(
    `await new Promise((resolve) => setTimeout(resolve, 100)); return [${login}, ${login}]`,
    {
      appId: 'wx0123456789abcdef',
      meanwhile: (thread) => thread.drive({ kind: 'codes', login: ['first'] }),
    },
  )
  expect(answer).toEqual(['first', 'code-of-wx0123456789abcdef'])
})
