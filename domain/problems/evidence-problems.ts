/** Refusals of evidence: photos, documents, the diary, uploads. */
import type { ProblemEntry } from './problem-entry'

export const evidenceProblems = {
  'evidence.missing': {
    nature: 'refused',
    sentence: '有照片还没有送到服务器。正文和照片都在本机，将继续自动补传。',
  },
  'evidence.differs': {
    nature: 'refused',
    sentence: '同一编号已登记过另一份材料。正文完好，请重新添加这份材料后再提交。',
  },
  'evidence.hash-mismatch': {
    nature: 'refused',
    sentence: '文件在传输中损坏，没有保存。原件还在本机，将自动重传。',
  },
  'evidence.too-large': {
    nature: 'refused',
    sentence: '文件超过大小上限，没有收下。原文件没有改动，请换一份较小的，或拆成几份。',
  },
  'evidence.unsupported': {
    nature: 'refused',
    sentence:
      '文件不是照片（JPEG、PNG、WebP）、PDF、xlsx、docx 或 OFD，没有收下。原文件没有改动，请换成其中一种。',
  },
  'evidence.empty': {
    nature: 'refused',
    sentence: '这个文件是空的，没有收下。原文件没有改动，请另选一份。',
  },
  'evidence.damaged': {
    nature: 'refused',
    sentence: '这个文件不完整或已损坏，没有收下。原文件没有改动，请重新导出或下载后再选。',
  },
  'evidence.protected': {
    nature: 'refused',
    sentence: '这个文件加了密码，审核人打不开，没有收下。原文件没有改动，请取消密码、另存一份后再选。',
  },
  'evidence.active': {
    nature: 'refused',
    sentence:
      '这个文件带有宏或脚本，没有收下。原文件没有改动，请另存为不带宏的 xlsx、docx，或导出 PDF 后再选。',
  },
  'evidence.bomb': {
    nature: 'refused',
    sentence: '这个文件展开后大得不正常，没有收下。原文件没有改动，请导出 PDF 后再选。',
  },
  'evidence.old-office': {
    nature: 'refused',
    sentence: '这是旧版 Office 文件，没有收下。原文件没有改动，请另存为 xlsx、docx 或 PDF 后再选。',
  },
  'evidence.heic': {
    nature: 'refused',
    sentence: '这张照片是 HEIC 格式，没有收下。原文件没有改动，请改成 JPEG 后再选。',
  },
  'evidence.type-differs': {
    nature: 'refused',
    sentence: '材料写明的类型和它的内容不一致，没有收下。正文完好，请重新添加这份材料后再提交。',
  },
  'evidence.no-space': {
    nature: 'busy',
    sentence: '服务器存储空间已满，这份文件没有收下。原件和已送到的部分都在，腾出空间后会自动接着送。',
  },
  'upload.not-found': {
    nature: 'absent',
    sentence: '上次没送完的部分服务器已不再保留。原件还在本机，将自动从头再送。',
  },
  'upload.elsewhere': {
    nature: 'conflict',
    sentence: '续传的位置与服务器已收到的不一致，这一段没有收下。原件还在本机，将自动从已收到处接着送。',
  },
  'diary.not-found': {
    nature: 'absent',
    sentence: '没有找到这个项目，可能已移交其他单位，这条日记没有收下。内容还在本机，请与本单位核对。',
  },
  'diary.differs': {
    nature: 'refused',
    sentence: '同一编号已收到过另一条日记，这次没有接收。先前收到的不受影响，本机的内容也在。',
  },
  'diary.no-such-indicator': {
    nature: 'refused',
    sentence: '批复的目标里没有这项指标，这条日记没有收下。内容还在本机，请换一项指标重新添加。',
  },
  'evidence.not-found': {
    nature: 'absent',
    sentence: '没有找到这份佐证材料，或链接已过期。请返回刷新后再打开。',
  },
  'document.no-table': {
    nature: 'absent',
    sentence: '这类填报件没有规定的表样，不能导出。填报内容都在，可在页面上查看。',
  },
  'document.no-revision': {
    nature: 'absent',
    sentence: '没有找到这一稿，没有导出。已上报的各稿都在，请刷新后再选。',
  },
  'document.template': {
    nature: 'refused',
    sentence: '“{title}”的模板有误，没有导出，填报内容都在。请管理员改好模板：{first}。',
  },
  'document.no-font': {
    nature: 'refused',
    sentence:
      '服务器上没有中文字体，不能生成 PDF，填报内容都在。请先导出 Word 或 Excel，并请管理员安装中文字体。',
  },
  'document.link-ended': {
    nature: 'absent',
    sentence: '没有找到这份文件，或链接已过期。填报内容都在，请返回页面再点一次导出。',
  },
  'document.too-large': {
    nature: 'refused',
    sentence: '文件超过 5 MB，没有读取，本机填报内容没有改动。请用导出的表填写后再导入。',
  },
  'document.unreadable': {
    nature: 'refused',
    sentence: '{refusal}。本机填报内容没有改动。',
  },
  'document.of-another': {
    nature: 'refused',
    sentence: '这份 Excel 是另一份填报件的表，没有读入，本机填报内容没有改动。请打开对应的填报件再导入。',
  },
} as const satisfies Record<string, ProblemEntry>
