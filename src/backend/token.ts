/** What says who the customer is: a token (JWT) that the host site's server has signed, or what gives the one of the moment. */
export type CustomerToken = string | (() => string | undefined | Promise<string | undefined>);

/** Milliseconds. */
const PATIENCE = 5000;

/** The token of the moment; nothing where nobody is signed in, or the page does not say so in time: no complaint waits for that. */
export const tokenNow = (given?: CustomerToken): Promise<string | undefined> => Promise.race([
  (async () => (typeof given === 'function' ? given() : given))(), new Promise<undefined>((late) => { if (given) setTimeout(late, PATIENCE); }),
]).catch(() => undefined);

/** The header that says who the customer is. */
export const bearer = (token: string | undefined): Record<string, string> => (token ? { Authorization: `Bearer ${token}` } : {});
