/** The runner on the sample mini-program: what a user does, and what WeChat and the phone do to an app. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { copySample, PIXEL, type SampleServer, startSampleServer } from '../sample'
import { openPhone, type Phone } from './index'

jest.setTimeout(30_000)

let server: SampleServer
let dist: string
let photo: string
let phone: Phone

beforeAll(async () => {
  server = await startSampleServer()
  dist = copySample(server.origin)
  photo = path.join(mkdtempSync(path.join(tmpdir(), 'photo-')), 'a.png')
  writeFileSync(photo, PIXEL)
  phone = await openPhone({ dist, location: { latitude: 25.83, longitude: 114.93, accuracy: 12 } })
})

afterAll(async () => {
  await phone?.close()
  await server.close()
  for (const folder of [dist, path.dirname(photo)]) rmSync(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  if (!phone.running || phone.path !== 'pages/list/list') await phone.reopen()
})

afterEach(() => expect(phone.errors.splice(0)).toEqual([]))

const reads = (text: string | RegExp) => phone.page.getByText(text).first().waitFor({ timeout: 5000 })

describe('a page', () => {
  it('shows a list that wx.request brought, through WXS', () => reads('2号 村道'))

  it('styles tags, rpx and page as WeChat does', async () => {
    const row = phone.page.locator('.row').first()
    await reads('1号 水渠')
    const [padding, color, background] = await row.evaluate((element) => [
      getComputedStyle(element).padding,
      getComputedStyle(element.firstElementChild as Element).color,
      getComputedStyle(document.body).backgroundColor,
    ])
    expect({ padding, color, background }).toEqual({
      padding: '10px',
      color: 'rgb(0, 90, 60)',
      background: 'rgb(245, 246, 248)',
    })
  })

  it('measures itself by a selector query', () => reads('宽：375'))

  it('tells its title to the navigation bar', async () => {
    await phone.tap('看报表')
    await phone.until('pages/report/report')
    await phone.around.getByRole('heading', { name: '报表 2026' }).waitFor()
  })

  it('follows the theme of the phone, if the app declares dark mode', async () => {
    const dark = 'rgb(16, 20, 24)'
    await phone.theme('dark')
    const page = await phone.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const bar = await phone.around
      .getByRole('banner')
      .evaluate((element) => getComputedStyle(element).backgroundColor)
    await phone.theme('light')
    expect({ page, bar }).toEqual({ page: dark, bar: dark })
  })

  it('draws on a canvas that screenshots show', async () => {
    await phone.tap('看报表')
    await phone.until('pages/report/report')
    await reads('画布：300×120')
    await phone.settle()
    const pixel = await phone.page
      .locator('canvas')
      .evaluate((canvas) => [
        ...((canvas as HTMLCanvasElement).getContext('2d')?.getImageData(5, 5, 1, 1).data ?? []),
      ])
    expect(pixel).toEqual([10, 120, 80, 255])
  })

  it('has components with properties, observers, behaviors and events of their own', async () => {
    await reads('步数 1，奇，attached')
    await phone.tap('加一')
    await reads('步数 2，偶，1→2')
  })
})

describe('a user', () => {
  it('types, and saves what was typed', async () => {
    await phone.type('备注', '渠道已清淤')
    await phone.tap('保存')
    await reads('已存：渠道已清淤')
    expect(phone.state.storage.note).toBe('渠道已清淤')
  })

  it('takes a photo, which is kept, shown and sent byte for byte', async () => {
    await phone.photos.next([photo])
    await phone.tap('拍照')
    await reads(`收到${PIXEL.length}字节`)
    expect(server.photos.at(-1)).toBe(PIXEL.toString('hex'))
    const width = await phone.page.locator('#photo img').evaluate(async (image) => {
      await (image as HTMLImageElement).decode()
      return (image as HTMLImageElement).naturalWidth
    })
    expect(width).toBe(1)
  })

  it('cancels the camera', async () => {
    await phone.tap('拍照')
    await reads('chooseMedia:fail cancel')
  })

  it.each`
    button    | said
    ${'确定'} | ${'已提交'}
    ${'取消'} | ${'未提交'}
  `('answers a dialog with $button', async ({ button, said }) => {
    const ask = phone.page.getByRole('button', { name: '提交' })
    await phone.tap(ask)
    await phone.around.getByText('提交后不能修改').waitFor()
    await phone.tap(button)
    await reads(said)
  })

  it('grants or refuses the position', async () => {
    await phone.tap('定位')
    await reads('纬度25.83，精度12米')
    await phone.location('denied')
    await phone.tap('定位')
    await reads('getLocation:fail auth deny')
    await phone.location('none')
    await phone.tap('定位')
    await reads(/getLocation:fail ERROR_NOCELL/)
    await phone.location({ latitude: 25.83, longitude: 114.93, accuracy: 12 })
  })

  it('loses the network, and gets it back', async () => {
    await phone.network('offline')
    await phone.pullDown()
    await reads(/request:fail .*INTERNET_DISCONNECTED/)
    expect(phone.requests.at(-1)?.outcome).toMatch('INTERNET_DISCONNECTED')
    await phone.network('wifi')
    await phone.pullDown()
    await reads('1号 水渠')
  })

  it('finds buttons and tabs by their roles', async () => {
    await phone.page.getByRole('tab', { name: '任务', selected: true }).waitFor()
    expect(await phone.page.getByRole('button', { name: '保存' }).count()).toBe(1)
  })
})

describe('navigation', () => {
  it('opens a page of a subpackage, and back keeps the page below', async () => {
    await phone.type('备注', '未保存的字')
    await phone.tap('2号 村道')
    await phone.until('sub/detail/detail')
    await reads('编号 2')
    expect(phone.stack).toEqual(['pages/list/list', 'sub/detail/detail'])
    await phone.tap('完成')
    await phone.until('pages/list/list')
    expect(await phone.page.getByLabel('备注').inputValue()).toBe('未保存的字')
    await reads('第2次')
  })

  it('goes back by the phone itself, which unloads the page', async () => {
    await phone.tap('看报表')
    await phone.until('pages/report/report')
    await reads('来自：list')
    await phone.tap(phone.around.getByRole('button', { name: '返回' }))
    await phone.until('pages/list/list')
    expect(phone.console.map((line) => line.text)).toContain('report unloaded')
  })

  it('keeps each tab page, with a tab bar of its own', async () => {
    await phone.reopen()
    await phone.tap('我的')
    await phone.until('pages/mine/mine')
    await reads('第1次')
    await phone.page.getByRole('tab', { name: '我的', selected: true }).waitFor()
    await phone.tap('任务')
    await phone.until('pages/list/list')
    await reads('第2次')
    await phone.tap('我的')
    await phone.until('pages/mine/mine')
    await reads('第2次')
    expect(phone.stack).toEqual(['pages/mine/mine'])
  })

  it('closes other pages when a tab is switched to', async () => {
    await phone.tap('看报表')
    await phone.until('pages/report/report')
    await phone.tap('去我的')
    await phone.until('pages/mine/mine')
    expect(phone.stack).toEqual(['pages/mine/mine'])
  })
})

describe('forms', () => {
  beforeEach(async () => {
    await phone.tap('我的')
    await phone.until('pages/mine/mine')
  })

  it('submit the values of named fields', async () => {
    await phone.type('姓名', '张三')
    await phone.tap(phone.page.getByRole('switch'))
    await phone.tap('提交表单')
    await reads('{"name":"张三","memo":"","urgent":true}')
    await phone.tap('清空')
    await reads('已清空')
    expect(await phone.page.getByLabel('姓名').inputValue()).toBe('')
  })

  it('have checkboxes and radios, tapped themselves or by their labels', async () => {
    await phone.tap(phone.page.getByRole('checkbox').first())
    await phone.tap(phone.page.getByText('乙项'))
    await reads('选了a,b')
    await phone.tap(phone.page.getByText('女'))
    await reads('选了a,b，f')
    await phone.tap(phone.page.getByRole('checkbox').first())
    await reads('选了b，f')
  })

  it('have pickers', async () => {
    await phone.tap('类别：')
    await phone.page.locator('.picker select').selectOption('水利')
    await phone.tap('确定')
    await reads('类别：水利')
  })

  it('stop an event at catchtap, and know a long press', async () => {
    await phone.tap('里面')
    await reads('内层')
    await phone.hold('按住')
    await reads('长按')
  })
})

describe('what a button opens', () => {
  let other: Phone
  beforeAll(async () => {
    other = await openPhone({
      dist,
      path: 'pages/mine/mine',
      appId: 'wx0123456789abcdef',
      privacy: 'unasked',
    })
  })
  afterAll(() => other.close())
  const says = (text: string | RegExp) => other.page.getByText(text).first().waitFor({ timeout: 5000 })

  it('the phone number waits for the privacy agreement, and is not given when the person refuses', async () => {
    await other.tap('给手机号')
    await says('请先看隐私指引：getPhoneNumber')
    await other.tap(other.page.getByRole('button', { name: '不同意' }))
    await says('getPhoneNumber:fail privacy permission is not authorized')
  })

  it('agreeing by its button lets it go on, and it is not asked again', async () => {
    await other.tap('给手机号')
    await other.codes.phone('phone-1')
    await other.tap(other.page.getByRole('button', { name: '同意', exact: true }))
    await says('phone-1')
    await other.tap('给手机号')
    await says('getPhoneNumber:fail user deny')
    expect(other.errors).toEqual([])
  })
})

describe('the life of the app', () => {
  it('loses temporary files when it is killed, and keeps storage and what it copied', async () => {
    await phone.type('备注', '杀掉之前')
    await phone.tap('保存')
    await phone.photos.next([photo])
    await phone.tap('拍照')
    await reads(/收到/)
    await phone.tap('查文件')
    await reads('临时在，保存在')

    const { storage, files } = await phone.kill()
    expect(storage.note).toBe('杀掉之前')
    expect(files).toEqual(['wxfile://usr/kept.jpg'])
    expect(phone.console.map((line) => line.text)).not.toContain('app hidden')

    await phone.reopen()
    await reads('已存：杀掉之前')
    await phone.tap('查文件')
    await reads('临时不在，保存在')
    expect(phone.state.file('wxfile://usr/kept.jpg')).toEqual(PIXEL)
  })

  it('leaves the screen and comes back', async () => {
    await phone.reopen()
    await phone.hide()
    await phone.show()
    await phone.tap('我的')
    await phone.until('pages/mine/mine')
    await reads('launch pages/list/list，show，hide，show')
  })

  it('counts what setData sends', () => {
    expect(phone.setData.count).toBeGreaterThan(10)
    expect(phone.setData.biggest.bytes).toBeLessThan(64 * 1024)
  })

  it('called nothing that is not simulated', () => expect(phone.missingApis).toEqual([]))
})
