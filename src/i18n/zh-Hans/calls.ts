import type { CallTerms } from '../calls-terms.ts';

const terms: CallTerms = {
  title: '待回访', hint: '评价偏低的客户。请先认领，避免重复致电；通话后登记结果。', none: '目前没有需要致电的客户。', noneHint: '收到可以联系的客户的低分评价后，会立即显示在这里。',
  by: '最晚致电', overdue: '已逾期，应在此前致电', case: '个案', answer: '评价', take: '由我致电', takeOver: '接手', free: '取消其认领', release: '取消认领', mine: '由您致电',
  came: '致电结果', 'reached': '已联系上', 'not-reached': '未联系上', 'given-up': '不再致电', note: '沟通内容与约定', noteIfAny: '备注（选填）', missing: '请填写沟通内容与约定。', record: '登记',
  said: '已登记，该任务已移出列表。', gone: '其他同事已先一步处理，列表已更新。',
  of: (score, most) => `${score}/${most}`, calling: (name) => `${name}正在致电`, hasTaken: (name) => `此任务已由${name}认领，您的操作未登记。`, again: (when) => `已登记。请在 ${when} 前再次致电。`,
  tries: (n) => `已致电 ${n} 次，未联系上`,
};
export default terms;
