/** Refusals of signing in: accounts, passwords, the second factor, WeChat. */
import type { ProblemEntry } from './problem-entry'

export const signingInProblems = {
  'identity.wrong-password': {
    nature: 'unauthenticated',
    sentence: '账号或密码不对。本机的草稿和待同步内容都在，请核对后再登录。',
  },
  'identity.locked': {
    nature: 'unauthenticated',
    sentence: '连续输错密码，账号已暂时锁定。请过一会儿再试，或联系本单位管理员。',
  },
  'identity.session-ended': {
    nature: 'unauthenticated',
    sentence: '登录已过期。填报内容都在本机，重新登录后会自动继续送出。',
  },
  'identity.step-ended': {
    nature: 'unauthenticated',
    sentence: '这一步已办过，或超过了 15 分钟，没有登录。本机的草稿和待同步内容都在，请重新登录。',
  },
  'second-factor.wrong-code': {
    nature: 'refused',
    sentence:
      '动态口令不对，或刚刚用过，没有登录。本机内容都在，请等应用里换了新的 6 位数再填，或改用恢复码。',
  },
  'wechat.not-configured': {
    nature: 'refused',
    sentence: '这里没有开通微信登录。本机内容都在，请用账号和密码登录。',
  },
  'wechat.unavailable': {
    nature: 'busy',
    sentence: '微信暂时没有答复，没有任何改动。本机内容都在，请稍后再试，或用账号和密码登录。',
  },
  'wechat.code-invalid': {
    nature: 'refused',
    sentence: '这次微信授权已失效或已用过，没有任何改动。本机内容都在，请重新点一次微信登录。',
  },
  'wechat.ticket-invalid': {
    nature: 'refused',
    sentence: '这一步已办过，或超过了 5 分钟，没有任何改动。本机内容都在，请重新点一次微信登录。',
  },
  'wechat.phone-unknown': {
    nature: 'refused',
    sentence:
      '这个手机号没有登记在任何账号上，没有绑定。请联系本单位系统管理员登记手机号；有账号和密码的可以先用密码登录。',
  },
  'wechat.not-bound': {
    nature: 'forbidden',
    sentence: '这个账号没有绑定您的微信，没有登录。请重新点一次微信登录，或用账号和密码登录。',
  },
  'password.too-short': {
    nature: 'refused',
    sentence: '密码太短，没有改动。请至少用 {least} 个字符，可以用一句只有您知道的话。',
  },
  'password.names-account': {
    nature: 'refused',
    sentence: '密码里含有账号名，太容易猜到，没有改动。请换一个。',
  },
  'password.common': {
    nature: 'refused',
    sentence: '这是很常见的密码，太容易猜到，没有改动。请换一个，可以用一句只有您知道的话。',
  },
  'password.wrong': {
    nature: 'refused',
    sentence: '现在的密码不对，没有改动。请核对后再试。',
  },
  'password.same': {
    nature: 'refused',
    sentence: '新密码和现在的一样，没有改动。请换一个。',
  },
} as const satisfies Record<string, ProblemEntry>
