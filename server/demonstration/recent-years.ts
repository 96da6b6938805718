import { type Interchange, interchangeSchema } from '@domain/goal/interchange.schema'
import { city } from './ganzhou'

const source = '演示数据：为近两个年度虚拟的项目'

type Unit = '赣州市卫生健康委员会' | '赣州市教育局' | '赣州市城市管理局' | '赣州市公安局'

/** Invented projects of this year: what is budgeted, and the shares that the treasury has paid, by the day it did. */
const running: readonly (readonly [
  name: string,
  unit: Unit,
  budgetWan: number,
  paidWan: readonly number[],
])[] = [
  ['城区生活垃圾分类收运', '赣州市城市管理局', 1860, [410.5, 388.2, 402.9]],
  ['中小学校园安全防护提升', '赣州市教育局', 940, [212.4, 168.75]],
  ['家庭医生签约服务补助', '赣州市卫生健康委员会', 1265.4, [520, 431.6]],
  ['道路交通信号设施更新', '赣州市公安局', 728, [96.3]],
  ['基层医疗卫生机构远程会诊与医学影像云平台建设及运行维护补助', '赣州市卫生健康委员会', 2310, [1420, 760]],
]

/** Their goals of this year, so that they can be monitored: what is counted, the year's target and its unit. */
const promised: Readonly<
  Record<string, readonly (readonly [l2: string, l3: string, target: string, unit: string])[]>
> = {
  城区生活垃圾分类收运: [
    ['数量指标', '分类收运垃圾量', '182500', '吨'],
    ['质量指标', '分类准确率', '85', '%'],
    ['数量指标', '覆盖小区数', '412', '个'],
  ],
  中小学校园安全防护提升: [
    ['数量指标', '完成改造学校数', '36', '所'],
    ['质量指标', '一键报警联网率', '100', '%'],
  ],
  家庭医生签约服务补助: [
    ['数量指标', '重点人群签约人数', '268000', '人'],
    ['质量指标', '签约居民履约率', '90', '%'],
  ],
}

const evaluated = { project: '乡镇卫生院中医馆建设', unit: '赣州市卫生健康委员会' }

const indicators = [
  ['产出指标', '数量指标', '建成中医馆数量', '≥', '24', '个', '15'],
  ['产出指标', '质量指标', '中医馆验收合格率', '≥', '98', '%', '15'],
  ['产出指标', '时效指标', '设备按期到位率', '≥', '95', '%', '10'],
  ['产出指标', '成本指标', '每馆平均建设成本', '≤', '18', '万元', '10'],
  ['效益指标', '社会效益指标', '中医诊疗人次', '≥', '36000', '人次', '30'],
  ['满意度指标', '服务对象满意度指标', '就诊群众满意度', '≥', '90', '%', '10'],
].map(([l1, l2, l3, op, target, unit, weight]) => ({ l1, l2, l3, op, target, unit, weight }))

/** What the treasury has paid so far this year, and a project of last year whose goal has weights, ready to be evaluated. */
export function recentYears(now: Date): Interchange {
  const year = now.getUTCFullYear()
  const today = now.toISOString().slice(0, 10)
  const place = { district: city }
  const line = { source: 'fiscal', ...place } as const
  return interchangeSchema.parse({
    projects: [
      ...running.map(([name, unit]) => ({ name, unit, ...place, startYear: year, endYear: year, source })),
      {
        ...{ name: evaluated.project, unit: evaluated.unit, ...place },
        ...{ startYear: year - 1, endYear: year - 1, source },
      },
    ],
    budgetLines: running.map(([project, unit, wan]) => ({
      ...{ project, unit, ...line, fiscalYear: year },
      ...{ initialWan: String(wan), adjustedWan: String(wan) },
    })),
    // the treasury has paid nothing yet that lies ahead
    payments: [
      ...running.flatMap(([project, unit, , paid], at) =>
        paid.map((wan, turn) => ({
          ...{ project, unit, ...line, fiscalYear: year, paidOn: `${year}-0${turn * 3 + 1}-1${at}` },
          ...{ amountWan: String(wan), voucher: `演示-${year}-${at + 1}-${turn + 1}` },
        })),
      ),
      {
        ...{ ...evaluated, ...line, fiscalYear: year - 1, paidOn: `${year - 1}-11-20` },
        ...{ amountWan: '388.6', voucher: `演示-${year - 1}-1` },
      },
    ].filter(({ paidOn }) => paidOn <= today),
    items: [
      ...running.flatMap(([project, unit], at) =>
        (promised[project] ?? []).length === 0
          ? []
          : [
              {
                ...{ id: `YX${year}-${at + 1}`, source, place: city, year: String(year) },
                ...{ project, unit, department: unit, amount: null, amountUnit: null },
                ...{ annualGoal: null, complete: true },
                indicators: (promised[project] ?? []).map(([l2, l3, target, unitOf]) => ({
                  ...{ l1: '产出指标', l2, l3, op: '≥', target, unit: unitOf, weight: null },
                })),
              },
            ],
      ),
      {
        ...{ id: `ZYG${year - 1}`, source, place: city, year: String(year - 1) },
        ...{ ...evaluated, department: evaluated.unit, amount: '432', amountUnit: '万元' },
        annualGoal: '建成24个乡镇卫生院中医馆，群众在家门口看得上中医。',
        complete: true,
        indicators,
      },
    ],
  })
}
