import { fieldsOf, isScale, type Locale, nearestLocale, rangeOf, SURVEY_MAIL_WORDS, type SurveyTemplate, type Text } from 'heed/domain';
import type { Parts } from '../context.ts';
import type { SiteSettings } from '../settings.ts';
import type { StoredMail } from '../store/office.ts';
import type { StoredCase } from '../store/store.ts';
import { namesOf } from '../store/survey-invitations.ts';
import type { StoredInvitation } from '../store/surveys.ts';
import { templateOf, tokenOf } from '../survey-intake.ts';
import { withNames } from '../survey-known.ts';
import { block, COLOURS, escape, footer, labelled, letter } from './letter.ts';
import type { MailMessage } from './mailer.ts';

/** Faces from 1 to 5, as in the widget; whoever sees no pictures reads the words below. */
const FACES = ['😞', '😕', '😐', '😊', '😃'];
const REMINDS = 1;

type Needs = Pick<Parts, 'settings' | 'clock'> & { readonly store: Pick<Parts['store'], 'caseById' | 'surveys'>; readonly secret: () => Promise<string> };

/** The mail of an invitation as it would go out now; undefined where there is nobody to send it to, or no page that it could lead to. */
export async function surveyMessage({ store, settings, secret }: Omit<Needs, 'clock'>, mail: Pick<StoredMail, 'site' | 'id' | 'seq'>): Promise<MailMessage | undefined> {
  const { invitation } = await store.surveys.invitation(mail.site, mail.id) ?? {};
  const site = settings.sites[mail.site] ?? settings.sites.default;
  const template = invitation && await templateOf(store, mail.site, invitation.template);
  if (!invitation || !template || !site?.surveyUrl) return undefined;
  const stored = invitation.caseId === undefined ? undefined : await store.caseById(mail.site, invitation.caseId);
  const to = invitation.email ?? stored?.values.email;
  if (typeof to !== 'string' || !to) return undefined;
  return renderSurveyMail({ invitation, template, stored, to, site, token: await tokenOf(await secret(), mail.site, mail.id), reminds: mail.seq === REMINDS, page: site.surveyUrl.replace(/#.*$/, '') });
}

/** Nobody is asked for what they have answered, once it is too late, or after they have said that they do not want to be. */
export async function stillAsks({ store, clock, secret }: Omit<Needs, 'settings'>, { site, id }: Pick<StoredMail, 'site' | 'id'>): Promise<boolean> {
  const { invitation, caseGone } = await store.surveys.invitation(site, id) ?? {};
  return !!invitation && !caseGone && !invitation.answeredAt && Date.parse(invitation.expiresAt) > clock() && !await store.surveys.hasStopped(site, namesOf(await withNames(await secret(), store, invitation)));
}

interface Written {
  readonly invitation: StoredInvitation; readonly template: SurveyTemplate; readonly stored?: StoredCase; readonly to: string; readonly site: SiteSettings;
  readonly token: string; readonly reminds: boolean; readonly page: string;
}

/** The invitation: its first question with a link for each answer, whose tap is counted when the page is open. The token stands in the fragment only. */
export function renderSurveyMail({ invitation, template, stored, to, site, token, reminds, page }: Written): MailMessage {
  const locale = nearestLocale(invitation.locale);
  const words = SURVEY_MAIL_WORDS[locale];
  const subject = stored?.subject;
  const day = (at: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: site.answers.calendar?.timeZone ?? 'UTC' }).format(Date.parse(at));
  const { service, finishedAt } = invitation;
  const facts = { name: String(stored?.values.name ?? invitation.name ?? ''), subject, service, finished: finishedAt && day(finishedAt), title: wordsIn(template.title, locale), quietDays: site.surveys.quietDays, given: !stored };
  const title = reminds ? words.reminds(facts) : words.subject(facts);
  const asks = words.asks[template.occasion](facts);
  const question = fieldsOf(template).find((field) => field.name === template.first && isScale(field))!;
  const [from, to_] = rangeOf(question);
  const satisfaction = question.score === 'csat';
  const scores = Array.from({ length: to_ - from + 1 }, (_, i) => ({
    face: satisfaction ? FACES[i]! : `${from + i}`, word: satisfaction ? words.faces[i]! : i === 0 ? words.ends[0] : from + i === to_ ? words.ends[1] : '',
    name: `${from + i}`, link: `${page}#invitation=${token}&score=${from + i}`,
  }));
  const label = wordsIn(question.label ?? '', locale);
  const until = words.until(day(invitation.expiresAt));
  const stop = `${page}#stop=${token}`;
  const bye = site.name ? `${words.bye} · ${site.name}` : words.bye;

  const text = [
    words.hello(facts), asks, reminds && words.again, label, ...scores.map(({ name, word, link }) => labelled(locale, [name, word].filter(Boolean).join(' · '), link, '\n')), words.tap, until, bye,
    labelled(locale, words.stop, stop, '\n'), `--\n${words.footer(facts)}`,
  ].filter(Boolean).join('\n\n');
  const cell = ({ face, word, name, link }: (typeof scores)[number]) => `<td style="width:${100 / scores.length}%;padding:2px;vertical-align:top;text-align:center">
<a href="${escape(link)}" style="display:block;padding:8px 2px;border:1px solid ${COLOURS.line};border-radius:8px;color:${COLOURS.ink};text-decoration:none;font-size:12px;line-height:1.3">
<span${satisfaction ? ' aria-hidden="true"' : ''} style="display:block;font-size:${satisfaction ? 28 : 16}px;line-height:1.4">${face}</span>${escape(satisfaction ? word || name : '')}</a></td>`;
  const html = letter(locale, title, [
    block(escape(words.hello(facts))), block(escape(asks)), reminds ? block(escape(words.again)) : '', block(`<strong>${escape(label)}</strong>`, 'margin-bottom:8px'),
    `<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed;margin:0 0 ${satisfaction ? 16 : 0}px"><tr>${scores.map(cell).join('')}</tr></table>`,
    satisfaction ? '' : block(`${from} = ${escape(words.ends[0])} · ${to_} = ${escape(words.ends[1])}`, `font-size:13px;color:${COLOURS.soft}`),
    block(escape(`${words.tap} ${until}`), `color:${COLOURS.soft}`), block(escape(bye)),
    footer(`${escape(words.footer(facts))}<br><a href="${escape(stop)}" style="color:${COLOURS.soft}">${escape(words.stop)}</a>`),
  ]);
  return { to, subject: title, text: `${text}\n`, html, id: `${invitation.id}.${reminds ? 1 : 0}@heed`, locale, stop };
}

const wordsIn = (text: Text, locale: Locale): string => (typeof text === 'string' ? text : text[locale] ?? text.en ?? '');
