import { randomUUID } from 'node:crypto'
import type { LibraryIndicator, LibraryReads, LibraryWrites } from '@server/application/ports/library'
import { initialsOf } from './initials'
import { insert, type Queryable } from './sql'

export function libraryReads(client: Queryable): LibraryReads {
  return {
    async library() {
      const { rows } = await client.query<LibraryIndicator & { id: string; initials: string }>(
        `select id, level1, level2, level3, operator, unit, accumulation, field, basis, evidence, initials
           from library_indicator where active order by field = '通用' desc, field, level1, level2, level3`,
      )
      return rows
    },
  }
}

export function libraryWrites(client: Queryable): LibraryWrites {
  return {
    putLibraryIndicator: (indicator) =>
      insert(
        client,
        'library_indicator',
        { id: randomUUID(), ...indicator, initials: initialsOf(indicator.level3) },
        `on conflict (field, level2, level3) do update
            set level1 = excluded.level1, operator = excluded.operator, unit = excluded.unit,
                accumulation = excluded.accumulation, basis = excluded.basis, evidence = excluded.evidence, active = true
          where (library_indicator.level1, library_indicator.operator, library_indicator.unit,
                 library_indicator.accumulation, library_indicator.basis, library_indicator.evidence, library_indicator.active)
                is distinct from (excluded.level1, excluded.operator, excluded.unit, excluded.accumulation,
                                  excluded.basis, excluded.evidence, true)`,
      ),
  }
}
