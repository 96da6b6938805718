/** UP1: a file goes in pieces of so many bytes, so that a break costs at most one of them again. */
export const pieceBytes = 256 * 1024
