// `node upload-driver.mjs BASE TOKEN FILING CONCURRENCY COUNT`: sends photos of 200 KB, all different, each in one
// request; prints how many a second were taken.
import { createHash, randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'

const [base, token, filing, concurrency, count] = process.argv.slice(2)
const { hostname, port } = new URL(base)
const agent = new Agent({ keepAlive: true, maxSockets: Number(concurrency) })
const base64 = (text) => Buffer.from(text).toString('base64')
const photos = Array.from({ length: Number(count) }, () => {
  const bytes = randomBytes(200_000)
  bytes.set([0xff, 0xd8, 0xff])
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
})

const send = ({ bytes, sha256 }) =>
  new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'tus-resumable': '1.0.0',
      'content-type': 'application/offset+octet-stream',
      'content-length': bytes.length,
      'upload-length': bytes.length,
      'upload-metadata': `sha256 ${base64(sha256)},filing ${base64(filing)}`,
    }
    request({ hostname, port, agent, method: 'POST', path: '/uploads', headers }, (answer) => {
      answer.resume().on('end', () => {
        if (answer.statusCode === 201) resolve()
        else reject(new Error(`status ${answer.statusCode}`))
      })
    })
      .on('error', reject)
      .end(bytes)
  })

const start = performance.now()
await Promise.all(
  Array.from({ length: Number(concurrency) }, async () => {
    for (let photo = photos.pop(); photo; photo = photos.pop()) await send(photo)
  }),
)
process.stdout.write(String(Math.round(Number(count) / ((performance.now() - start) / 1000))))
agent.destroy()
