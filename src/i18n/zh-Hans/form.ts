import type { IntakeTerms } from '../terms.ts';

const terms: IntakeTerms = {
  locale: 'zh-Hans',
  label: {
    kind: '您想反映什么？', subject: '事项', description: '发生了什么？', files: '照片或文件', occurredAt: '发生时间', category: '类别',
    impact: '影响范围', wantedOutcome: '期望的解决方案', wantedOutcomeOther: '请说明', orderNumber: '订单号', product: '产品或服务', name: '姓名',
    phone: '电话', email: '电子邮箱', preferredContact: '希望的联系方式', bestTime: '方便联系的时间', consent: '我同意将以上信息用于处理本次请求。',
    question: '您想了解什么？', idea: '我们可以怎样做得更好？',
  },
  hint: {
    orderNumberHint: '见收据或订单列表', filesHint: '支持 JPEG、PNG、WebP、PDF。照片中的位置信息会被移除。', descriptionHint: '想到什么就写什么，长短不限。',
    phoneHint: '电话和邮箱填一项即可。', bestTimeHint: '例如：工作日晚上六点后', impactHint: '如有人身危险，请选“有安全风险”，我们会最先处理。',
    emailHint: '例如 name@example.com', productHint: '店里的名称或型号',
  },
  option: {
    'complaint': '投诉', 'inquiry': '咨询', 'suggestion': '建议', 'product': '产品', 'service': '服务', 'operation': '操作', 'only-me': '仅我本人',
    'several': '若干人', 'many': '很多人', 'safety': '有安全风险', 'refund': '退款', 'exchange': '换货', 'repair': '维修', 'redo': '重做',
    'compensation': '赔偿', 'apology': '道歉', 'explanation': '解释说明', 'other': '其他', 'phone': '电话', 'email': '邮件', 'either': '都可以',
  },
  step: { matter: '事情经过', outcome: '您的诉求', contact: '联系方式', question: '您的问题', idea: '您的建议' },
  ui: {
    choose: '请选择', addFiles: '添加文件', takePhoto: '拍照', privacy: '隐私说明', review: '核对并提交', send: '提交', back: '上一步', next: '下一步',
    required: '带 * 的为必填项', noBackend: '此表单尚未连接到服务。',
    loadFailed: '表单的一部分没有加载成功。您写的内容还在，请检查网络后重试。', addRow: '再添加一项', removeRow: '移除',
  },
  stepOf: (step, of) => `第 ${step} 步，共 ${of} 步`,
};
export default terms;
