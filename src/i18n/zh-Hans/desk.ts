import type { DeskTerms } from '../desk-terms.ts';

const terms: DeskTerms = {
  state: {
    'received': '已接收', 'accepted': '已受理', 'rejected': '不予受理', 'analysed': '已分析', 'assigned': '处理中', 'proposed': '待审批', 'approved': '待客户同意', 'executing': '实施中', 'awaiting-feedback': '待反馈',
    'reopened': '重新处理', 'closed': '已归档', 'withdrawn': '已撤回', 'answered': '已答复', 'promised': '已承诺答复', 'confirmed': '客户已满意', 'sorted': '已分类', 'forwarded': '已转交', 'under-evaluation': '评估中', 'merged': '已合并', 'adopted': '已采纳', 'declined': '未采纳',
  },
  step: {
    'categorize': '更改类别', 'accept': '受理', 'reject': '不予受理', 'analyse': '记录原因', 'confirm': '确认处理表', 'assign': '交责任部门', 'propose': '提出方案', 'approve': '审批通过', 'return': '退回', 'agree': '客户同意', 'decline': '客户不同意', 'report-done': '报告处理结果',
    'satisfied': '客户满意', 'not-satisfied': '客户不满意', 'reanalyse': '重新分析', 'close': '总结归档', 'close-anyway': '未满意办结', 'withdraw': '客户撤回', 'mark-emergency': '列为突发事件', 'message': '给客户写信', 'note': '内部备注', 'answer': '答复', 'promise': '承诺答复时间',
    'forward': '转交部门', 'acknowledge': '确认收到', 'sort': '分类', 'evaluate': '开始评估', 'adopt': '采纳', 'turn-down': '不采纳', 'report-progress': '报告进展', 'thank': '致谢答复', 'await-customer': '等待客户', 'resume': '继续处理',
  },
  event: {
    'return-visit': '抽样回访', 'categorize': '已更改类别', 'received': '已接收', 'accept': '已受理', 'reject': '不予受理', 'analyse': '已记录原因', 'confirm': '处理表已确认', 'assign': '已交责任部门', 'propose': '已提出方案', 'approve': '审批通过', 'return': '已退回', 'agree': '客户同意', 'decline': '客户不同意', 'report-done': '已报告处理结果',
    'satisfied': '客户满意', 'not-satisfied': '客户不满意', 'reanalyse': '已重新分析', 'close': '已总结归档', 'close-anyway': '未满意办结', 'withdraw': '已撤回', 'mark-emergency': '列为突发事件', 'message': '留言', 'note': '内部备注', 'answer': '已答复', 'promise': '已承诺答复时间',
    'forward': '已转交', 'acknowledge': '已确认收到', 'sort': '已分类', 'evaluate': '评估中', 'adopt': '已采纳', 'turn-down': '未采纳', 'report-progress': '进展', 'thank': '已致谢答复', 'assigned-to': '已指派负责人', 'merged': '已合并', 'merged-into': '已合并', 'late': '已超时', 'escalate': '已升级',
    'await-customer': '等待客户', 'merge': '已并入另一单', 'resume': '已继续', 
  },
  text: {
    'categorize': '备注', 'accept': '致歉与受理说明', 'reject': '不予受理的理由', 'confirm': '经理意见', 'assign': '给责任部门的说明', 'propose': '处理方案', 'approve': '审批意见', 'return': '退回意见', 'agree': '客户原话', 'decline': '客户希望怎样处理', 'report-done': '处理结果', 'satisfied': '客户原话',
    'not-satisfied': '还有哪里不满意', 'close-anyway': '办结理由', 'withdraw': '撤回原因', 'mark-emergency': '紧急原因', 'message': '留言', 'note': '备注', 'answer': '答复', 'promise': '先向客户说明', 'forward': '给部门的说明', 'acknowledge': '确认收到', 'sort': '备注', 'evaluate': '备注',
    'turn-down': '不采纳的理由', 'report-progress': '进展', 'thank': '致谢答复', 'close': '备注', 'await-customer': '需要客户提供什么', 'resume': '备注',
  },
  label: {
    'reached': '已联系上客户', 'satisfied': '客户满意', 'name': '姓名', 'preferredContact': '希望的联系方式', 'bestTime': '方便联系的时间', 'subject': '事项', 'occurredAt': '发生时间', 'impact': '影响范围', 'wantedOutcome': '期望的解决方案', 'wantedOutcomeOther': '客户说明', 'text': '内容', 'files': '照片或文件', 'cause': '原因', 'responsibility': '责任判断', 'departments': '责任部门', 'cost': '费用', 'by': '完成时间', 'answerBy': '答复时间', 'measure': '改进措施', 'plan': '实施计划', 'summary': '处理总结', 'lesson': '经验教训', 'category': '类别',
    'channel': '渠道', 'receivedAt': '接收时间', 'consent': '客户同意将以上信息用于处理本次请求。', 'question': '客户想了解什么？', 'idea': '客户的建议', 'description': '事情经过', 'kind': '类型', 'user': '负责人', 'clock': '超时事项', 'dueAt': '应于', 'to': '已通知', 
  },
  option: {
    'web': '网站', 'phone': '电话', 'on-site': '现场', 'email': '邮件', 'live-chat': '在线客服', 'social': '社交媒体', 'post': '信函', 'complaint': '投诉', 'inquiry': '咨询', 'suggestion': '建议', 'product': '产品', 'service': '服务', 'operation': '操作',
  },
  role: { agent: '客服专员', handler: '责任部门处理人', manager: '客服经理', admin: '管理员', customer: '客户', system: '系统', staff: '客服' },
  queue: { 'mine': '我的', 'department': '本部门', 'to-approve': '待审批', 'overdue': '已超时', 'unassigned': '待分配', 'all': '全部' },
  sort: { due: '按到期时间', newest: '最新接收', oldest: '最早接收', updated: '最近更新' },
  clock: { promise: '承诺时间', answer: '答复', handling: '处理', paused: '已暂停', done: '按时', doneLate: '超时完成', notStarted: '未开始', waiting: '等待客户' },
  glance: {
    title: '一览', cause: '原因', responsibility: '责任判断', departments: '责任部门', confirmation: '处理表', proposal: '处理方案', approval: '审批', agreement: '客户意见', result: '处理结果', feedback: '客户反馈', summary: '总结与教训', pending: '尚无', confirmed: '已确认',
    approved: '通过', returned: '退回', agreed: '同意', declined: '不同意', satisfied: '满意', unsatisfied: '不满意',
  },
  signIn: {
    title: '客服工作台', lead: '登录后查看工单。', name: '用户名', password: '密码', submit: '登录', busy: '正在登录…', wrong: '用户名或密码不正确。', throttled: '尝试次数过多，请几分钟后再试。', ended: '登录已过期。您写的内容还在，请重新登录。', out: '退出登录', changeTitle: '请设置您自己的密码',
    changeLead: '刚才使用的是一次性密码。', current: '当前密码', next: '新密码', again: '再次输入新密码', nextHint: '至少 12 个字符，几个词连在一起更好记。', short: '至少需要 12 个字符。', differs: '两次输入不一致。', change: '修改密码', weak: '此密码太短、太常见或含有您的用户名，请换一个。', changed: '密码已修改。', 
  },
  ui: {
    visits: '抽样回访', categories: '类别', scripts: '话术', surveys: '满意度调查', desk: '客服工作台', queues: '队列', cases: '工单', search: '搜索', searchHint: '编号、姓名、电话、订单、内容', filters: '筛选', clearFilters: '清除筛选', sortBy: '排序', any: '不限', kind: '类型', state: '状态', category: '类别', department: '部门', assignee: '负责人', channel: '渠道', from: '接收时间自', to: '至',
    emergencyOnly: '仅突发事件', emergency: '突发事件', more: '显示更多', empty: '暂无工单。', emptyHint: '此队列已全部处理。', noMatch: '没有符合的工单。', noMatchHint: '请减少关键词或更换筛选条件。', loading: '正在加载…', noLists: '您的角色不办理工单。', noListsHint: '管理员负责类别、话术与问卷。工单由客服专员与客服经理办理；账号与角色的修改、记录的校验用 heed-server 进行。',
    choose: '请选择工单', chooseHint: '列表按紧急程度排列。', back: '返回列表', 
    unassigned: '待分配', assignMe: '由我负责', retry: '重试', offline: '网络已断开，恢复后工作台会自动继续。', live: '实时', notLive: '未实时更新，请刷新查看变化', next: '现在可以办理', nothing: '目前没有需要您办理的事项。', refused: '现在不能办理', visible: '客户可见', visibleLater: '审批通过后客户可见',
    internal: '内部：客户永远看不到', recordsFor: '您在代客户记录', cancel: '取消', sending: '正在发送…', submit: '提交', saved: '已记录。', sent: '已发送。', noted: '备注已添加。', written: '客户填写的内容', contact: '联系方式', 
    conversation: '往来与经过', notes: '同事备注', noNotes: '还没有备注。', toCustomer: '给客户的留言', toCustomerSend: '发送给客户…', sendAsk: '确定发送给客户吗？', noteAdd: '添加备注', script: '插入话术', noScripts: '暂无适用的话术。', fillIn: '尚待填写：', fillFirst: '客户会原样看到这些内容，请填写或删除：', 
    conflict: '该单刚刚有变化', conflictHint: '您的内容尚未记录。请对照后决定。', theirs: '刚刚发生的', mine: '您写的', sendAnyway: '仍然记录我的', discard: '放弃我的', goneStep: '这一步已不能办理。', changed: '刚刚有变化', new: '新', finished: '已完成的服务', record: '代客登记', recordTitle: '代客户登记', recordHint: '请按客户原意填写，渠道会标明由您代为登记。',
    recorded: '已登记', tellCustomer: '请将两者告知客户，查询进度时缺一不可。', reference: '受理编号', trackingCode: '查询码', openCase: '打开工单', another: '再登记一单', copy: '复制', copied: '已复制', print: '处理表', printNow: '打印', close: '关闭', merge: '合并', mergeHint: '两个编号都继续有效；本单结束并指向另一单。',
    mergeInto: '保留的受理编号', badReference: '形如 HD-7K3MQ-9XTRC。', mergedInto: '已并入', mergedFrom: '已并入本单', toLibrary: '整理入案例库', library: '案例库', shortcuts: '键盘快捷键', shortcutsOn: '启用单键快捷键', download: '下载', onBehalf: '代客户记录',
    notFound: '没有此单，或您无权查看。', noBackend: '<heed-desk> 尚未连接到服务。', addressee: '收件人', readAt: '客户已读', unread: '客户尚未阅读', 
    changePassword: '修改密码', related: '可能是同一件事',
  },
  office: { categories: '工单所涉及的内容，供客户选择、列表筛选。', scripts: '同事插入或照着说的文字。', surveys: '问卷、答卷与统计。' },
  calls: { title: '低分跟进' },
  keys: { next: '下一单', previous: '上一单', back: '返回列表', search: '搜索', reply: '给客户写信', note: '内部备注', assign: '负责人', steps: '现在可以办理', print: '处理表', record: '代客登记', refresh: '刷新', help: '快捷键列表', queue: '第 1 至 6 个队列' },
  paper: {
    earlier: '此前各轮', title: '客户投诉处理表', number: '编号', printed: '打印时间', customer: '客户姓名', phone: '电话', email: '电子邮箱', order: '订单号', product: '产品或服务', channel: '受理渠道', received: '接收时间', answered: '答复时间', wanted: '期望解决方案', impact: '影响范围', category: '类别', content: '投诉内容', files: '证据材料',
    cause: '原因分析', responsibility: '责任判断', departments: '责任部门', opinion: '客服经理确认', proposal: '处理方案', approval: '部门领导审批', agreement: '客户意见', result: '处理结果', feedback: '客户反馈', summary: '总结、教训与改进措施', agent: '客服专员', handler: '责任部门', manager: '客服经理', signCustomer: '客户', signature: '签字',
    date: '日期', scan: '扫码打开工单', cut: '其余内容见工单。', none: '—', emergency: '突发事件',
  },
  count: (n, more) => (more ? `${n}+` : `${n}`),
  left: (time) => `剩余${time}`,
  over: (time) => `超时${time}`,
  roundOf: (n) => `第 ${n} 轮`,
  sendTo: (name) => `发送给${name}`,
  isHere: (names) => `${names}也在查看`,
  changedBy: (name, what) => `${name}：${what}`,
  activeFilters: (n) => `${n} 个筛选条件`,
  filesOf: (n) => `${n} 个文件`,
};
export default terms;
