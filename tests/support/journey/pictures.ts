/** What the camera takes on the journey: three photos of a ledger, told apart by colour and name. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import type { Pictures } from './monitoring-journey'

export async function pictures(): Promise<Pictures> {
  const dir = await mkdtemp(path.join(tmpdir(), 'photos-'))
  const picture = async (name: string, red: number) => {
    const file = path.join(dir, `${name}.jpg`)
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><rect width="1200" height="900" fill="rgb(${red},150,120)"/><rect x="200" y="150" width="800" height="600" fill="#fffdf5"/><text x="600" y="300" font-size="72" text-anchor="middle">签收台账 ${name}</text></svg>`
    await writeFile(file, await sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer())
    return file
  }
  return {
    first: await picture('甲', 90),
    second: await picture('乙', 160),
    better: await picture('合计页', 220),
  }
}
