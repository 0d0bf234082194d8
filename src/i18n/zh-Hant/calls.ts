import type { CallTerms } from '../calls-terms.ts';

const terms: CallTerms = {
  title: '待回訪', hint: '評價偏低的客戶。請先認領，避免重複致電；通話後登記結果。', none: '目前沒有需要致電的客戶。', noneHint: '收到可以聯絡的客戶的低分評價後，會立即顯示在這裡。',
  by: '最晚致電', overdue: '已逾期，應在此前致電', case: '個案', answer: '評價', take: '由我致電', takeOver: '接手', free: '取消其認領', release: '取消認領', mine: '由您致電',
  came: '致電結果', 'reached': '已聯絡上', 'not-reached': '未聯絡上', 'given-up': '不再致電', note: '溝通內容與約定', noteIfAny: '備註（選填）', missing: '請填寫溝通內容與約定。', record: '登記',
  said: '已登記，該任務已移出清單。', gone: '其他同事已先一步處理，清單已更新。',
  of: (score, most) => `${score}/${most}`, calling: (name) => `${name} 正在致電`, hasTaken: (name) => `此任務已由 ${name} 認領，您的操作未登記。`, again: (when) => `已登記。請在 ${when} 前再次致電。`,
  tries: (n) => `已致電 ${n} 次，未聯絡上`,
};
export default terms;
