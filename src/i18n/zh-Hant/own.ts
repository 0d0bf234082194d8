import type { OwnTerms } from '../own-terms.ts';

const terms: OwnTerms = {
  title: '我的回饋', open: '處理中', ended: '已結束', waiting: '等您回覆', empty: '您還沒有提交過回饋。', loading: '正在載入…', signIn: '請登入後查看您的回饋。', retry: '重試', received: '接收時間', order: '訂單', goesOn: '合併處理，編號',
  noBackend: '<heed-my-cases> 尚未連接到服務。',
};
export default terms;
