/** Reads how mails go out. `fail` throws the error of settings. */
export function readSmtp(env: Readonly<Record<string, string | undefined>>, fail: (message: string) => never): { readonly url: string; readonly from: string } | undefined {
  const { HEED_SMTP_URL: url, HEED_MAIL_FROM: from } = env;
  if (!url) return undefined;
  if (!/^smtps?:\/\/[^\s/]+/.test(url) || !URL.canParse(url)) fail('HEED_SMTP_URL is not an SMTP address. Write smtp://user:password@host:587 or smtps://…:465, or unset it: no mails are sent then.');
  if (!from || !/^[^<>\r\n]*<?[^\s@<>]+@[^\s@<>]+>?$/.test(from)) fail('HEED_MAIL_FROM is missing or is no address. Write the sender of mails: Stillwater <care@shop.example>.');
  return { url, from };
}
