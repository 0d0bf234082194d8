/** What staff is told by mail when a case, or a call to a dissatisfied customer, stays late: the words of it. */
import type { Locale } from '../form.ts';
import type { Breach } from '../records/case.ts';
import type { FollowUpWay } from '../survey.ts';
import type { Role } from '../workflow.ts';

/** Whom a case that stays late calls. */
type Called = Exclude<Role, 'customer' | 'system'>;

/** What the words are made of. */
export interface StaffMailFacts {
  /** Whom it goes to. */
  readonly name: string;
  readonly reference: string;
  readonly subject: string;
  /** As a person reads it: when it was due. */
  readonly dueAt: string;
  /** Of low scores whose authors cannot be reached: where they come from. */
  readonly place?: string;
}

/** Why it comes: what is late, or that somebody may be in danger (C-10). */
export type StaffMailReason = Breach | 'emergency';

type Saying = Readonly<Record<'subject' | 'says', (facts: StaffMailFacts) => string>>;

export interface StaffMailWords {
  readonly hello: (facts: StaffMailFacts) => string;
  readonly subject: Readonly<Record<StaffMailReason, (facts: StaffMailFacts) => string>>;
  readonly says: Readonly<Record<StaffMailReason, (facts: StaffMailFacts) => string>>;
  /** What the case is about, in the customer's words. */
  readonly about: string;
  readonly reference: string;
  readonly link: string;
  /** A call to a dissatisfied customer that nobody has made by its time (S-03); `subject` is the survey's title, or what their case is about. */
  readonly call: {
    readonly subject: (facts: StaffMailFacts) => string; readonly says: (facts: StaffMailFacts) => string; readonly link: string;
    readonly footer: Readonly<Record<Called, string>>;
    /** Where a low score comes from that no department or page stands for. */
    readonly nowhere: string;
    readonly several: string;
    /** The same when it is asked for. */
    readonly asked: Saying & { readonly footer: string };
    /** The same where it is no call: a message on the case (`reference` is the case's), or looking into what nobody can be asked about. */
    readonly other: Readonly<Record<Exclude<FollowUpWay, 'call' | 'records'>, Readonly<Record<'late' | 'asked', Saying>>>>;
  };
  /** Why this mail came to them. */
  readonly footer: Readonly<Record<Called, string>>;
}

const en: StaffMailWords = {
  hello: ({ name }) => `Hello ${name},`,
  subject: {
    emergency: ({ reference }) => `Emergency: ${reference} needs somebody now`, answer: ({ reference }) => `No answer yet: ${reference}`,
    promise: ({ reference }) => `A promise was not kept: ${reference}`, handling: ({ reference }) => `The work is late: ${reference}`,
  },
  says: {
    emergency: () => 'A customer says that somebody’s safety is at stake. Please make sure at once that somebody takes care of it.',
    answer: ({ dueAt }) => `This customer should have had an answer by ${dueAt} and has none. They have been told that it is late. Please see to it that somebody answers.`,
    promise: ({ dueAt }) => `This customer was promised something for ${dueAt}. That time has passed, and they have been told so. Please see to it that the promise is kept, or give them a new one.`,
    handling: ({ dueAt }) => `The work on this case should have been done by ${dueAt}, and the customer has been told that it is late. Please see to it that it goes on.`,
  },
  about: 'What it is about', reference: 'Reference', link: 'Open the case',
  call: {
    subject: ({ reference }) => `A dissatisfied customer has not been called: ${reference}`, link: 'Open the list of low scores', nowhere: 'no department', several: 'several pages',
    says: ({ dueAt }) => `This customer gave a low score and should have been called by ${dueAt}. Nobody has recorded a call yet. Please see to it that somebody calls them.`,
    footer: {
      agent: 'You receive this mail because agents are told when a low score is not followed up in time.', handler: 'You receive this mail because handlers are told when a low score is not followed up in time.',
      manager: 'You receive this mail because managers are told when a low score is not followed up in time.', admin: 'You receive this mail because administrators are told when a low score is not followed up in time.',
    },
    asked: {
      subject: ({ reference }) => `Please call a dissatisfied customer: ${reference}`,
      says: ({ dueAt }) => `This customer has just given a low score. Please call them by ${dueAt}, listen, and record what they said.`,
      footer: 'You receive this mail because low scores are told to those who follow them up.',
    },
    other: {
      message: {
        asked: { subject: ({ reference }) => `Please answer a dissatisfied customer on the case: ${reference}`, says: ({ dueAt }) => `This customer has just given a low score, and left neither number nor address. Please write to them on their case by ${dueAt}: they read it with their tracking code.` },
        late: { subject: ({ reference }) => `A dissatisfied customer has not been answered: ${reference}`, says: ({ dueAt }) => `This customer gave a low score and should have been written to on their case by ${dueAt}. Please see to it that somebody does.` },
      },
      look: {
        asked: { subject: ({ subject, place }) => `Low score, nobody to call: please look into it (${place} · ${subject})`, says: ({ dueAt }) => `A low score has come from somebody who cannot be reached. Please look into what went wrong by ${dueAt}, and record what was found and done. Further low scores from the same place are added to this task; no other mail comes about them.` },
        late: { subject: ({ subject, place }) => `Nobody has looked into low scores yet (${place} · ${subject})`, says: ({ dueAt }) => `Somebody who cannot be reached gave a low score, and somebody should have looked into it by ${dueAt}. Please see to it that somebody does.` },
      },
    },
  },
  footer: {
    agent: 'You receive this mail because agents are called when a case stays late.', handler: 'You receive this mail because the handlers of a case are called when it stays late.',
    manager: 'You receive this mail because managers are called when a case stays late.', admin: 'You receive this mail because administrators are called when a case stays late.',
  },
};

