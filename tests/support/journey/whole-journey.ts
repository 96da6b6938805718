import type { Hand } from './hand'
import { approve, confirmPhoto, correct, reportFromTheField, returnOne, signIn } from './monitoring-journey'
import { pictures } from './pictures'
import { visit } from './visitor'

/** From the field to the public: one owner, four reviewers and a disclosure reviewer at one desk, one citizen. */
export async function wholeJourney(owner: Hand, desk: Hand, url: string, folder: string): Promise<void> {
  try {
    const photos = await pictures()
    await signIn(owner, 'jingban')
    await reportFromTheField(owner, photos)
    for (const reviewer of ['fuzeren', 'zhuguan', 'keshi']) await approve(desk, reviewer)
    await returnOne(desk, 'jixiao')
    await correct(owner, photos)
    await approve(desk, 'jixiao')

    const published = await visit(url, '特困家庭再扶助', folder)
    expect(published.text).toContain('2021年1–7月')
    expect(published.text).toContain('20 人')
    expect(published.text).not.toContain('曾丽华')
    expect(published.photos).toBe(0) // none before a person has looked
    await confirmPhoto(desk, 'gongkai')
    expect((await visit(url, '特困家庭再扶助', folder)).photos).toBe(1)
  } finally {
    await owner.picture('last-owner')
    await desk.picture('last-desk')
  }
}
