import type { SubmissionTerms } from '../terms.ts';

const terms: SubmissionTerms = {
  issue: {
    'required': (label) => `請填寫：${label}`,
    'contact-required': () => '請填寫電話或電子郵件，以便回覆您。',
    'too-long': (label, { max, count }) => `${label}：最多 ${max} 個字${count ? `，現有 ${count} 個` : ''}`,
    'not-an-email': () => '電子郵件格式不正確，例如：name@example.com',
    'not-a-phone': () => '電話號碼格式不正確，可使用數字、空格、+ 和 -。',
    'not-a-date': (label) => `${label}：日期不存在`,
    'in-future': (label) => `${label}：日期不能晚於今天`,
    'consent-required': () => '需要您的同意，我們才能處理。',
    'not-added': (_, { name }) => `「${name}」尚未加入，請再試一次。`,
    'not-text': (label) => `${label}：請重新輸入`,
  },
  failure: {
    'network': '目前沒有網路連線。',
    'timeout': '等待回應過久。',
    'aborted': '已停止，未送出任何內容。',
    'bad-response': '回應的不是我們的服務。您的網路是否需要先登入？',
    'unavailable': '我們的服務目前出現故障。',
    'rate-limited': '目前請求過多。',
  },
  ui: {
    forget: '清除本機全部內容', saveReceipt: '儲存',
    summaryTitle: '請檢查以下內容', reviewTitle: '核對您填寫的內容', reviewHint: '尚未送出。', change: '修改', notGiven: '未填寫', yes: '是', no: '否', edit: '返回修改',
    sendNow: '確認送出', sending: '正在送出…', sendingText: '正在送出您的內容…', waitingTitle: '尚未送出成功', waitingText: '已儲存在本機，會盡快自動送出。您可以保持此頁面開啟。',
    refusedTitle: '未能受理，原因：', retry: '立即重試', kept: '已儲存在本機', notKept: '未儲存在本機。請在離開前送出。', receivedTitle: '我們已收到',
    reference: '您的受理編號', trackingCode: '查詢碼', trackingCodeHint: '查詢時兩者缺一不可，請妥善保存。', copy: '複製', copied: '已複製', print: '列印', nextTitle: '接下來',
    follow: '查詢進度', another: '再寫一則', youWrote: '您填寫的內容', connection: '正在等待網路連線。',
  },
  receivedAs: (reference) => `已受理，編號 ${reference}`,
  retryAt: (time) => `下次重試：${time}`,
  answerBy: (when) => `我們會${when ? `在${when}之前` : '立即'}回覆您。`,
  nextStep: {
    complaint: ['專人閱讀並受理您的投訴。', '我們查明原因並提出方案，您同意之前不會實施。'],
    inquiry: ['專人閱讀您的諮詢。', '您會收到答覆，或答覆的時間。'],
    suggestion: ['專人閱讀您的建議。', '相關部門評估後會告知您結果。'],
  },
};
export default terms;
