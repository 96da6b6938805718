import { apiBase } from './api-base'
import { chooseFiles } from './choose-files'
import { type Line, linesOf, refusalIn, resultOf } from './workbook-lines'
import type { Workbooks, WorkbookTaken } from './workbooks.types'

export * from './workbooks.types'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Sending the file takes the first fifth of the bar; what the server does with it, the rest. */
const sendingShare = 20

export const workbooks: Workbooks = {
  here: true,

  choose: async () => (await chooseFiles({ accept: '.xlsx', count: 1 }))[0] ?? null,

  async send(file, token, tell) {
    const request = opened('POST', '/registry/import', token)
    request.upload.onprogress = ({ loaded }) =>
      tell({ words: '正在送出文件……', percent: (loaded / file.size) * sendingShare })
    // the answer grows line by line; XMLHttpRequest tells of each piece
    request.onprogress = () => {
      const { words, percent } = linesOf(request.responseText).at(-1) ?? {}
      if (words !== undefined && percent !== undefined)
        tell({ words, percent: sendingShare + (percent * (100 - sendingShare)) / 100 })
    }
    await finished(request, file)
    return taken(resultOf(request.status, linesOf(request.responseText)))
  },

  async fetch(token, tell) {
    const request = opened('GET', '/registry/export', token)
    request.responseType = 'blob'
    tell({ words: '正在读取在册内容……', percent: 10 })
    request.onprogress = ({ loaded, total }) =>
      tell({ words: '正在取回文件……', percent: total > 0 ? 40 + (loaded / total) * 60 : 60 })
    await finished(request, null)
    const answer = request.response as Blob
    if (request.status === 200) return answer
    throw refusalIn(request.status, linesOf(await new Response(answer).text()))
  },

  save(file, name) {
    const url = URL.createObjectURL(file)
    const link = document.createElement('a')
    link.href = url
    link.download = name
    document.body.append(link)
    link.click()
    link.remove()
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
  },
}

function opened(method: string, path: string, token: string): XMLHttpRequest {
  const request = new XMLHttpRequest()
  request.open(method, `${apiBase()}${path}`)
  request.setRequestHeader('authorization', `Bearer ${token}`)
  return request
}

function finished(request: XMLHttpRequest, body: Blob | null): Promise<void> {
  return new Promise((resolve, reject) => {
    request.onload = () => resolve()
    request.onerror = () => reject(new TypeError('network: no answer'))
    request.onabort = request.onerror
    request.send(body)
  })
}

function taken(result: NonNullable<Line['result']>): WorkbookTaken {
  const { returned } = result
  const bytes = returned === null ? null : Uint8Array.from(atob(returned), (letter) => letter.charCodeAt(0))
  return { ...result, returned: bytes && new Blob([bytes], { type: xlsx }) }
}
