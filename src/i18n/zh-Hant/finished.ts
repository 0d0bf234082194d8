import type { FinishedTerms } from '../finished-terms.ts';

const terms: FinishedTerms = {
  label: { service: '服務內容', workOrder: '工作單號或收據號', finishedAt: '完成時間', agent: '經辦人', department: '部門', name: '客戶姓名', email: '電子信箱', phone: '電話', language: '邀請所用語言' },
  hint: { workOrderHint: '同一單號不會重複邀請。', finishedPhoneHint: '僅用於識別是否已邀請過，不會向其發送任何內容。' },
  step: { finished: '服務', customer: '客戶' },
  lead: '邀請客戶評價本次服務：透過郵件，或由您轉交連結。',
  send: '邀請評價',
  invited: '已邀請客戶評價', known: '先前已邀請過該客戶', not: '未邀請該客戶',
  mailed: (to) => `邀請將寄至 ${to}。`,
  noAddress: '沒有信箱地址，請將連結轉交客戶。',
  noMails: '此處不寄送郵件，請將連結轉交客戶。',
  noPage: '尚未設定問卷頁面，因此沒有連結。請告知管理員。',
  until: (day) => `${day}前可以作答。`,
  since: (day) => `已於${day}寄送或轉交，連結與當時相同。`,
  answered: '客戶已經作答。在評審之前仍可修改。',
  recently: (day) => `已於${day}邀請過該客戶，近期不再重複邀請。`,
  stopped: '該客戶表示不願再收到邀請。',
  another: '已就此單號邀請過另一位客戶，請核對單號。',
  notAsked: '此處設定為服務完成後不邀請評價；管理員可以更改。',
  link: '僅供該客戶使用的連結', scan: '含連結的 QR 碼', next: '登記另一項服務', mend: '修改所填內容',
};
export default terms;
