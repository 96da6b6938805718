import { onKeys } from '@/platform/keys'
import type { Pressed } from '@/platform/keys.types'
import { deskAction, keyWords, neighbour, type Standing } from '@/review/desk-keys'

const standing = (change: Partial<Standing> = {}): Standing => ({
  ...{ deciding: true, open: true, panel: false, help: false, ready: false },
  ...change,
})
const key = (name: string, ctrl = false): Pressed => ({ key: name, ctrl })

describe('what a key means at the desk', () => {
  it.each([
    ['j', 'next-filing'],
    ['k', 'previous-filing'],
    ['ArrowDown', 'next-entry'],
    ['ArrowUp', 'previous-entry'],
    ['a', 'pass'],
    ['r', 'return'],
    ['p', 'photo'],
    ['h', 'history'],
    ['?', 'help'],
  ])('%s: %s', (name, action) => expect(deskAction(key(name), standing())).toBe(action))

  it.each([
    ['a', { open: false }],
    ['a', { panel: true }],
    ['a', { deciding: false }],
    ['r', { panel: true }],
    ['r', { deciding: false }],
    ['p', { open: false }],
    ['Escape', { panel: false }],
    ['x', {}],
  ] as const)('%s does nothing with %j', (name, change) =>
    expect(deskAction(key(name), standing(change))).toBeNull(),
  )

  it('Ctrl+Enter submits only when all is seen and nothing stands against it', () => {
    expect(deskAction(key('Enter', true), standing())).toBeNull()
    expect(deskAction(key('Enter', true), standing({ open: false, ready: true }))).toBe('submit')
    expect(deskAction(key('Enter'), standing({ open: false, ready: true }))).toBeNull()
    expect(deskAction(key('a', true), standing())).toBeNull()
  })

  it('under the help sheet only ? and Escape are heard, and close it', () => {
    const at = standing({ help: true })
    for (const name of ['a', 'r', 'j', 'ArrowDown']) expect(deskAction(key(name), at)).toBeNull()
    for (const name of ['?', 'Escape']) expect(deskAction(key(name), at)).toBe('help')
  })

  it('Escape leaves the return panel', () =>
    expect(deskAction(key('Escape'), standing({ panel: true }))).toBe('leave'))

  it('the help sheet names every key that does something', () => {
    const named = keyWords.flatMap(([keys]) => keys)
    expect(named).toEqual(['J', 'K', '↓', '↑', 'A', 'R', 'P', 'H', 'Ctrl', 'Enter', '?'])
  })
})

it('the neighbour of an item ends at the ends, and begins there where none is open', () => {
  const list = ['a', 'b', 'c']
  expect(neighbour(list, 'b', 1)).toBe('c')
  expect(neighbour(list, 'b', -1)).toBe('a')
  expect(neighbour(list, 'c', 1)).toBeNull()
  expect(neighbour(list, 'a', -1)).toBeNull()
  expect(neighbour(list, undefined, 1)).toBe('a')
  expect(neighbour(list, undefined, -1)).toBe('c')
  expect(neighbour([], undefined, 1)).toBeNull()
})

describe('keys of the window', () => {
  const heard: Pressed[] = []
  let off: () => void
  beforeEach(() => {
    heard.length = 0
    document.body.innerHTML = '<input id="words"><textarea id="text"></textarea><div id="plain"></div>'
    off = onKeys((pressed) => heard.push(pressed) > 0)
  })
  afterEach(() => off())

  const press = (where: string, init: KeyboardEventInit) => {
    const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true })
    document.querySelector(where)?.dispatchEvent(event)
    return event
  }

  it('are heard in small letters, and what is taken the browser leaves alone', () => {
    expect(press('#plain', { key: 'J' }).defaultPrevented).toBe(true)
    press('#plain', { key: 'Enter', ctrlKey: true })
    expect(heard).toEqual([key('j'), key('Enter', true)])
  })

  it('are off while somebody types', () => {
    press('#words', { key: 'a' })
    press('#text', { key: 'Enter', ctrlKey: true })
    expect(heard).toEqual([])
  })

  it('are off under a question, and heard again once it is hidden', () => {
    document.body.insertAdjacentHTML('beforeend', '<div class="taro__modal"></div>')
    press('#plain', { key: 'a' })
    expect(heard).toEqual([])
    document.querySelector<HTMLElement>('.taro__modal')?.style.setProperty('display', 'none')
    press('#plain', { key: 'a' })
    expect(heard).toEqual([key('a')])
  })

  it('are not heard with Alt, nor after the screen has gone', () => {
    press('#plain', { key: 'a', altKey: true })
    off()
    press('#plain', { key: 'a' })
    expect(heard).toEqual([])
  })
})
