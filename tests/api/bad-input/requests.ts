/** Every route asked wrongly: addresses, questions, headers and bodies that no client of ours sends. */
import type { InjectOptions } from 'fastify'
import type { Speaker } from '../access-matrix/table'
import { damagedBodies, deepText } from './damage'

export interface DamagedRequest {
  readonly title: string
  readonly speaker: Speaker
  readonly request: InjectOptions
  /** What a page for everybody makes the best of; else it is refused. */
  readonly taken: boolean
}

const uuid = '11111111-1111-4111-8111-111111111111'
const names = [
  '%00',
  '%',
  '%ff%fe',
  '%ED%A0%80',
  '..%2F..%2Fetc%2Fpasswd',
  `${'x'.repeat(4000)}`,
  `${uuid}%00`,
  "a'--",
  '__proto__',
]
const values = [
  '',
  '%00',
  '%ED%A0%80',
  '%7B%7D',
  '-1',
  '1e999',
  'NaN',
  `${'9'.repeat(400)}`,
  `${'长'.repeat(300)}`,
]

/** Each bad name at the one free place of an address. */
const named = (
  method: 'GET' | 'POST' | 'PATCH' | 'HEAD',
  pattern: string,
  speaker: Speaker,
): DamagedRequest[] =>
  names.map((name) => ({
    ...{ title: `the name ${name.slice(0, 30)}`, speaker, taken: method === 'HEAD' },
    request: { method, url: pattern.replace('*', name), headers: tus('0') },
  }))

/** Each bad value in one field of the question; given twice; given as a list. */
const asked = (path: string, fields: readonly string[], speaker: Speaker, taken: boolean): DamagedRequest[] =>
  fields.flatMap((field) => {
    const questions = [
      ...values.map((value) => `${field}=${value}`),
      `${field}=a&${field}=b`,
      `${field}[a]=b`,
      '%',
    ]
    return questions.map((question) => ({
      ...{ title: `?${question.slice(0, 40)}`, speaker, taken },
      request: { url: `${path}${path.includes('?') ? '&' : '?'}${encodeURI(question).replace(/%25/g, '%')}` },
    }))
  })

const bodies = (url: string, speaker: Speaker, taken: boolean, headers = {}): DamagedRequest[] =>
  damagedBodies('{"payload":{"id":1}}').map(({ title, body, type = 'application/json' }) => ({
    ...{ title: `${title} as ${type}`, speaker, taken },
    request: { method: 'POST', url, payload: body, headers: { 'content-type': type, ...headers } },
  }))

