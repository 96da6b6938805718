/** Where the server is: on the web, whoever served this page. No slash at the end. */
export const apiBase = (): string => window.location.origin
