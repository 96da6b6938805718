/** WeChat has no `crypto.subtle`. */
export { sha256Chunked as sha256Of } from './sha256-chunked'
