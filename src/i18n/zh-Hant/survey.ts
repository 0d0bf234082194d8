import type { SurveyTerms } from '../terms.ts';

const terms: SurveyTerms = {
  locale: 'zh-Hant', label: {}, hint: {}, option: {}, step: {},
  ui: {
    choose: '請選擇', review: '送出', send: '送出', back: '上一步', next: '下一步',
    required: '僅標有 * 的為必填項。', noBackend: '此問卷尚未連接到服務。', loadFailed: '問卷的一部分沒有載入成功。您的回答還在，請檢查網路後重試。',
  },
  stepOf: (step, of) => `第 ${step} 步，共 ${of} 步`,
  scale: {
    // Where they may break under a face, on a phone.
    csat: ['非常\u200b不滿意', '不滿意', '普通', '滿意', '非常\u200b滿意'],
    item: ['很差', '較差', '普通', '較好', '很好'],
    nps: ['完全不可能', '非常可能'],
    ces: ['非常困難', '非常容易'],
    value: (value, to, word) => (word ? `${value} 分，滿分 ${to} 分：${word.replace('\u200b', '')}` : `${value} 分，滿分 ${to} 分`),
  },
  survey: { rest: '現在就可以送出。願意的話，請再多說幾句。', loading: '正在載入…' },
};
export default terms;
