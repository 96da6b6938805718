/** Refusals of calls themselves. */
import type { ProblemEntry } from './problem-entry'

export const callsProblems = {
  'request.malformed': {
    nature: 'refused',
    sentence: '提交的内容格式不对，没有保存任何改动。内容还在本机，请更新到最新版本后再试。',
  },
  'request.too-large': {
    nature: 'refused',
    sentence: '一次提交的内容太大，没有保存任何改动。内容还在本机，请减少后再试。',
  },
  'address.unknown': {
    nature: 'absent',
    sentence: '没有这个网址，没有任何改动。请核对后再试，或从首页进入。',
  },
  'procedure.unknown': {
    nature: 'absent',
    sentence: '服务器还不会办这一步，没有任何改动。内容都在本机，请更新应用，或等服务器升级后再试。',
  },
  'request.too-many': {
    nature: 'limited',
    sentence: '这一步做得太频繁，这次没有办理，没有任何改动。本机内容都在，请 {wait}后再试。',
  },
  'app.outdated': {
    nature: 'refused',
    sentence: '这个版本的应用太旧，服务器不再收它送的内容。内容都在本机，请更新应用，随后会自动再送。',
  },
  'server.outdated': {
    nature: 'busy',
    sentence: '应用比服务器新，服务器还没有升级，暂时不收。内容都在本机，服务器升级后会自动再送。',
  },
  'server.busy': {
    nature: 'busy',
    sentence: '服务器繁忙，暂时没有收下。内容都在本机，稍后会自动再送。',
  },
} as const satisfies Record<string, ProblemEntry>
