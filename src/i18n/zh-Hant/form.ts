import type { IntakeTerms } from '../terms.ts';

const terms: IntakeTerms = {
  locale: 'zh-Hant',
  label: {
    kind: '您想反映什麼？', subject: '事項', description: '發生了什麼？', files: '照片或檔案', occurredAt: '發生時間', category: '類別',
    impact: '影響範圍', wantedOutcome: '期望的解決方案', wantedOutcomeOther: '請說明', orderNumber: '訂單編號', product: '產品或服務', name: '姓名',
    phone: '電話', email: '電子郵件', preferredContact: '希望的聯絡方式', bestTime: '方便聯絡的時間', consent: '我同意將以上資料用於處理本次請求。',
    question: '您想了解什麼？', idea: '我們可以怎樣做得更好？',
  },
  hint: {
    orderNumberHint: '見收據或訂單列表', filesHint: '支援 JPEG、PNG、WebP、PDF。照片的位置資訊會被移除。', descriptionHint: '想到什麼就寫什麼，長短不限。',
    phoneHint: '電話和電子郵件填一項即可。', bestTimeHint: '例如：平日晚上六點後', impactHint: '如有人身危險，請選「有安全風險」，會最先處理。',
    emailHint: '例如 name@example.com', productHint: '店裡的名稱或型號',
  },
  option: {
    'complaint': '投訴', 'inquiry': '諮詢', 'suggestion': '建議', 'product': '產品', 'service': '服務', 'operation': '操作', 'only-me': '僅我本人',
    'several': '數人', 'many': '很多人', 'safety': '有安全風險', 'refund': '退款', 'exchange': '換貨', 'repair': '維修', 'redo': '重做',
    'compensation': '賠償', 'apology': '道歉', 'explanation': '說明', 'other': '其他', 'phone': '電話', 'email': '郵件', 'either': '都可以',
  },
  step: { matter: '事情經過', outcome: '您的訴求', contact: '聯絡方式', question: '您的問題', idea: '您的建議' },
  ui: {
    choose: '請選擇', addFiles: '新增檔案', takePhoto: '拍照', privacy: '隱私說明', review: '核對並送出', send: '送出', back: '上一步', next: '下一步',
    required: '標有 * 的為必填項', noBackend: '此表單尚未連接到服務。',
    loadFailed: '表單有一部分未載入。您寫的內容還在，請檢查網路後重試。', addRow: '再新增一項', removeRow: '移除',
  },
  stepOf: (step, of) => `第 ${step} 步，共 ${of} 步`,
};
export default terms;
