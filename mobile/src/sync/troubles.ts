/**
 * Why sending did not get through, where no answer of the server says it: one sentence a cause (OB8).
 * What happened, what is safe, what next.
 */
const troubles = {
  offline: '现在没有网络。内容都存在本机，联网后用同一编号再送，不会重复。',
  unreachable:
    '手机有网络，但连不上服务器：可能这个网络不通外网，也可能服务器正在维护。内容都在本机，会自动再送。',
  'no-answer': '上次没有等到答复。内容都在本机，会用同一编号再送，不会重复。',
  portal:
    '连上了网络，但答复不是本系统发来的，多半是这个 Wi-Fi 要先打开网页登录。内容都在本机，请登录这个 Wi-Fi，或改用手机流量。',
  busy: '服务器繁忙，暂时没有收下。内容都在本机，稍后会自动再送。',
  'session-ended': '登录已过期。填报内容都在本机，重新登录后会自动继续送出。',
  'receipt-mismatch': '服务器的回执与本机内容对不上，没有当作已送达。内容都在本机，会自动再送。',
  'storage-full':
    '本机空间不够，最近的改动还没有存牢。已存的内容都在，请在“我的”里清理已送达的照片，随后会自动再存。',
  'not-saved': '最近的改动还没有存牢，正在再试。先前存下的内容都在，请先不要关闭。',
  'file-damaged': '照片文件已损坏，打不开。报告正文和其余照片完好，换掉这一张就能再送。',
} as const

export type TroubleCode = keyof typeof troubles

export interface Trouble {
  /** A TroubleCode, or the code of a server's problem. */
  readonly code: string
  readonly sentence: string
}

export function trouble(code: TroubleCode): Trouble {
  return { code, sentence: troubles[code] }
}
