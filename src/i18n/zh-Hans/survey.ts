import type { SurveyTerms } from '../terms.ts';

const terms: SurveyTerms = {
  locale: 'zh-Hans', label: {}, hint: {}, option: {}, step: {},
  ui: {
    choose: '请选择', review: '提交', send: '提交', back: '上一步', next: '下一步',
    required: '仅标有 * 的为必填项。', noBackend: '此问卷尚未连接到服务。', loadFailed: '问卷的一部分没有加载成功。您的回答还在，请检查网络后重试。',
  },
  stepOf: (step, of) => `第 ${step} 步，共 ${of} 步`,
  scale: {
    // Where they may break under a face, on a phone.
    csat: ['非常\u200b不满意', '不满意', '一般', '满意', '非常\u200b满意'],
    item: ['很差', '较差', '一般', '较好', '很好'],
    nps: ['完全不可能', '非常可能'],
    ces: ['非常困难', '非常容易'],
    value: (value, to, word) => (word ? `${value} 分，满分 ${to} 分：${word.replace('\u200b', '')}` : `${value} 分，满分 ${to} 分`),
  },
  survey: { rest: '现在就可以提交。愿意的话，请再多说几句。', loading: '正在加载…' },
};
export default terms;