const zhHans: StaffMailWords = {
  hello: ({ name }) => `${name}，您好：`,
  subject: {
    emergency: ({ reference }) => `紧急：${reference} 需要立即处理`, answer: ({ reference }) => `逾期未答复：${reference}`,
    promise: ({ reference }) => `承诺时间已过：${reference}`, handling: ({ reference }) => `处理超时：${reference}`,
  },
  says: {
    emergency: () => '客户反映可能危及人身安全。请立即安排人员处理。',
    answer: ({ dueAt }) => `应在 ${dueAt} 前答复这位客户，至今尚未答复，系统已告知客户将延迟。请安排人员尽快答复。`,
    promise: ({ dueAt }) => `曾承诺客户 ${dueAt} 前给出结果，现已超过时间，系统已告知客户。请督促兑现，或与客户另约时间。`,
    handling: ({ dueAt }) => `此工单应在 ${dueAt} 前处理完毕，现已超时，系统已告知客户。请督促处理。`,
  },
  about: '事由', reference: '编号', link: '打开工单',
  call: {
    subject: ({ reference }) => `不满意客户逾期未回电：${reference}`, link: '打开低分跟进列表', nowhere: '未归部门', several: '多个页面',
    says: ({ dueAt }) => `这位客户评分较低，应在 ${dueAt} 前回电，至今没有回电记录。请安排人员尽快联系客户。`,
    footer: {
      agent: '低分评价逾期未跟进时会通知客服专员，因此您收到此邮件。', handler: '低分评价逾期未跟进时会通知责任部门处理人，因此您收到此邮件。',
      manager: '低分评价逾期未跟进时会通知客服经理，因此您收到此邮件。', admin: '低分评价逾期未跟进时会通知管理员，因此您收到此邮件。',
    },
    asked: {
      subject: ({ reference }) => `请回电不满意的客户：${reference}`,
      says: ({ dueAt }) => `这位客户刚刚给出了低分。请在 ${dueAt} 前回电，了解情况并记录客户的意见。`,
      footer: '有客户给出低分时会通知负责跟进的同事，因此您收到此邮件。',
    },
    other: {
      message: {
        asked: { subject: ({ reference }) => `请在工单中答复不满意的客户：${reference}`, says: ({ dueAt }) => `这位客户刚刚给出了低分，没有留下电话或邮箱。请在 ${dueAt} 前在其工单中留言，客户凭查询码可以看到。` },
        late: { subject: ({ reference }) => `不满意客户逾期未答复：${reference}`, says: ({ dueAt }) => `这位客户评分较低，应在 ${dueAt} 前在其工单中留言答复，至今没有记录。请安排人员处理。` },
      },
      look: {
        asked: { subject: ({ subject, place }) => `收到低分，无法联系客户，请查明原因（${place} · ${subject}）`, says: ({ dueAt }) => `收到一份低分评价，评价人没有留下联系方式。请在 ${dueAt} 前查明问题所在，并登记查明的情况和处理措施。同一来源的其他低分会并入此任务，不再另发邮件。` },
        late: { subject: ({ subject, place }) => `低分评价逾期未查明原因（${place} · ${subject}）`, says: ({ dueAt }) => `收到过无法联系客户的低分评价，应在 ${dueAt} 前查明原因，至今没有记录。请安排人员处理。` },
      },
    },
  },
  footer: {
    agent: '工单逾期时会通知客服专员，因此您收到此邮件。', handler: '工单逾期时会通知责任部门处理人，因此您收到此邮件。',
    manager: '工单逾期时会通知客服经理，因此您收到此邮件。', admin: '工单逾期时会通知管理员，因此您收到此邮件。',
  },
};

