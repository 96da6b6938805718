import type { Registers } from '../../ports/registers'
import { goalPlace, goalRows, goalText } from './goal-rows'
import type { RecognisedSheet, SheetRow } from './read-sheets'

/** A workbook as an interchange document, with the row that each part of it came from. */
export interface WorkbookDocument {
  readonly document: Readonly<Record<string, readonly object[]>>
  /** 'payments[3]' or 'users[1].roles[0]' → its row; a goal's rows by its number, none where goals share one. */
  readonly rows: ReadonlyMap<string, SheetRow>
  readonly goals: ReadonlyMap<string, readonly SheetRow[]>
}

const lists: Readonly<Record<string, string>> = {
  单位: 'units',
  项目: 'projects',
  预算: 'budgetLines',
  支付: 'payments',
  指标库: 'library',
}

/** XL5: rows become the lists of an interchange file; a goal that stands in the register as it is, is left out. */
export function toDocument(sheets: readonly RecognisedSheet[], known: Registers['goals']): WorkbookDocument {
  const document: Record<string, object[]> = {}
  const rows = new Map<string, SheetRow>()
  const tables = new Map<string, SheetRow[]>()
  const users = new Map<string, { user: Record<string, unknown>; roles: object[]; index: number }>()
  for (const { kind, rows: given } of sheets) {
    for (const row of given) {
      const list = lists[kind.name]
      if (list !== undefined) {
        document[list] ??= []
        rows.set(`${list}[${document[list].push(itemOf(list, row.values)) - 1}]`, row)
      } else if (kind.name === '用户') addUser(users, row, rows)
      else addGoal(tables, row)
    }
  }
  document.users = [...users.values()].map(({ roles, user }) => ({ ...user, roles }))
  const standing = new Map(
    known.map((goal) => [goalPlace({ ...goal, goal: null }), goalText(goalRows(goal))]),
  )
  document.items = [...tables.values()].flatMap((of) => {
    const first = of[0]?.values ?? {}
    const same = standing.get(goalPlace(first)) === goalText(of.map(({ values }) => values))
    return same ? [] : [goalItem(of)]
  })
  const goals = new Map<string, readonly SheetRow[]>()
  for (const of of tables.values()) {
    const id = of[0]?.values.id ?? ''
    goals.set(id, goals.has(id) ? [] : of)
  }
  return { document, rows, goals }
}

function itemOf(list: string, values: SheetRow['values']): object {
  const { endYear, fiscalYear, isNew, origin, startYear, ...rest } = values
  const { siteLatitude, siteLongitude, siteRadius, ...plain } = rest
  return {
    ...plain,
    ...numbers({ siteLatitude, siteLongitude, siteRadius }),
    ...(list === 'projects'
      ? {
          startYear: Number(startYear),
          endYear: Number(endYear),
          isNew: isNew === 'true',
          source: origin ?? null,
        }
      : {}),
    ...(fiscalYear === undefined ? {} : { fiscalYear: Number(fiscalYear) }),
  }
}

/** Those that are written, as numbers. */
function numbers(given: Readonly<Record<string, string | undefined>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, text]) => (text === undefined ? [] : [[key, Number(text)]])),
  )
}

/** One row a role: rows of one username are one person. */
function addUser(
  users: Map<string, { user: Record<string, unknown>; roles: object[]; index: number }>,
  row: SheetRow,
  rows: Map<string, SheetRow>,
): void {
  const { name, password, phone, username = '', ...role } = row.values
  const entry = users.get(username) ?? {
    user: { username, name, ...(password ? { password } : {}), ...(phone ? { phone } : {}) },
    roles: [],
    index: users.size,
  }
  users.set(username, entry)
  if (entry.roles.length === 0) rows.set(`users[${entry.index}]`, row)
  rows.set(`users[${entry.index}].roles[${entry.roles.push(role) - 1}]`, row)
}

/** Rows of one number, project, unit and year are one goal. */
function addGoal(tables: Map<string, SheetRow[]>, row: SheetRow): void {
  const key = `${row.values.id}/${goalPlace(row.values)}`
  tables.set(key, [...(tables.get(key) ?? []), row])
}

function goalItem(of: readonly SheetRow[]): object {
  const { annualGoal, department, district, id, project, unit, year, amount } = of[0]?.values ?? {}
  return {
    ...{ id, year, project, unit, district, annualGoal },
    department: department ?? unit,
    ...(amount === undefined ? {} : { amount, amountUnit: '万元' }),
    indicators: of.map(({ values: { l1, l2, l3, measure, op, target, weight } }) => ({
      ...{ l1, l2, l3, op, target, weight },
      unit: measure,
    })),
  }
}
