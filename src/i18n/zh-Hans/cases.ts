import type { CasesTerms } from '../terms.ts';

const terms: CasesTerms = {
  state: {
    'received': '已接收', 'accepted': '已受理', 'rejected': '不予受理', 'analysed': '已分析', 'assigned': '处理中', 'proposed': '方案待审批', 'approved': '待您同意',
    'executing': '实施中', 'awaiting-feedback': '待您反馈', 'reopened': '重新处理', 'closed': '已归档', 'withdrawn': '已撤回', 'answered': '已答复', 'promised': '已承诺答复时间',
    'confirmed': '已解决', 'sorted': '已分类', 'forwarded': '已转交', 'under-evaluation': '评估中', 'adopted': '已采纳', 'declined': '未采纳',
    'merged': '已合并',
  },
  about: {
    'received': '已经送达，等待专人阅读。', 'accepted': '已有专人受理，正在查明原因。', 'rejected': '未作为投诉受理，原因见下。', 'analysed': '原因已查明，将交由责任部门处理。',
    'assigned': '责任部门正在拟定处理方案。', 'proposed': '处理方案已提出，正在审批。', 'approved': '处理方案已定，在您同意之前不会实施。', 'executing': '正在按您同意的方案实施。',
    'awaiting-feedback': '已处理完毕，您满意吗？', 'reopened': '您不满意，我们从原因开始重新处理。', 'closed': '已经办结并归档。', 'withdrawn': '您已撤回。', 'answered': '我们已答复您。',
    'promised': '已告知您收到答复的时间。', 'confirmed': '您已确认问题解决。', 'sorted': '已分类，将转交相关部门。', 'forwarded': '相关部门已收到。', 'under-evaluation': '相关部门正在评估。',
    'adopted': '我们将予以采纳。', 'declined': '未予采纳，原因见下。',
    'merged': '已与您的另一件合并处理。',
  },
  event: {
    'confirm': '经理已确认', 'return': '退回责任部门', 'note': '备注', 'categorize': '重新归类', 'mark-emergency': '列为紧急',
    'received': '已接收', 'message': '留言', 'accept': '已受理', 'reject': '不予受理', 'analyse': '原因已查明', 'assign': '已交责任部门', 'propose': '正在拟定方案', 'approve': '方案待您同意',
    'agree': '同意方案', 'decline': '不同意方案', 'report-done': '已处理完毕', 'satisfied': '满意', 'not-satisfied': '不满意', 'reanalyse': '重新分析', 'close': '已归档', 'close-anyway': '经理办结',
    'withdraw': '已撤回', 'answer': '答复', 'promise': '承诺答复时间', 'forward': '已转交', 'acknowledge': '已确认收到', 'sort': '已分类', 'evaluate': '评估中', 'adopt': '已采纳',
    'turn-down': '未采纳', 'report-progress': '进展', 'thank': '致谢', 'reply': '留言', 'escalate': '已上报负责人', 'late': '未能按时答复，非常抱歉', 'emergency': '列为紧急',
    'await-customer': '等待您回复', 'resume': '继续处理', 'merged': '合并了另一件', 'merge': '已合并',
  },
  next: {
    'accept': '由专人受理', 'analyse': '查明原因', 'confirm': '交由责任部门处理', 'assign': '交由责任部门处理', 'propose': '责任部门拟定处理方案', 'approve': '方案经审批后请您确认',
    'agree': '由您决定是否同意方案', 'decline': '由您决定是否同意方案', 'report-done': '按您同意的方案实施', 'satisfied': '请您告诉我们是否满意', 'not-satisfied': '请您告诉我们是否满意',
    'close': '办结归档', 'reanalyse': '重新查明原因', 'answer': '我们答复您', 'sort': '进行分类', 'forward': '转交相关部门', 'evaluate': '相关部门进行评估', 'adopt': '决定是否采纳',
    'turn-down': '决定是否采纳', 'thank': '我们回复您',
  },
  action: { 'message': '补充留言', 'agree': '同意', 'decline': '不同意', 'satisfied': '满意', 'not-satisfied': '不满意', 'withdraw': '撤回' },
  by: { customer: '您', staff: '客服', system: '系统' },
  ui: {
    checkReceipt: '核验已保存的回执',
    lookUpTitle: '查询进度', lookUpHint: '两者都在您的回执上。', reference: '受理编号', trackingCode: '查询码', lookUp: '查询', looking: '正在查询…',
    badReference: '请核对受理编号，形如 HD-7K3MQ-9XTRC。', badCode: '请核对查询码，共四组，每组四位。', notFound: '没有与此编号和查询码相符的记录，请核对两者。', other: '查询其他',
    timeline: '处理经过', nextTitle: '接下来', answerDue: '我们将答复您，不晚于', answerSoon: '我们将答复您', atOnce: '立即', answerLate: '我们本应答复您的时间', answered: '答复时间', sendMessage: '发送留言', sendingMessage: '正在发送…', withdrawAsk: '确定撤回吗？撤回后不能恢复。', cancel: '取消', refresh: '刷新', updated: '已是最新',
    open: '打开', yourCase: '您填写的内容', ended: '已经办结。', loading: '正在加载…', confirm: '确定', attach: '添加文件',
    noTracking: '此处无法查询进度，客服会直接答复您。请妥善保存受理编号。', noAppending: '此处无法补充内容，请联系客服并提供受理编号。',
    proposal: '我们的处理方案', proposed: '我们曾提出的方案', agreed: '您同意的方案', forYou: '客服代您记录', proposalBy: '完成时间', promised: '承诺答复时间', waiting: '正在等待您，自', workDue: '预计完成时间', read: '客服已读',
  },
  ask: { 'message': '您的留言', 'agree': '还有什么需要我们知道？', 'decline': '您希望怎样处理？', 'satisfied': '有什么想告诉我们？', 'not-satisfied': '还有哪里不满意？', 'withdraw': '为什么撤回？' },
  done: {
    'message': '您的留言已送达。', 'agree': '您已同意方案。', 'decline': '已收到您希望的处理方式。', 'satisfied': '感谢您，我们已记下您表示满意。', 'not-satisfied': '已收到您的意见，我们将重新处理。', 'withdraw': '您已撤回。',
  },
  late: { answer: '我们本应已答复您，但尚未做到，非常抱歉。', promise: '我们承诺的答复时间已过，您尚未收到答复，非常抱歉。', handling: '本应已处理完毕，但尚未完成，非常抱歉。' },
  round: (number) => `第 ${number} 轮`,
};
export default terms;
