import { type Interchange, interchangeSchema } from '@domain/goal/interchange.schema'
import { city } from './ganzhou'
import library from './indicator-library.json'

const source = '演示数据：为下一年度预算虚拟的项目'

/** What is declared for the next year's budget: two projects and a department as a whole, with 指标库 to draw on. */
export function nextYear(year: number): Interchange {
  const health = { unit: '赣州市卫生健康委员会', district: city }
  const school = { unit: '赣州市教育局', district: city }
  return interchangeSchema.parse({
    ...library,
    projects: [
      { name: '乡村医生全员培训', ...health, startYear: year, endYear: year + 2, isNew: true, source },
      { name: '乡镇寄宿制学校取暖设备更新', ...school, startYear: year, endYear: year, isNew: true, source },
      { name: '市教育局整体支出', ...school, startYear: year, endYear: year, object: 'department', source },
    ],
    budgetLines: [
      {
        ...{ project: '乡村医生全员培训', ...health, fiscalYear: year, source: 'fiscal' },
        ...{ initialWan: '286', adjustedWan: '286' },
      },
      {
        ...{ project: '乡镇寄宿制学校取暖设备更新', ...school, fiscalYear: year, source: 'fiscal' },
        ...{ initialWan: '620', adjustedWan: '620' },
      },
    ],
  })
}
