import type { EvidenceRef } from '@domain/evidence/evidence'
import type { Point } from '@domain/evidence/findings'
import type { ImageLedger, ImageOrder } from '@server/application/evidence/make-images'
import type pg from 'pg'
import { examinationLedger } from './examination'
import { likenessIndex } from './likeness-index'
import { iso, prepared, type Queryable, unhurried } from './sql'

/** At most so many revisions are looked after at one start; the next start goes on. */
const mostAtOnce = 1000

/** Enqueues the picture work that a restore left behind, for a backup carries no jobs; a waiting job stays one. */
export async function requeueImages(client: Queryable): Promise<void> {
  await client.query(
    `select graphile_worker.add_job('make-images', json_build_object('revisionId', r.id), job_key => 'images:' || r.id,
                                    max_attempts => 5)
       from (select r.id from revision r join revision_evidence re on re.revision_id = r.id
               join evidence e on e.id = re.evidence_id
              where e.media_type like 'image/%' and (e.examined_at is null
                 or not exists (select 1 from blob_derivative b where b.sha256 = e.sha256 and b.owner = e.id::text))
              group by r.id order by max(r.received_at) desc limit ${mostAtOnce}) r`,
  )
}

interface OrderRow extends EvidenceRef, Omit<ImageOrder, 'evidence' | 'point' | 'site' | 'receivedAt'> {
  receivedAt: Date
  siteLatitude: number | null
  siteLongitude: number | null
  siteRadius: number | null
}

/** `inWgs84` turns a fix of any datum into the one that sites are registered in. */
export function imageLedger(
  pool: pg.Pool,
  inWgs84: (fix: Exclude<EvidenceRef['capture']['fix'], { missing: string }>) => Point,
): ImageLedger {
  return {
    ...examinationLedger(pool, likenessIndex(pool)),

    async pending(revisionId) {
      const { rows } = await pool.query<OrderRow>(
        prepared(
          `select e.id, e.slot, e.sha256, e.size, e.media_type as "mediaType", e.capture,
                p.id as "projectId", p.name as "projectName", p.code as "projectCode", u.name as "unitName",
                a.name as "authorName", f.fiscal_year as "fiscalYear", r.received_at as "receivedAt",
                p.site_latitude as "siteLatitude", p.site_longitude as "siteLongitude", p.site_radius as "siteRadius"
           from revision r join revision_evidence re on re.revision_id = r.id
           join evidence e on e.id = re.evidence_id join filing f on f.id = r.filing_id
           join project p on p.id = f.project_id join unit u on u.id = f.unit_id
           join account a on a.id = r.author_id
          where r.id = $1 and e.media_type like 'image/%' and (e.examined_at is null
                 or not exists (select 1 from blob_derivative b
                  where b.sha256 = e.sha256 and b.owner = e.id::text and b.variant = 'watermarked'))
          order by re.position`,
          [revisionId],
        ),
      )
      return rows.map(
        ({
          id,
          slot,
          sha256,
          size,
          mediaType,
          capture,
          siteLatitude,
          siteLongitude,
          siteRadius,
          ...row
        }) => ({
          ...row,
          evidence: { id, slot, sha256, size, mediaType, capture },
          receivedAt: iso(row.receivedAt),
          point: 'missing' in capture.fix ? null : inWgs84(capture.fix),
          site:
            siteLatitude === null || siteLongitude === null
              ? null
              : { latitude: siteLatitude, longitude: siteLongitude, radiusMetres: siteRadius },
        }),
      )
    },

    async note({ id, sha256 }, copies) {
      await pool.query(
        prepared(
          `insert into blob_derivative (sha256, owner, variant, derived, outcome)
           select $1, owner, variant, derived, $5
             from ${unhurried}, (values ('', 'thumbnail', $3::text), ($2::text, 'watermarked', $4::text)) as c (owner, variant, derived)
           on conflict (sha256, owner, variant) do nothing`,
          [sha256, id, copies?.thumbnail ?? '', copies?.watermarked ?? '', copies ? 'made' : 'undecodable'],
        ),
      )
    },
  }
}
