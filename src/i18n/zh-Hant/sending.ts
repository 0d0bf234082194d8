import type { SendingTerms } from '../terms.ts';
import submission from './submission.ts';

const megabytes = (bytes: string | number | undefined) => `${Math.round(Number(bytes) / 1048576)} MB`;

const terms: SendingTerms = {
  ...submission,
  issue: {
    ...submission.issue,
    'too-short': (label, { min }) => `${label}：至少 ${min} 個字`,
    'too-small': (label, { min }) => `${label}：不能小於 ${min}`,
    'too-large': (label, { max }) => `${label}：不能大於 ${max}`,
    'not-a-number': (label) => `${label}：請輸入數字`,
    'not-an-option': (label) => `${label}：請選擇其中一項`,
    'forbidden-characters': (label) => `${label}中有無法儲存的字元，請重新輸入。`,
    'too-many-files': (_, { max }) => `最多 ${max} 個檔案。`,
    'file-too-large': (_, { name, max }) => `「${name}」超過 ${megabytes(max)}。`,
    'file-type': (_, { name }) => `「${name}」的格式不支援，請使用 JPEG、PNG、WebP 或 PDF。`,
    'in-past': (label) => `${label}：時間必須晚於現在`,
    'unknown-field': (label) => `${label}不屬於此表單。`,
    'unreadable-image': (_, { name }) => `「${name}」無法作為圖片讀取，請換一張。`,
    'empty-file': (_, { name }) => `「${name}」是空檔案。`,
    'lost': (_, { name }) => `「${name}」已不存在，請重新加入。`,
    'refused': (_, { name }) => `「${name}」未能接收。`,
    'file-missing': () => '有檔案已不存在，請移除後重新加入。',
  },
  failure: {
    ...submission.failure,
    'storage-full': '我們的服務目前無法儲存內容。',
    'invalid': '有些內容需要您再看一下。',
    'bad-request': '此表單與服務不相符，請重新整理頁面；您寫的內容會保留。',
    'conflict': '先前已用不同內容送出過，可以作為新的內容再次送出。',
    'not-found': '沒有找到。',
    'forbidden': '此頁面無權使用我們的服務，可能是它的網址不在允許的名單中，請告知店家。',
    'not-allowed': '目前的狀態下不能這樣做。',
    'too-large': '有檔案過大。',
    'unsupported-type': '有檔案格式不支援。',
    'unsupported': '此頁面不支援該操作。',
  },
  ui: {
    ...submission.ui,
    continueDraft: '繼續填寫', discardDraft: '放棄', draftTitle: '您有尚未送出的內容', remove: '移除', preparing: '正在處理…', close: '收起', stop: '停止', fileSent: '已上傳', fileWaits: '尚未上傳',
  },
  draftSaved: (when, until) => `最後修改於${when}，在本機保存至${until}。`,
  sevenDays: '若連續七天未造訪本網站，此瀏覽器會自行清除這些內容。',
  sendingFile: (file, of) => `正在送出，第 ${file} 個檔案，共 ${of} 個…`,
  removed: (name) => `已移除「${name}」`,
};
export default terms;
