import type { CasesTerms } from '../terms.ts';

const terms: CasesTerms = {
  state: {
    'received': '已接收', 'accepted': '已受理', 'rejected': '不予受理', 'analysed': '已分析', 'assigned': '處理中', 'proposed': '方案待審批', 'approved': '待您同意',
    'executing': '實施中', 'awaiting-feedback': '待您回饋', 'reopened': '重新處理', 'closed': '已歸檔', 'withdrawn': '已撤回', 'answered': '已答覆', 'promised': '已承諾答覆時間',
    'confirmed': '已解決', 'sorted': '已分類', 'forwarded': '已轉交', 'under-evaluation': '評估中', 'adopted': '已採納', 'declined': '未採納',
    'merged': '已合併',
  },
  about: {
    'received': '已經送達，等待專人閱讀。', 'accepted': '已有專人受理，正在查明原因。', 'rejected': '未作為投訴受理，原因見下。', 'analysed': '原因已查明，將交由責任部門處理。',
    'assigned': '責任部門正在擬定處理方案。', 'proposed': '處理方案已提出，正在審批。', 'approved': '處理方案已定，在您同意之前不會實施。', 'executing': '正在按您同意的方案實施。',
    'awaiting-feedback': '已處理完畢，您滿意嗎？', 'reopened': '您不滿意，我們從原因開始重新處理。', 'closed': '已經辦結並歸檔。', 'withdrawn': '您已撤回。', 'answered': '我們已答覆您。',
    'promised': '已告知您收到答覆的時間。', 'confirmed': '您已確認問題解決。', 'sorted': '已分類，將轉交相關部門。', 'forwarded': '相關部門已收到。', 'under-evaluation': '相關部門正在評估。',
    'adopted': '我們將予以採納。', 'declined': '未予採納，原因見下。',
    'merged': '已與您的另一件合併處理。',
  },
  event: {
    'confirm': '經理已確認', 'return': '退回責任部門', 'note': '備註', 'categorize': '重新歸類', 'mark-emergency': '列為緊急',
    'received': '已接收', 'message': '留言', 'accept': '已受理', 'reject': '不予受理', 'analyse': '原因已查明', 'assign': '已交責任部門', 'propose': '正在擬定方案', 'approve': '方案待您同意',
    'agree': '同意方案', 'decline': '不同意方案', 'report-done': '已處理完畢', 'satisfied': '滿意', 'not-satisfied': '不滿意', 'reanalyse': '重新分析', 'close': '已歸檔', 'close-anyway': '經理辦結',
    'withdraw': '已撤回', 'answer': '答覆', 'promise': '承諾答覆時間', 'forward': '已轉交', 'acknowledge': '已確認收到', 'sort': '已分類', 'evaluate': '評估中', 'adopt': '已採納',
    'turn-down': '未採納', 'report-progress': '進展', 'thank': '致謝', 'reply': '留言', 'escalate': '已上報負責人', 'late': '未能準時回覆，非常抱歉', 'emergency': '列為緊急',
    'await-customer': '等待您回覆', 'resume': '繼續處理', 'merged': '合併了另一件', 'merge': '已合併',
  },
  next: {
    'accept': '由專人受理', 'analyse': '查明原因', 'confirm': '交由責任部門處理', 'assign': '交由責任部門處理', 'propose': '責任部門擬定處理方案', 'approve': '方案經審批後請您確認',
    'agree': '由您決定是否同意方案', 'decline': '由您決定是否同意方案', 'report-done': '按您同意的方案實施', 'satisfied': '請您告訴我們是否滿意', 'not-satisfied': '請您告訴我們是否滿意',
    'close': '辦結歸檔', 'reanalyse': '重新查明原因', 'answer': '我們答覆您', 'sort': '進行分類', 'forward': '轉交相關部門', 'evaluate': '相關部門進行評估', 'adopt': '決定是否採納',
    'turn-down': '決定是否採納', 'thank': '我們回覆您',
  },
  action: { 'message': '補充留言', 'agree': '同意', 'decline': '不同意', 'satisfied': '滿意', 'not-satisfied': '不滿意', 'withdraw': '撤回' },
  by: { customer: '您', staff: '客服', system: '系統' },
  ui: {
    checkReceipt: '核驗已儲存的回執',
    lookUpTitle: '查詢進度', lookUpHint: '兩者都在您的回執上。', reference: '受理編號', trackingCode: '查詢碼', lookUp: '查詢', looking: '正在查詢…',
    badReference: '請核對受理編號，形如 HD-7K3MQ-9XTRC。', badCode: '請核對查詢碼，共四組，每組四位。', notFound: '沒有與此編號和查詢碼相符的紀錄，請核對兩者。', other: '查詢其他',
    timeline: '處理經過', nextTitle: '接下來', answerDue: '我們將答覆您，不晚於', answerSoon: '我們將答覆您', atOnce: '立即', answerLate: '我們本應答覆您的時間', answered: '答覆時間', sendMessage: '送出留言', sendingMessage: '正在送出…', withdrawAsk: '確定撤回嗎？撤回後無法恢復。', cancel: '取消', refresh: '重新整理', updated: '已是最新',
    open: '開啟', yourCase: '您填寫的內容', ended: '已經辦結。', loading: '正在載入…', confirm: '確定', attach: '新增檔案',
    noTracking: '此處無法查詢進度，客服會直接答覆您。請妥善保存受理編號。', noAppending: '此處無法補充內容，請聯絡客服並提供受理編號。',
    proposal: '我們的處理方案', proposed: '我們曾提出的方案', agreed: '您同意的方案', forYou: '客服代您記錄', proposalBy: '完成時間', promised: '承諾答覆時間', waiting: '正在等待您，自', workDue: '預計完成時間', read: '客服已讀',
  },
  ask: { 'message': '您的留言', 'agree': '還有什麼需要我們知道？', 'decline': '您希望怎樣處理？', 'satisfied': '有什麼想告訴我們？', 'not-satisfied': '還有哪裡不滿意？', 'withdraw': '為什麼撤回？' },
  done: {
    'message': '您的留言已送達。', 'agree': '您已同意方案。', 'decline': '已收到您希望的處理方式。', 'satisfied': '感謝您，我們已記下您表示滿意。', 'not-satisfied': '已收到您的意見，我們將重新處理。', 'withdraw': '您已撤回。',
  },
  late: { answer: '我們本應已答覆您，但尚未做到，非常抱歉。', promise: '我們承諾的答覆時間已過，您尚未收到答覆，非常抱歉。', handling: '本應已處理完畢，但尚未完成，非常抱歉。' },
  round: (number) => `第 ${number} 輪`,
};
export default terms;