/** What a form of the public pages sends. */
const forms = (url: string, field: string): DamagedRequest[] =>
  ['', '{', 'null', '"\\ud800"', '[[]]', '{"payload":{},"signature":"x","keyId":"\\u0000"}', deepText].map(
    (text) => ({
      ...{ title: `${field} ${text.slice(0, 40)}`, speaker: 'nobody', taken: true },
      request: {
        ...{ method: 'POST', url, payload: `${field}=${encodeURIComponent(text)}` },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
    }),
  )

/** A file in a form, and what is nearly one. */
const files = (url: string): DamagedRequest[] => {
  const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n'
  const cases: readonly (readonly [title: string, body: string, type: string])[] = [
    ['no boundary', `${head}{}\r\n--b--\r\n`, 'multipart/form-data'],
    ['another boundary', `${head}{}\r\n--b--\r\n`, 'multipart/form-data; boundary=c'],
    ['cut short', head, 'multipart/form-data; boundary=b'],
    ['an empty file', `${head}\r\n--b--\r\n`, 'multipart/form-data; boundary=b'],
    ['no JSON', `${head}{\r\n--b--\r\n`, 'multipart/form-data; boundary=b'],
    ['no Excel', `${head}PK\u0003\u0004\r\n--b--\r\n`, 'multipart/form-data; boundary=b'],
    ['half a character', `${head}"\\ud800"\r\n--b--\r\n`, 'multipart/form-data; boundary=b'],
    ['deep nesting', `${head}${deepText}\r\n--b--\r\n`, 'multipart/form-data; boundary=b'],
  ]
  return cases.map(([title, payload, type]) => ({
    ...{ title: `a file: ${title}`, speaker: 'nobody', taken: true },
    request: { method: 'POST', url, payload, headers: { 'content-type': type } },
  }))
}

const octets = 'application/offset+octet-stream'
const tus = (offset: string) => ({ 'upload-offset': offset, 'content-type': octets })

function announcements(): DamagedRequest[] {
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const metadata = [
    '',
    'sha256',
    'sha256 %%%',
    `sha256 ${base64('a'.repeat(63))}`,
    `sha256 ${base64('a'.repeat(64))}`,
    `sha256 ${base64('a'.repeat(64))},filing ${base64('no-uuid')}`,
    `sha256 ${base64('a'.repeat(64))},filing ${base64(uuid)},project ${base64('p')}`,
    `sha256 ${base64('a'.repeat(64))},project ${base64('\0')}`,
    `sha256 ${base64('a'.repeat(64))},filing ${base64(uuid)},filing ${base64(uuid)}`,
    `sha256 ${base64('a'.repeat(64))},project ${base64('长'.repeat(100))}`,
  ]
  const lengths = ['', '-1', '1e3', '9'.repeat(16), '99999999999999', '0', 'NaN']
  const one = (title: string, length: string, told: string): DamagedRequest => ({
    ...{ title, speaker: 'author', taken: false },
    request: {
      method: 'POST',
      url: '/uploads',
      headers: { 'upload-length': length, 'upload-metadata': told, 'content-type': octets },
    },
  })
  const right = `sha256 ${base64('a'.repeat(64))},filing ${base64(uuid)}`
  return [
    ...metadata.map((told) => one(`metadata ${told}`, '1000', told)),
    ...lengths.map((length) => one(`length ${length}`, length, right)),
  ]
}

const offsets = (method: 'POST' | 'PATCH'): DamagedRequest[] =>
  ['', '-1', '1.5', 'NaN', '9'.repeat(16), '0x10'].map((offset) => ({
    ...{ title: `offset ${offset}`, speaker: 'author', taken: false },
    request: {
      method,
      url: `/uploads/${uuid}`,
      headers: { ...tus(offset), 'x-http-method-override': 'PATCH' },
    },
  }))

const search = ['q', 'before']
const seal = `/documents/${uuid}.xlsx?until=1&sig=x`

export const damagedRequests: Readonly<Record<string, readonly DamagedRequest[]>> = {
  'GET /': asked('/', ['q'], 'nobody', true),
  'GET /health': asked('/health', ['q'], 'nobody', true),
  'GET /p': asked('/p', search, 'nobody', true),
  'GET /p/:id': named('GET', '/p/*', 'nobody'),
  'GET /check': asked('/check', ['q'], 'nobody', true),
  'POST /check': [...bodies('/check', 'nobody', true), ...forms('/check', 'form')],
  'POST /check/file': [...bodies('/check/file', 'nobody', true), ...files('/check/file')],
  'GET /receipt': asked('/receipt', ['q'], 'nobody', true),
  'POST /receipt': [...bodies('/receipt', 'nobody', true), ...forms('/receipt', 'receipt')],
  'GET /open/v1/projects': asked('/open/v1/projects', search, 'nobody', true),
  'GET /open/v1/projects/:id': named('GET', '/open/v1/projects/*', 'nobody'),
  'GET /open/v1/receipt-keys': asked('/open/v1/receipt-keys', ['q'], 'nobody', true),
  'GET /open/v1/photos/:sha256': named('GET', '/open/v1/photos/*', 'nobody'),
  'GET /files/:sha256': [
    ...named('GET', '/files/*?type=image/jpeg&until=9&sig=x', 'nobody'),
    ...asked(`/files/${'a'.repeat(64)}?type=image/jpeg`, ['until', 'sig', 'name'], 'nobody', false),
  ],
  'POST /uploads': announcements(),
  'HEAD /uploads/:id': named('HEAD', '/uploads/*', 'author'),
  'PATCH /uploads/:id': [...named('PATCH', '/uploads/*', 'author'), ...offsets('PATCH')],
  'POST /uploads/:id': [...named('POST', '/uploads/*', 'author'), ...offsets('POST')],
  'GET /documents/:file': [
    ...named('GET', '/documents/*', 'author'),
    ...named('GET', '/documents/*.xlsx', 'author'),
    ...asked(`/documents/${uuid}.xlsx`, ['revision'], 'author', false),
    ...asked(seal, ['account', 'revision'], 'nobody', false),
  ],
  'POST /documents/:file/table': [
    ...named('POST', '/documents/*/table', 'author'),
    ...bodies(`/documents/${uuid}/table`, 'author', false),
  ],
  // refusals stand in the lines of its answer, which begins before the workbook is read
  'POST /registry/import': bodies('/registry/import', 'administrator', true),
  'GET /registry/export': asked('/registry/export', ['q'], 'nobody', false),
}
