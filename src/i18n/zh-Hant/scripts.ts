import type { ScriptTerms } from '../scripts-terms.ts';

const terms: ScriptTerms = {
  title: '話術', hint: '同事插入或照著說的文字，依用途、案件類型、管道與語言分別準備。修改後立即可用，每個版本都會保留。',
  add: '新增話術', change: '修改', save: '儲存', cancel: '取消', back: '返回', loading: '正在載入…', none: '沒有符合的話術。', all: '全部', any: '不限', anyKind: '不限類型', anyChannel: '不限管道',
  saved: '已儲存，工作台即刻採用。', newer: '其他人剛剛修改了這則話術，您的修改尚未儲存。請對照後再次儲存。', theirs: '現在的內容',
  enable: '啟用', disable: '停用', disabled: '已停用', notOffered: '已儲存，工作台不再提供這則話術。', remove: '刪除', removed: '已刪除。',
  removeAsk: (title) => `刪除「${title}」？`, removeHint: '刪除後不再提供給任何人，也無法復原。停用的話術可以重新啟用。',
  moved: '其他人剛剛修改了這則話術，操作未執行，請先查看。', gone: '其他人剛剛刪除了這則話術。再次儲存，您的內容將成為一則新話術。',
  name: '標題', nameHint: '供同事查找，客戶看不到。', purpose: '用途', kind: '案件類型', channel: '管道', language: '語言', text: '內容', preview: '客戶看到的樣子', shipped: '系統內建',
  placeholders: '預留欄位', placeholdersHint: '工作台會依案件自動填寫。案件中沒有的內容，須由同事補齊後才能送出；放在 [?…] 裡的文字則會一併省略，例如：「我正在查明[?，最遲於 {dueAt} 前回覆您]。」',
  purposes: {
    'acknowledgement': '受理確認', 'emergency': '涉及人身安全的受理確認', 'progress': '進展', 'promise': '約定答覆時間', 'proposal': '處理方案', 'refusal': '婉拒', 'closing': '答覆與結案', 'return-visit': '回訪',
  },
  means: { name: '客戶姓名', reference: '受理編號', subject: '事項', order: '訂單編號', receivedAt: '收件時間', dueAt: '最遲回覆時間', agent: '承辦人', department: '責任部門' },
  example: { name: '林薇', reference: 'HD-7K3MQ-9XTRC', subject: '壺蓋有裂紋', order: 'SW-2611-04718', receivedAt: '2026年3月2日 09:30', dueAt: '2026年3月4日 17:00', agent: '吳敏', department: '工坊' },
  languages: { 'en': 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' },
  about: (command, name) => `${command}：${name}`, used: (n) => (n === 0 ? '尚未使用' : `已使用 ${n} 次`), changedBy: (who, when) => `${who}於 ${when} 修改`,
  wrong: { title: '請填寫標題。', text: '請填寫內容。', unknown: (names) => `沒有這個預留欄位：${names}` },
};
export default terms;
