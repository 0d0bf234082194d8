/** Why something is refused, in words: the server answers with them, and the desk shows the same ones. */
import type { Locale } from './form.ts';
import type { Refusal } from './workflow.ts';

/** A step's refusal; that a role may not do it at all; what merging and the case library ask for. */
export type RefusalReason = Refusal | 'role' | 'other-customer' | 'case-open';

export interface RefusalWords {
  /** Over all of them. */
  readonly title: string;
  readonly reasons: Readonly<Record<RefusalReason, string>>;
}

/** What a browser is shown at an address with nothing at it. */
export const NO_PAGE: Readonly<Record<Locale, { readonly title: string; readonly text: string }>> = {
  'en': { title: 'There is no such page', text: 'Please check the address, or go back to the page that you came from.' },
  'zh-Hans': { title: '没有这个页面', text: '请检查网址，或返回上一页。' },
  'zh-Hant': { title: '沒有這個頁面', text: '請檢查網址，或返回上一頁。' },
};

export const REFUSALS: Readonly<Record<Locale, RefusalWords>> = {
  'en': {
    title: 'This is not possible now.',
    reasons: {
      'unknown-event': 'This step is not part of the workflow.', 'case-ended': 'The case has ended.', 'wrong-state': 'It is not the turn of this step.', 'wrong-role': 'This step belongs to another role.',
      'invalid-payload': 'Something in the form is missing or wrong.', 'needs-manager-confirmation': 'The manager has to confirm the handling form first.',
      'not-acknowledged': 'The complaint has to be accepted first.',
      'customer-unsatisfied': 'The customer has not said that they are satisfied.', 'not-agreed': 'The customer has not agreed to the solution.', 'already-done': 'This has been done already.',
      'not-waiting': 'Nobody is waiting for the customer.', 'role': 'Your role does not allow this.', 'other-customer': 'The cases are not of one customer: neither phone nor e-mail is the same.',
      'case-open': 'Only closed cases become entries of the library.',
    },
  },
  'zh-Hans': {
    title: '现在不能办理。',
    reasons: {
      'unknown-event': '流程中没有这一步。', 'case-ended': '该单已结束。', 'wrong-state': '还没有到这一步。', 'wrong-role': '这一步由其他角色办理。', 'invalid-payload': '表单有缺漏或错误。',
      'needs-manager-confirmation': '须先由客服经理确认处理表。', 'not-acknowledged': '须先受理并致歉。', 'customer-unsatisfied': '客户尚未表示满意。', 'not-agreed': '客户尚未同意方案。', 'already-done': '已经办过了。',
      'not-waiting': '现在并没有等待客户。', 'role': '您的角色无权办理。', 'other-customer': '两单的电话与邮箱均不相同，不是同一客户。', 'case-open': '只有已归档的工单才能收入案例库。',
    },
  },
  'zh-Hant': {
    title: '現在不能辦理。',
    reasons: {
      'unknown-event': '流程中沒有這一步。', 'case-ended': '該案已結束。', 'wrong-state': '還沒有到這一步。', 'wrong-role': '這一步由其他角色辦理。', 'invalid-payload': '表單有缺漏或錯誤。',
      'needs-manager-confirmation': '須先由客服經理確認處理表。', 'not-acknowledged': '須先受理並致歉。', 'customer-unsatisfied': '客戶尚未表示滿意。', 'not-agreed': '客戶尚未同意方案。', 'already-done': '已經辦過了。',
      'not-waiting': '現在並沒有等待客戶。', 'role': '您的角色無權辦理。', 'other-customer': '兩案的電話與信箱均不相同，不是同一客戶。', 'case-open': '只有已歸檔的案件才能收入案例庫。',
    },
  },
};
