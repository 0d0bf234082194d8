import type { LibraryTerms } from '../library-terms.ts';

const terms: LibraryTerms = {
  label: { 'title': '標題', 'problem': '問題', 'cause': '原因', 'departments': '責任部門', 'phase': '所屬階段', 'lesson': '經驗教訓', 'measure': '改進措施' },
  phase: { advice: '諮詢', order: '下單', delivery: '配送', use: '使用', repair: '維修', billing: '結算', other: '其他' },
  redaction: { 'name': '姓名', 'phone': '電話', 'email': '電子郵件', 'plate': '車牌', 'id-number': '證件號碼', 'card': '卡號', 'address': '地址', 'reference': '受理編號', 'order': '訂單編號', 'account': '微信或 QQ 帳號' },
  ui: {
    title: '案例庫', lead: '已辦結投訴的經驗教訓，展開新工作前請先查閱。', searchHint: '須同時包含的關鍵字', empty: '還沒有案例。', emptyHint: '已歸檔且總結了教訓的投訴可以入庫。', back: '返回列表', photos: '照片', savedBy: '錄入人', add: '案例入庫', addTitle: '將已歸檔的投訴整理入庫',
    addHint: '姓名、電話、電子郵件、車牌等已自動隱去，儲存前請再看一遍。', reference: '已歸檔的受理編號', preview: '查看草稿', checkTitle: '儲存前核對', checkHint: '還能看出客戶是誰嗎？工作台的同事都能看到此案例。', removed: '已隱去', nothingRemoved: '沒有發現個人資料。', choosePhotos: '入庫的照片',
    choosePhotosHint: '只選沒有人像和地址的照片。', checked: '我已核對，無法認出任何人。', unchecked: '請先通讀全文，再勾選此項。', save: '儲存入庫', saved: '案例已入庫。', notClosed: '只有已歸檔且總結了教訓的投訴才能入庫。', noLibrary: '此服務沒有案例庫。',
    changeTitle: '修改此投訴的案例', newer: '其他人剛剛儲存了此案例，您的修改尚未儲存。請對照後再次儲存。以下是對方不同的內容：',
  },
  took: (what, count) => (count === 1 ? what : `${what} × ${count}`),
  changedBy: (who, when) => `${who}於 ${when} 修改`,
};
export default terms;
