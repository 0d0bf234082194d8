import type { CallTerms } from '../calls-terms.ts';

const terms: CallTerms = {
  title: '低分跟進', hint: '評價偏低的回覆。請先認領，避免重複處理；處理後登記結果。', none: '目前沒有需要跟進的低分評價。', noneHint: '收到低分評價後，會立即顯示在這裡。',
  by: '最晚致電', overdue: '已逾期，應在此前致電', case: '案件', number: '服務單', answer: '評價', answers: '回覆內容', take: '由我致電', takeOver: '接手', free: '取消其認領', release: '取消認領', mine: '由您致電',
  came: '致電結果', 'reached': '已聯絡上', 'not-reached': '未聯絡上', 'given-up': '不再致電', note: '溝通內容與約定', noteIfAny: '備註（選填）', missing: '請填寫溝通內容與約定。', record: '登記',
  said: '已登記，該任務已移出清單。', gone: '其他同事已先一步處理，清單已更新。',
  'written': '已留言', 'put-right': '已改善', 'nothing-found': '無需改善',
  ways: {
    message: { head: '沒有電話和信箱：請在案件中留言', by: '最晚留言', take: '由我留言', mine: '由您留言', note: '約定內容', missing: '請說明不留言的原因。', said: '已登記，該任務已移出清單。', calling: (name) => `${name} 正在留言`, hasTaken: (name) => `此任務已由 ${name} 認領，您的操作未登記。` },
    look: { head: '無法聯絡客戶：請查明原因', by: '最晚查明', take: '由我查明', mine: '由您查明', note: '查明的情況與處理措施', missing: '請填寫查明的情況與處理措施。', said: '已登記，該任務已移出清單。', calling: (name) => `${name} 正在查明`, hasTaken: (name) => `此任務已由 ${name} 認領，您的操作未登記。` },
  },
  records: (number) => `客戶沒有留下電話或信箱，可在 ${number} 的服務紀錄中查找。`, ended: '案件已結束或已刪除，不能留言。', several: '多個頁面', nowhere: '未歸部門', all: '檢視全部回覆',
  more: '此任務又收到新的低分評價，請先閱讀，再登記。',
  scores: (n) => `${n} 份低分評價`, between: (first, last) => (first === last ? first : `${first} 至 ${last}`), newest: (n) => `最近 ${n} 份`,
  of: (score, most) => `${score}/${most}`, calling: (name) => `${name} 正在致電`, hasTaken: (name) => `此任務已由 ${name} 認領，您的操作未登記。`, again: (when) => `已登記。請在 ${when} 前再次致電。`,
  tries: (n) => `已致電 ${n} 次，未聯絡上`,
};
export default terms;
