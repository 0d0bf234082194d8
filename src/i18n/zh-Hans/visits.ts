import type { VisitTerms } from '../visits-terms.ts';

const terms: VisitTerms = {
  title: '抽样回访', hint: '抽中的已结工单：请询问客户处理得如何、问题是否不再出现。每周一从上一周结案的工单中按比例抽取。', none: '暂无需要回访的客户。', noneHint: '下次抽样在周一。',
  by: '截止', overdue: '已逾期，原定', reached: '是否联系上客户？', satisfied: '客户是否满意？', yes: '是', no: '否', note: '回访内容', done: '记录回访', said: '已记录，并作为内部记录写入工单。',
  taken: '其他人已记录此次回访。', loading: '正在加载…', back: '返回列表', figures: '最近 13 周', closed: '结案', drawn: '抽中', made: '已回访', reachedOf: '已联系上', satisfiedOf: '满意', noData: '无数据',
  of: (part, n) => `${part} / ${n}`,
};
export default terms;
