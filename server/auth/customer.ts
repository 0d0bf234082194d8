import type { Ctx, Parts } from '../context.ts';
import { Problem } from '../problem.ts';
import { bearer, TokenCheck, type TokenSettings } from './tokens.ts';

/** Recognises customers by the token that the host site gave them. */
export class CustomerDoor {
  readonly #clock: () => number;
  readonly #checks = new WeakMap<TokenSettings, TokenCheck>();

  constructor({ clock }: Pick<Parts, 'clock'>) {
    this.#clock = clock;
  }

  /** Who the request's token says it is from, under a name that no other issuer's customer has; `undefined` without a good token. */
  async who(c: Ctx): Promise<string | undefined> {
    const settings = c.get('site').identity?.customers;
    const token = bearer(c.req.header('Authorization'));
    if (!settings || !token) return undefined;
    let check = this.#checks.get(settings);
    if (!check) this.#checks.set(settings, (check = new TokenCheck(settings, this.#clock)));
    const known = await check.check(token);
    return known && `${settings.issuer}#${known.subject}`;
  }

  async must(c: Ctx): Promise<string> {
    const subject = await this.who(c);
    if (subject === undefined) throw new Problem('forbidden', 'The host site has to say who the customer is: send its token as a bearer.', { status: 401, reason: 'identity' });
    return subject;
  }
}
