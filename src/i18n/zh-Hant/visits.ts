import type { VisitTerms } from '../visits-terms.ts';

const terms: VisitTerms = {
  title: '抽樣回訪', hint: '抽中的已結案件：請詢問客戶處理得如何、問題是否不再出現。每週一從上一週結案的案件中按比例抽取。', none: '暫無需要回訪的客戶。', noneHint: '下次抽樣在週一。',
  by: '截止', overdue: '已逾期，原定', reached: '是否聯絡上客戶？', satisfied: '客戶是否滿意？', yes: '是', no: '否', note: '回訪內容', done: '記錄回訪', said: '已記錄，並作為內部記錄寫入案件。',
  taken: '其他人已記錄此次回訪。', loading: '正在載入…', back: '返回清單', figures: '最近 13 週', closed: '結案', drawn: '抽中', made: '已回訪', reachedOf: '已聯絡上', satisfiedOf: '滿意', noData: '無資料',
  of: (part, n) => `${part} / ${n}`,
};
export default terms;
