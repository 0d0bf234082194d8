import type { SurveyStaffTerms } from '../survey-staff-terms.ts';
import survey from './survey.ts';

const terms: SurveyStaffTerms = {
  locale: 'zh-Hant', scale: survey.scale,
  r: {
    title: '客戶滿意度', template: '問卷', channel: '回覆來源', invited: '邀請', inline: '公開頁面', from: '開始日期', to: '結束日期', department: '部門', agent: '人員', round: '輪次', all: '全部',
    show: '檢視', answers: '回覆數', share: '占比（%）', mean: '平均', top2: '前兩檔占比（%）', nps: '淨推薦值', noData: '無資料', distribution: '分布', trend: '按月', departments: '按部門',
    agents: '按人員', tooFew: '不足 5 份', beside: '不予顯示', response: '回覆率（%）', comments: '客戶留言', search: '在留言中尋找', noComments: '還沒有人留言。', noneFound: '沒有留言包含這些文字。', more: '顯示更多',
    empty: '還沒有回覆', emptyHint: '在此期間和篩選條件下沒有收到回答。', signIn: '請先在工作台登入，再檢視結果。', notYours: '此內容供處理客戶事務的人員檢視，您的角色不包含此權限。', failed: '結果載入失敗。', retry: '重試',
    loading: '正在載入…', csv: 'CSV', excel: 'Excel', print: '列印', opened: '回覆', close: '關閉', received: '收到時間', answer: '回覆', of: '共', withheld: '不足五份回覆時，不顯示個人的任何結果。',
    partial: '僅首次點選', notGiven: '未填寫', yes: '是', no: '否', noBackend: '此頁面尚未連接到服務。', question: '選項', calls: '低分跟進', due: '最晚', overdue: '已逾期', atDesk: '請在工作台認領並登記。', openCalls: '開啟低分跟進清單',
    evaluate: '標記為已評審', evaluateHint: '此後客戶不能再修改。', evaluated: '已評審於', versions: '之前的版本', changed: '修改於', refused: '您的角色沒有這項權限。',
    notSaved: '未能登記。填寫的內容仍在，請重試。', retired: '已停用的題目', until: (version) => `截至第 ${version} 版`,
    look: '無法聯絡客戶：請查明原因', message: '請在案件中留言', noDepartment: '未歸部門', noAgent: '未指明人員', noTask: '沒有這樣的回覆：相應的任務不存在，或其回覆已更改。', noneYet: '還沒有回覆', scores: (n) => `${n} 份低分評價`,
    lateOf: (n) => `${n} 項已逾期`, calling: (name) => `${name} 正在致電`, ofMost: (score, most) => `${score}/${most}`, nOf: (n) => `共 ${n} 份`, partOf: (part, n) => `${n} 份中 ${part} 份`, npsParts: (promoters, passives, detractors) => `推薦者 ${promoters}，中立者 ${passives}，批評者 ${detractors}`,
  },
  e: {
    versions: '歷史版本', versionsHint: '已儲存的版本保持不變。重新啟用會把該版本載入編輯器，儲存後成為新的版本。', lookAt: '檢視', takeUp: '重新啟用', takenUp: '已載入編輯器，尚未儲存。', inUse: '使用中', shipped: '隨系統提供', close: '關閉', versionsFailed: '歷史版本載入失敗。', versionOf: (n) => `第 ${n} 版`,
    failed: '問卷載入失敗。', notYours: '問卷由客服經理和管理員編輯，您的角色沒有此權限。', loading: '正在載入…',
    title: '滿意度問卷', survey: '問卷', version: '版本', preview: '預覽', questions: '題目', add: '新增題目', remove: '刪除', part: (n) => `第 ${n} 部分`, partTitle: '標題', beginPart: '從這裡開始新的部分', joinPart: '併入上一部分', up: '上移', down: '下移', undo: '復原', redo: '重做', save: '儲存為新版本',
    saved: '已儲存。先前的回覆仍屬於原版本。', unsaved: '尚未儲存', name: '標題', intro: '說明', question: '題目', kind: '題型', look: '顯示方式', required: '必答',
    options: '選項', addOption: '新增選項', when: '顯示條件', always: '一律顯示', whenIs: '僅當前面的回答為', faces: '表情', stars: '星級', numbers: '數字', wrong: '請先修正以下問題',
    newer: '其他人已儲存了更新的版本，您的修改仍保留在此。', reload: '載入新版本', first: '表情列中首先詢問', isFirst: '首先詢問', language: '預覽語言',
    signIn: '您已登出，尚未儲存。請在另一個分頁登入工作台，然後再次儲存：您的修改仍在這裡。',
    newQuestion: '新題目', newOption: '新選項', conditions: '回答',
    begin: '新增問卷', id: '連結中的名稱', idHint: '小寫字母、數字和連字號，以字母開頭，之後不能更改。', taken: '已有同名問卷。', create: '開始', occasion: '發送時機', newSurvey: '新問卷',
    join: '條件之間的關係', allOf: '同時符合以下條件時', anyOf: '符合以下任一條件時', addCondition: '新增條件', otherCondition: '此條件無法在這裡修改，將保持不變。',
    no: '否', followUp: '低分跟進', followUpWhen: '產生跟進任務', byScores: '整體滿意度為 1 或 2 時，或推薦意願低於 7 且希望聯絡時',
  },
  occasions: { 'after-case': '案件結案後', 'after-service': '有償服務完成後', 'return-visit': '定期回訪時' },
  types: { csat: '整體滿意度，1–5', item: '服務項目，1–5', item10: '服務項目，0–10', nps: '推薦意願，0–10', ces: '費力程度，1–7', choice: '單選', choices: '多選', longtext: '填寫文字', solved: '問題是否解決', callback: '是否希望回電', contact: '聯絡電話' },
  wrong: {
    'bad-name': '的名稱不能使用', 'words-missing': '缺少某種語言的文字', 'no-questions': '沒有題目', 'name-twice': '重複出現', 'bad-range': '的分值範圍不正確',
    'csat-range': '的分值應為 1 到 5', 'nps-range': '的分值應為 0 到 10', 'ces-range': '的分值應為 1 到 7', 'too-few-options': '至少需要兩個選項', 'option-twice': '有重複的選項',
    'unknown-condition': '的顯示條件指向不存在的題目', 'condition-later': '的顯示條件指向後面的題目', 'condition-empty': '取決於某個答案，但沒有選擇任何答案', 'no-first': '需要一道一律顯示的評分題，用於表情列',
    'kind-changed': '在舊版本中是另一種題型，請改為新增題目',
  },
};
export default terms;
