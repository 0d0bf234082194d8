import * as z from 'zod/mini';
import { type StaffTokenSettings, tokenSettingsFault, type TokenSettings } from './tokens.ts';

const word = z.string().check(z.minLength(1));
const token = {
  issuer: word, audience: word, algorithms: z.array(word).check(z.minLength(1)),
  jwksUrl: z.optional(z.url({ protocol: /^https?$/ })), jwks: z.optional(z.strictObject({ keys: z.array(z.looseObject({ kty: word })) })),
  publicKey: z.optional(word), secret: z.optional(word), maxAgeSeconds: z.optional(z.int().check(z.positive())),
};

/** `identity` of a site in the configuration file. */
export const identityConfig = z.strictObject({
  staff: z.optional(z.strictObject({
    ...token,
    claims: z.optional(z.strictObject({
      name: z.optional(word), displayName: z.optional(word), roles: z.optional(word), departments: z.optional(word), email: z.optional(word), locale: z.optional(word),
      roleNames: z.optional(z.record(z.string(), z.enum(['agent', 'handler', 'manager', 'admin']))),
    })),
  })),
  customers: z.optional(z.strictObject(token)),
});

/** What is wrong with it, in words. */
export function identityFault(identity: { readonly staff?: unknown; readonly customers?: unknown } | undefined): string | undefined {
  const { staff, customers } = (identity ?? {}) as { staff?: StaffTokenSettings; customers?: TokenSettings };
  for (const [whose, settings] of [['staff', staff], ['customers', customers]] as const) {
    const fault = settings && tokenSettingsFault(settings);
    if (fault) return `identity of ${whose}: ${fault}`;
  }
  return staff && customers && staff.issuer === customers.issuer && staff.audience === customers.audience
    ? 'identity: staff and customers need different audiences, or a customer could be taken for staff' : undefined;
}
