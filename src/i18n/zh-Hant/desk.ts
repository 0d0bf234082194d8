import type { DeskTerms } from '../desk-terms.ts';

const terms: DeskTerms = {
  state: {
    'received': '已接收', 'accepted': '已受理', 'rejected': '不予受理', 'analysed': '已分析', 'assigned': '處理中', 'proposed': '待審批', 'approved': '待客戶同意', 'executing': '實施中', 'awaiting-feedback': '待回饋',
    'reopened': '重新處理', 'closed': '已歸檔', 'withdrawn': '已撤回', 'answered': '已答覆', 'promised': '已承諾答覆', 'confirmed': '客戶已滿意', 'sorted': '已分類', 'forwarded': '已轉交', 'under-evaluation': '評估中', 'merged': '已合併', 'adopted': '已採納', 'declined': '未採納',
  },
  step: {
    'categorize': '更改類別', 'accept': '受理', 'reject': '不予受理', 'analyse': '記錄原因', 'confirm': '確認處理表', 'assign': '交責任部門', 'propose': '提出方案', 'approve': '審批通過', 'return': '退回', 'agree': '客戶同意', 'decline': '客戶不同意', 'report-done': '回報處理結果',
    'satisfied': '客戶滿意', 'not-satisfied': '客戶不滿意', 'reanalyse': '重新分析', 'close': '總結歸檔', 'close-anyway': '未滿意辦結', 'withdraw': '客戶撤回', 'mark-emergency': '列為突發事件', 'message': '寫給客戶', 'note': '內部備註', 'answer': '答覆', 'promise': '承諾答覆時間',
    'forward': '轉交部門', 'acknowledge': '確認收到', 'sort': '分類', 'evaluate': '開始評估', 'adopt': '採納', 'turn-down': '不採納', 'report-progress': '回報進展', 'thank': '致謝答覆', 'await-customer': '等待客戶', 'resume': '繼續處理',
  },
  event: {
    'return-visit': '抽樣回訪', 'categorize': '已更改類別', 'received': '已接收', 'accept': '已受理', 'reject': '不予受理', 'analyse': '已記錄原因', 'confirm': '處理表已確認', 'assign': '已交責任部門', 'propose': '已提出方案', 'approve': '審批通過', 'return': '已退回', 'agree': '客戶同意', 'decline': '客戶不同意', 'report-done': '已回報處理結果',
    'satisfied': '客戶滿意', 'not-satisfied': '客戶不滿意', 'reanalyse': '已重新分析', 'close': '已總結歸檔', 'close-anyway': '未滿意辦結', 'withdraw': '已撤回', 'mark-emergency': '列為突發事件', 'message': '留言', 'note': '內部備註', 'answer': '已答覆', 'promise': '已承諾答覆時間',
    'forward': '已轉交', 'acknowledge': '已確認收到', 'sort': '已分類', 'evaluate': '評估中', 'adopt': '已採納', 'turn-down': '未採納', 'report-progress': '進展', 'thank': '已致謝答覆', 'assigned-to': '已指派負責人', 'merged': '已併入一單', 'merged-into': '已併入另一單', 'late': '已逾時', 'escalate': '已升級',
    'await-customer': '等待客戶', 'merge': '已併入另一案', 'resume': '已繼續',
  },
  text: {
    'categorize': '備註', 'accept': '致歉與受理說明', 'reject': '不予受理的理由', 'confirm': '經理意見', 'assign': '給責任部門的說明', 'propose': '處理方案', 'approve': '審批意見', 'return': '退回意見', 'agree': '客戶原話', 'decline': '客戶希望怎樣處理', 'report-done': '處理結果', 'satisfied': '客戶原話',
    'not-satisfied': '還有哪裡不滿意', 'close-anyway': '辦結理由', 'withdraw': '撤回原因', 'mark-emergency': '緊急原因', 'message': '留言', 'note': '備註', 'answer': '答覆', 'promise': '先向客戶說明', 'forward': '給部門的說明', 'acknowledge': '確認收到', 'sort': '備註', 'evaluate': '備註',
    'turn-down': '不採納的理由', 'report-progress': '進展', 'thank': '致謝答覆', 'close': '備註', 'await-customer': '需要客戶提供什麼', 'resume': '備註',
  },
  label: {
    'reached': '已聯絡上客戶', 'satisfied': '客戶滿意', 'name': '姓名', 'preferredContact': '希望的聯絡方式', 'bestTime': '方便聯絡的時間', 'subject': '事項', 'occurredAt': '發生時間', 'impact': '影響範圍', 'wantedOutcome': '期望的解決方案', 'wantedOutcomeOther': '客戶說明', 'text': '內容', 'files': '照片或檔案', 'cause': '原因', 'responsibility': '責任判斷', 'departments': '責任部門', 'cost': '費用', 'by': '完成時間', 'answerBy': '答覆時間', 'measure': '改進措施', 'plan': '實施計畫', 'summary': '處理總結', 'lesson': '經驗教訓', 'category': '類別',
    'channel': '管道', 'receivedAt': '接收時間', 'consent': '客戶同意將資料用於處理本次請求。', 'question': '客戶想了解什麼？', 'idea': '客戶的建議', 'description': '事情經過', 'kind': '類型', 'user': '負責人', 'clock': '逾時事項', 'dueAt': '應於', 'to': '已通知',
  },
  option: {
    'web': '網站', 'phone': '電話', 'on-site': '現場', 'email': '郵件', 'live-chat': '線上客服', 'social': '社群媒體', 'post': '信函', 'complaint': '投訴', 'inquiry': '諮詢', 'suggestion': '建議', 'product': '產品', 'service': '服務', 'operation': '操作',
  },
  role: { agent: '客服專員', handler: '責任部門處理人', manager: '客服經理', admin: '管理員', customer: '客戶', system: '系統', staff: '客服' },
  queue: { 'mine': '我的', 'department': '本部門', 'to-approve': '待審批', 'overdue': '已逾時', 'unassigned': '待分配', 'all': '全部' },
  sort: { due: '按到期時間', newest: '最新接收', oldest: '最早接收', updated: '最近更新' },
  clock: { promise: '承諾時間', answer: '答覆', handling: '處理', paused: '已暫停', done: '按時', doneLate: '逾時完成', notStarted: '未開始', waiting: '等待客戶' },
  glance: {
    title: '一覽', cause: '原因', responsibility: '責任判斷', departments: '責任部門', confirmation: '處理表', proposal: '處理方案', approval: '審批', agreement: '客戶意見', result: '處理結果', feedback: '客戶回饋', summary: '總結與教訓', pending: '尚無', confirmed: '已確認',
    approved: '通過', returned: '退回', agreed: '同意', declined: '不同意', satisfied: '滿意', unsatisfied: '不滿意',
  },
  signIn: {
    title: '客服工作台', lead: '登入後查看案件。', name: '使用者名稱', password: '密碼', submit: '登入', busy: '正在登入…', wrong: '使用者名稱或密碼不正確。', throttled: '嘗試過多，請幾分鐘後再試。', ended: '登入已過期。您寫的內容還在，請重新登入。', out: '登出', changeTitle: '請設定您自己的密碼',
    changeLead: '剛才用的是一次性密碼。', current: '目前密碼', next: '新密碼', again: '再次輸入新密碼', nextHint: '至少 12 個字元，幾個詞連起來更好記。', short: '至少需要 12 個字元。', differs: '兩次輸入不一致。', change: '修改密碼', weak: '此密碼太短、太常見或含有使用者名稱，請換一個。', changed: '密碼已修改。',
  },
  ui: {
    visits: '抽樣回訪', categories: '類別', scripts: '話術', surveys: '滿意度調查', desk: '客服工作台', queues: '佇列', cases: '案件', search: '搜尋', searchHint: '編號、姓名、電話、訂單、內容', filters: '篩選', clearFilters: '清除篩選', sortBy: '排序', any: '不限', kind: '類型', state: '狀態', category: '類別', department: '部門', assignee: '負責人', channel: '管道', from: '接收時間自', to: '至',
    emergencyOnly: '僅突發事件', emergency: '突發事件', more: '顯示更多', empty: '目前沒有案件。', emptyHint: '此佇列已全部處理。', noMatch: '沒有符合的案件。', noMatchHint: '請減少關鍵字或篩選條件。', loading: '正在載入…', noLists: '您的角色不辦案件。', noListsHint: '管理員負責類別、話術與問卷；案件由客服專員與客服經理辦理；帳號、角色與校驗用 heed-server。',
    choose: '請選擇案件', chooseHint: '按緊急程度排列。', back: '返回列表',
    unassigned: '待分配', assignMe: '由我負責', retry: '重試', offline: '網路已中斷，恢復後自動繼續。', live: '即時', notLive: '未即時更新', next: '現在可以辦理', nothing: '目前沒有您要辦理的事項。', refused: '現在不能辦理', visible: '客戶可見', visibleLater: '審批通過後客戶可見',
    internal: '內部：客戶永遠看不到', recordsFor: '您在代客戶記錄', cancel: '取消', sending: '正在送出…', submit: '提交', saved: '已記錄。', sent: '已送出。', noted: '備註已新增。', written: '客戶填寫的內容', contact: '聯絡方式', conversation: '往來與經過',
    notes: '同事備註', noNotes: '沒有備註。', toCustomer: '寫給客戶的留言', toCustomerSend: '送出給客戶…', sendAsk: '確定送出給客戶嗎？', noteAdd: '新增備註', script: '插入話術', noScripts: '目前沒有適用的話術。', fillIn: '尚待填寫：', fillFirst: '客戶會原樣看到，請填寫或刪除：', conflict: '該案剛剛有變化', conflictHint: '您的內容尚未記錄。請對照後決定。',
    theirs: '剛剛發生的', mine: '您寫的', sendAnyway: '仍然記錄我的', discard: '放棄我的', goneStep: '這一步已不能辦理。', changed: '剛剛有變化', new: '新', finished: '已完成的服務', record: '代客登記', recordTitle: '代客戶登記', recordHint: '請按客戶原意填寫，會標明由您代為登記。', recorded: '已登記',
    tellCustomer: '請將兩者告知客戶，查詢時缺一不可。', reference: '受理編號', trackingCode: '查詢碼', openCase: '開啟案件', another: '再登記一案', copy: '複製', copied: '已複製', print: '處理表', printNow: '列印', close: '關閉', merge: '合併', mergeHint: '兩個編號都有效；本案結束並指向另一案。',
    mergeInto: '保留的受理編號', badReference: '形如 HD-7K3MQ-9XTRC。', mergedInto: '已併入', mergedFrom: '已併入本案', toLibrary: '整理入案例庫', library: '案例庫', shortcuts: '鍵盤快捷鍵', shortcutsOn: '啟用單鍵快捷鍵', download: '下載', onBehalf: '代客戶記錄',
    notFound: '沒有此案，或您無權查看。', noBackend: '<heed-desk> 尚未連接到服務。', addressee: '收件人', readAt: '客戶已讀', unread: '客戶尚未閱讀', changePassword: '修改密碼', related: '可能是同一件事',
  },
  office: { categories: '案件涉及的內容，供選擇與篩選。', scripts: '同事插入或照著說的文字。', surveys: '問卷、答卷與統計。' },
  calls: { title: '低分跟進' },
  keys: { next: '下一案', previous: '上一案', back: '返回列表', search: '搜尋', reply: '寫給客戶', note: '內部備註', assign: '負責人', steps: '現在可以辦理', print: '處理表', record: '代客登記', refresh: '重新整理', help: '快捷鍵列表', queue: '第 1 至 6 個佇列' },
  paper: {
    earlier: '此前各輪', title: '客戶投訴處理表', number: '編號', printed: '列印時間', customer: '客戶姓名', phone: '電話', email: '電子郵件', order: '訂單編號', product: '產品或服務', channel: '受理管道', received: '接收時間', answered: '答覆時間', wanted: '期望解決方案', impact: '影響範圍', category: '類別', content: '投訴內容', files: '證據材料',
    cause: '原因分析', responsibility: '責任判斷', departments: '責任部門', opinion: '客服經理確認', proposal: '處理方案', approval: '部門主管審批', agreement: '客戶意見', result: '處理結果', feedback: '客戶回饋', summary: '總結、教訓與改進措施', agent: '客服專員', handler: '責任部門', manager: '客服經理', signCustomer: '客戶', signature: '簽字',
    date: '日期', scan: '掃碼開啟案件', cut: '其餘內容見案件。', none: '—', emergency: '突發事件',
  },
  count: (n, more) => (more ? `${n}+` : `${n}`),
  left: (time) => `剩餘${time}`,
  over: (time) => `逾時${time}`,
  roundOf: (n) => `第 ${n} 輪`,
  sendTo: (name) => `送出給${name}`,
  isHere: (names) => `${names}也在查看`,
  changedBy: (name, what) => `${name}：${what}`,
  activeFilters: (n) => `${n} 個篩選條件`,
  filesOf: (n) => `${n} 個檔案`,
};
export default terms;
