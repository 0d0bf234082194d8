import type { CallTerms } from '../calls-terms.ts';

const terms: CallTerms = {
  title: '低分跟进', hint: '评价偏低的答卷。请先认领，避免重复处理；处理后登记结果。', none: '目前没有需要跟进的低分评价。', noneHint: '收到低分评价后，会立即显示在这里。',
  by: '最晚致电', overdue: '已逾期，应在此前致电', case: '工单', number: '服务单', answer: '评价', answers: '答卷内容', take: '由我致电', takeOver: '接手', free: '取消其认领', release: '取消认领', mine: '由您致电',
  came: '致电结果', 'reached': '已联系上', 'not-reached': '未联系上', 'given-up': '不再致电', note: '沟通内容与约定', noteIfAny: '备注（选填）', missing: '请填写沟通内容与约定。', record: '登记',
  said: '已登记，该任务已移出列表。', gone: '其他同事已先一步处理，列表已更新。',
  'written': '已留言', 'put-right': '已整改', 'nothing-found': '无需整改',
  ways: {
    message: { head: '没有电话和邮箱：请在工单中留言', by: '最晚留言', take: '由我留言', mine: '由您留言', note: '约定内容', missing: '请说明不留言的原因。', said: '已登记，该任务已移出列表。', calling: (name) => `${name}正在留言`, hasTaken: (name) => `此任务已由${name}认领，您的操作未登记。` },
    look: { head: '无法联系客户：请查明原因', by: '最晚查明', take: '由我查明', mine: '由您查明', note: '查明的情况与处理措施', missing: '请填写查明的情况与处理措施。', said: '已登记，该任务已移出列表。', calling: (name) => `${name}正在查明`, hasTaken: (name) => `此任务已由${name}认领，您的操作未登记。` },
  },
  records: (number) => `客户没有留下电话或邮箱，可在 ${number} 的服务记录中查找。`, ended: '工单已结束或已删除，不能留言。', several: '多个页面', nowhere: '未归部门', all: '查看全部答卷',
  more: '此任务又收到新的低分评价，请先阅读，再登记。',
  scores: (n) => `${n} 份低分评价`, between: (first, last) => (first === last ? first : `${first} 至 ${last}`), newest: (n) => `最近 ${n} 份`,
  of: (score, most) => `${score}/${most}`, calling: (name) => `${name}正在致电`, hasTaken: (name) => `此任务已由${name}认领，您的操作未登记。`, again: (when) => `已登记。请在 ${when} 前再次致电。`,
  tries: (n) => `已致电 ${n} 次，未联系上`,
};
export default terms;
