import type { CategoryTerms } from '../categories-terms.ts';

const terms: CategoryTerms = {
  title: '類別', hint: '案件所涉及的內容：客戶從中選擇，清單按此篩選。已有案件使用的類別不會被刪除；停用後只是不再提供選擇。',
  rename: '改名', retire: '停用', revive: '重新啟用', retired: '已停用', up: '上移', down: '下移', save: '儲存', cancel: '取消', back: '返回', add: '新增', loading: '正在載入…', none: '下面還沒有類別。', names: '名稱',
  saved: '已儲存，客戶頁面將在兩分鐘內更新。', newer: '其間有人修改了類別。下方是最新內容，請再次儲存您的修改。',
  about: (command, name) => `${command}：${name}`, below: (name) => `在「${name}」下新增`, cases: (n, more) => (more ? `超過 ${n} 個案件` : `${n} 個案件`),
  language: { 'en': 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' },
  wrong: { 'words-missing': '請填寫三種語言的名稱。', 'too-long': '名稱最多 60 個字元。', 'too-many': '類別最多 300 個。', 'too-deep': '類別最多分三層。' },
};
export default terms;
