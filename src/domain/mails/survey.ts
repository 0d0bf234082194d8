/** How customers are asked for a score by mail: the words of it. */
import type { Locale } from '../form.ts';
import type { Occasion } from '../forms/surveys.ts';

/** What the words are made of. */
export interface SurveyMailFacts {
  readonly name: string;
  /** What the case was about, if it is about one. */
  readonly subject?: string;
  /** What was done for them, and the day it was finished on, if it is about a service. */
  readonly service?: string;
  readonly finished?: string;
  /** The survey's own title. */
  readonly title: string;
  /** Nobody is asked again for so many days; 0: no promise. */
  readonly quietDays: number;
  /** The invitation comes with an address of its own, not one from a case. */
  readonly given?: boolean;
}

export interface SurveyMailWords {
  readonly hello: (facts: SurveyMailFacts) => string;
  readonly subject: (facts: SurveyMailFacts) => string;
  readonly reminds: (facts: SurveyMailFacts) => string;
  readonly asks: Readonly<Record<Occasion, (facts: SurveyMailFacts) => string>>;
  /** Once more: nothing was answered. */
  readonly again: string;
  readonly tap: string;
  /** Overall satisfaction, 1 to 5. */
  readonly faces: readonly [string, string, string, string, string];
  /** Below the lowest and the highest number of any other scale. */
  readonly ends: readonly [string, string];
  readonly until: (day: string) => string;
  readonly stop: string;
  readonly footer: (facts: SurveyMailFacts) => string;
  readonly bye: string;
}

const en: SurveyMailWords = {
  hello: ({ name }) => (name ? `Dear ${name},` : 'Good day,'),
  subject: ({ title, subject }) => (subject ? `${title} (${subject})` : title),
  reminds: ({ title, subject }) => `Once more: ${title}${subject ? ` (${subject})` : ''}`,
  asks: {
    'after-case': ({ subject }) => `${subject ? `Your case “${subject}” is closed.` : 'Your case is closed.'} Would you tell us how we did? A human reads every answer.`,
    'after-service': ({ service, finished }) => `${service ? `“${service}”` : 'Our work for you'} ${finished ? `was finished on ${finished}` : 'is finished'}. Would you tell us how it was? A human reads every answer.`,
    'return-visit': () => 'We would like to know how things are with us. A human reads every answer.',
  },
  again: 'We have not heard from you yet. This is the only reminder.',
  tap: 'One tap is enough; you can say more afterwards if you like.',
  faces: ['Very dissatisfied', 'Dissatisfied', 'Neither', 'Satisfied', 'Very satisfied'],
  ends: ['lowest', 'highest'],
  until: (day) => `The links work until ${day}.`,
  stop: 'Please do not ask me any more',
  footer: ({ given, quietDays }) => `You receive this mail because you gave us this address${given ? '' : ' with your case'}.${quietDays ? ` We ask at most once in ${quietDays} days.` : ''} Please do not reply to it.`,
  bye: 'Customer service',
};

const zhHans: SurveyMailWords = {
  hello: ({ name }) => (name ? `${name}，您好：` : '您好：'),
  subject: ({ title, subject }) => (subject ? `${title}（${subject}）` : title),
  reminds: ({ title, subject }) => `再次邀请：${title}${subject ? `（${subject}）` : ''}`,
  asks: {
    'after-case': ({ subject }) => `${subject ? `“${subject}”已经结案。` : '您的来信已经结案。'}您对我们的处理满意吗？每一份评价都有专人阅读。`,
    'after-service': ({ service, finished }) => `${service ? `“${service}”` : '为您提供的服务'}${finished ? `已于${finished}` : '已经'}完成。您觉得怎么样？每一份评价都有专人阅读。`,
    'return-visit': () => '想听听您对我们的看法。每一份评价都有专人阅读。',
  },
  again: '我们还没有收到您的评价。我们只提醒这一次。',
  tap: '轻点一下即可；愿意的话，之后还可以补充。',
  faces: ['非常不满意', '不满意', '一般', '满意', '非常满意'],
  ends: ['最低', '最高'],
  until: (day) => `链接在 ${day} 前有效。`,
  stop: '请不要再邀请我评价',
  footer: ({ given, quietDays }) => `您收到此邮件，是因为您${given ? '' : '在提交时'}留下了这个邮箱。${quietDays ? `我们在 ${quietDays} 天内最多邀请一次。` : ''}请勿直接回复。`,
  bye: '客户服务',
};

const zhHant: SurveyMailWords = {
  hello: ({ name }) => (name ? `${name} 您好：` : '您好：'),
  subject: ({ title, subject }) => (subject ? `${title}（${subject}）` : title),
  reminds: ({ title, subject }) => `再次邀請：${title}${subject ? `（${subject}）` : ''}`,
  asks: {
    'after-case': ({ subject }) => `${subject ? `「${subject}」已經結案。` : '您的來信已經結案。'}您對我們的處理滿意嗎？每一份評價都有專人閱讀。`,
    'after-service': ({ service, finished }) => `${service ? `「${service}」` : '為您提供的服務'}${finished ? `已於${finished}` : '已經'}完成。您覺得怎麼樣？每一份評價都有專人閱讀。`,
    'return-visit': () => '想聽聽您對我們的看法。每一份評價都有專人閱讀。',
  },
  again: '我們還沒有收到您的評價。我們只提醒這一次。',
  tap: '輕點一下即可；願意的話，之後還可以補充。',
  faces: ['非常不滿意', '不滿意', '普通', '滿意', '非常滿意'],
  ends: ['最低', '最高'],
  until: (day) => `連結在 ${day} 前有效。`,
  stop: '請不要再邀請我評價',
  footer: ({ given, quietDays }) => `您收到此郵件，是因為您${given ? '' : '在提交時'}留下了這個信箱。${quietDays ? `我們在 ${quietDays} 天內最多邀請一次。` : ''}請勿直接回覆。`,
  bye: '客戶服務',
};

/** The words by language. */
export const SURVEY_MAIL_WORDS: Readonly<Record<Locale, SurveyMailWords>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant };
