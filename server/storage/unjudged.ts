/** What of the filing `f` and its current revision waits for a person's eye, as conditions of SQL. */
const evidence = `select 1 from revision r join revision_evidence re on re.revision_id = r.id
    join evidence e on e.id = re.evidence_id
   where r.filing_id = f.id and r.number = f.revision`

/** DS3: there is a photo that no person has judged. Documents are never judged, for they never become public (EV35). */
export const unjudged = `exists (${evidence} and e.media_type like 'image/%'
     and not exists (select 1 from photo_confirmation c where c.evidence_id = e.id))`

/** RV6: there is such a photo, or a document. */
export const toBeRead = `(${unjudged} or exists (${evidence} and e.media_type not like 'image/%'))`

/** RV6: there is a photo with a doubt that nobody has found to be none. */
export const openFindings = `exists (
  select 1 from revision r join revision_evidence re on re.revision_id = r.id
    join photo_finding n on n.evidence_id = re.evidence_id
   where r.filing_id = f.id and r.number = f.revision and n.verdict is distinct from 'fine')`
