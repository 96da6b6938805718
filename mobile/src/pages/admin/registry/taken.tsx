import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Finding } from '@/components/finding'
import { type WorkbookTaken, workbooks } from '@/platform/workbooks'

const words: Readonly<Record<string, string>> = {
  districts: '区划',
  sections: '业务科室',
  units: '单位',
  users: '用户',
  projects: '项目',
  budgetLines: '预算',
  payments: '支付',
  library: '指标库',
  goals: '目标',
}

/** Findings shown at once; the returned file has them all. */
const most = 50

/** What went in, what did not and why, and the file with what became of each row. */
export function Taken({ taken }: { taken: WorkbookTaken }) {
  const { findings, imported, returned, total } = taken
  const went = Object.entries(imported).filter(([, count]) => count > 0)
  const blocked = findings.some(({ level }) => level === 'block')
  return (
    <View className="card">
      <View className="card__t">{went.length === 0 && blocked ? '没有导入任何内容' : '导入完成'}</View>
      <View className="mt1">
        {went.length > 0
          ? `新登记：${went.map(([key, count]) => `${words[key] ?? key} ${count}`).join('、')}。`
          : blocked
            ? '请改正下面各项，再整份导入。在册的内容没有改动。'
            : '文件里的内容都已在册，没有新的。'}
      </View>
      {findings.slice(0, most).map(({ message }) => (
        <View key={message} className="mt2">
          <Finding kind={blocked ? '要改正' : '请留意'} sentence={`${message}。`} />
        </View>
      ))}
      {total > most && <View className="cap mt2">共 {total} 条，其余见返回的文件。</View>}
      {returned && (
        <View className="row mt3">
          <Button
            word="下载写明结果的文件"
            tone="quiet"
            onTap={() => workbooks.save(returned, '导入结果.xlsx')}
          />
        </View>
      )}
    </View>
  )
}
