/** @jest-environment node */
/** One contract for key-value, run by both adapters; then what only WeChat's has to promise: parts and kills. */
import { keyValueOver } from '@/platform/key-value'
import type { KeyValue } from '@/platform/key-value.types'
import { cut, keyValue as wechatKeyValue } from '@/platform/key-value.weapp'
import { memoryShelf } from '../../support/memory-shelf'
import { type Phone, wechatPhone } from '../../support/taro/wechat'

let phone: Phone
beforeEach(() => {
  phone = wechatPhone()
})

const adapters: [string, () => KeyValue][] = [
  ['web', () => keyValueOver(memoryShelf())],
  ['WeChat', () => wechatKeyValue],
]

describe.each(adapters)('key-value on %s', (_name, make) => {
  it('gives back what was set, and nothing for what was not', async () => {
    const store = make()
    await store.set('draft:1', { actual: '2,108', photos: ['a', 'b'], none: null })
    expect(await store.get('draft:1')).toEqual({ actual: '2,108', photos: ['a', 'b'], none: null })
    expect(await store.get('draft:2')).toBeUndefined()
  })

  it('keeps falsy values apart from absence', async () => {
    const store = make()
    for (const value of [0, '', false, null, []]) {
      await store.set('v', value)
      expect(await store.get('v')).toEqual(value)
    }
  })

  it('lists keys by prefix in order, whatever the size of their values', async () => {
    const store = make()
    await store.set('b:2', '长'.repeat(400_000))
    await store.set('b:1', 1)
    await store.set('a:1', 1)
    expect(await store.keys('b:')).toEqual(['b:1', 'b:2'])
  })

  it('forgets what was removed', async () => {
    const store = make()
    await store.set('a', '长'.repeat(400_000))
    await store.remove('a')
    expect(await store.get('a')).toBeUndefined()
    expect(await store.keys('')).toEqual([])
  })

  it('is not changed by a value changed after it was set', async () => {
    const store = make()
    const draft = { actual: '1' }
    await store.set('d', draft)
    draft.actual = '2'
    expect(await store.get('d')).toEqual({ actual: '1' })
  })
})

describe('long values on WeChat', () => {
  const long = (letter: string) => ({ text: letter.repeat(700_000) })

  it('keeps every part under WeChat’s limit of 1 MB a key', async () => {
    await wechatKeyValue.set('d', long('长'))
    expect(await wechatKeyValue.get('d')).toEqual(long('长'))
    expect(phone.storage.size).toBe(1 + 3)
  })

  it('leaves no parts behind when the value grows short again', async () => {
    await wechatKeyValue.set('d', long('长'))
    await wechatKeyValue.set('d', 'short')
    expect([...phone.storage.keys()]).toEqual(['kv:d'])
  })

  it('does not touch the parts of a key that begins alike', async () => {
    await wechatKeyValue.set('d', long('甲'))
    await wechatKeyValue.set('d:1', long('乙'))
    await wechatKeyValue.remove('d')
    expect(await wechatKeyValue.get('d:1')).toEqual(long('乙'))
  })

  it('never cuts a character of two halves', () => {
    expect(cut('ab😀cd', 3)).toEqual(['ab', '😀c', 'd'])
    expect(cut('', 3)).toEqual([])
  })

  it.each([0, 1, 2, 3, 4, 5, 6, 7])(
    'holds the old value or the new, whole, when killed after write %i',
    async (writes) => {
      await wechatKeyValue.set('d', long('旧'))
      phone.dieAfter(writes)
      await wechatKeyValue.set('d', long('新')).catch(() => {})
      phone.restart()
      const value = await wechatKeyValue.get<{ text: string }>('d')
      expect(value).toEqual(writes < 4 ? long('旧') : long('新'))
      await wechatKeyValue.set('d', long('再'))
      expect(phone.storage.size).toBe(1 + 3)
      expect(await wechatKeyValue.get('d')).toEqual(long('再'))
    },
  )

  it('answers in the order it was asked', async () => {
    const [, first, , second] = await Promise.all([
      wechatKeyValue.set('d', long('一')),
      wechatKeyValue.get('d'),
      wechatKeyValue.set('d', long('二')),
      wechatKeyValue.get('d'),
    ])
    expect(first).toEqual(long('一'))
    expect(second).toEqual(long('二'))
  })

  it('says that the phone is full in a sentence', async () => {
    const Taro = jest.requireActual<{ default: { setStorage: jest.Mock } }>('@tarojs/taro').default
    Taro.setStorage.mockRejectedValueOnce({ errMsg: 'setStorage:fail exceed storage max size 10Mb' })
    await expect(wechatKeyValue.set('d', 1)).rejects.toThrow('本机空间不够')
  })
})