const zhHant: StaffMailWords = {
  hello: ({ name }) => `${name}，您好：`,
  subject: {
    emergency: ({ reference }) => `緊急：${reference} 需要立即處理`, answer: ({ reference }) => `逾期未回覆：${reference}`,
    promise: ({ reference }) => `承諾時間已過：${reference}`, handling: ({ reference }) => `處理逾時：${reference}`,
  },
  says: {
    emergency: () => '客戶反映可能危及人身安全。請立即安排人員處理。',
    answer: ({ dueAt }) => `應在 ${dueAt} 前回覆這位客戶，至今尚未回覆，系統已告知客戶將延遲。請安排人員盡快回覆。`,
    promise: ({ dueAt }) => `曾承諾客戶 ${dueAt} 前給出結果，現已超過時間，系統已告知客戶。請督促兌現，或與客戶另約時間。`,
    handling: ({ dueAt }) => `此案應在 ${dueAt} 前處理完畢，現已逾時，系統已告知客戶。請督促處理。`,
  },
  about: '事由', reference: '編號', link: '開啟案件',
  call: {
    subject: ({ reference }) => `不滿意客戶逾期未回電：${reference}`, link: '開啟低分跟進清單', nowhere: '未歸部門', several: '多個頁面',
    says: ({ dueAt }) => `這位客戶評分較低，應在 ${dueAt} 前回電，至今沒有回電紀錄。請安排人員盡快聯絡客戶。`,
    footer: {
      agent: '低分評價逾期未跟進時會通知客服專員，因此您收到此郵件。', handler: '低分評價逾期未跟進時會通知責任部門處理人，因此您收到此郵件。',
      manager: '低分評價逾期未跟進時會通知客服經理，因此您收到此郵件。', admin: '低分評價逾期未跟進時會通知管理員，因此您收到此郵件。',
    },
    asked: {
      subject: ({ reference }) => `請回電不滿意的客戶：${reference}`,
      says: ({ dueAt }) => `這位客戶剛剛給出了低分。請在 ${dueAt} 前回電，了解情況並記錄客戶的意見。`,
      footer: '有客戶給出低分時會通知負責跟進的同仁，因此您收到此郵件。',
    },
    other: {
      message: {
        asked: { subject: ({ reference }) => `請在案件中回覆不滿意的客戶：${reference}`, says: ({ dueAt }) => `這位客戶剛剛給出了低分，沒有留下電話或信箱。請在 ${dueAt} 前在其案件中留言，客戶憑查詢碼可以看到。` },
        late: { subject: ({ reference }) => `不滿意客戶逾期未回覆：${reference}`, says: ({ dueAt }) => `這位客戶評分較低，應在 ${dueAt} 前在其案件中留言回覆，至今沒有紀錄。請安排人員處理。` },
      },
      look: {
        asked: { subject: ({ subject, place }) => `收到低分，無法聯絡客戶，請查明原因（${place} · ${subject}）`, says: ({ dueAt }) => `收到一份低分評價，評價人沒有留下聯絡方式。請在 ${dueAt} 前查明問題所在，並登記查明的情況和處理措施。同一來源的其他低分會併入此任務，不再另發郵件。` },
        late: { subject: ({ subject, place }) => `低分評價逾期未查明原因（${place} · ${subject}）`, says: ({ dueAt }) => `收到過無法聯絡客戶的低分評價，應在 ${dueAt} 前查明原因，至今沒有紀錄。請安排人員處理。` },
      },
    },
  },
  footer: {
    agent: '案件逾期時會通知客服專員，因此您收到此郵件。', handler: '案件逾期時會通知責任部門處理人，因此您收到此郵件。',
    manager: '案件逾期時會通知客服經理，因此您收到此郵件。', admin: '案件逾期時會通知管理員，因此您收到此郵件。',
  },
};

/** The words of mails to the staff, by language. */
export const STAFF_MAIL_WORDS: Readonly<Record<Locale, StaffMailWords>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant };
