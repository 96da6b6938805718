/** DS3: the filing `f` has a photo of the current revision that no person has judged. */
export const unjudged = `exists (
  select 1 from revision r join revision_evidence re on re.revision_id = r.id
   where r.filing_id = f.id and r.number = f.revision
     and not exists (select 1 from photo_confirmation c where c.evidence_id = re.evidence_id))`
