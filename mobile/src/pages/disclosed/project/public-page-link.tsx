/** The page that the server writes, which needs no script: to be printed, linked and archived. On the web only. */
export function PublicPageLink({ address }: { address: string }) {
  return (
    <a className="result__link link" href={address} target="_blank" rel="noopener noreferrer">
      打开可打印的网页
    </a>
  )
}
