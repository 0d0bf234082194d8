import type { ScriptTerms } from '../scripts-terms.ts';

const terms: ScriptTerms = {
  title: '话术', hint: '同事插入或照着说的文字，按用途、工单类型、渠道和语言分别准备。修改后立即可用，每个版本都会保留。',
  add: '新增话术', change: '修改', save: '保存', cancel: '取消', back: '返回', loading: '正在加载…', none: '没有符合的话术。', all: '全部', any: '不限', anyKind: '不限类型', anyChannel: '不限渠道',
  saved: '已保存，工作台即刻启用。', newer: '其他人刚刚修改了这条话术，您的修改尚未保存。请对照后再次保存。', theirs: '现在的内容',
  enable: '启用', disable: '停用', disabled: '已停用', notOffered: '已保存，工作台不再提供这条话术。', remove: '删除', removed: '已删除。',
  removeAsk: (title) => `删除“${title}”？`, removeHint: '删除后不再提供给任何人，也无法恢复。停用的话术可以重新启用。',
  moved: '其他人刚刚修改了这条话术，操作未执行，请先查看。', gone: '其他人刚刚删除了这条话术。再次保存，您的内容将成为一条新话术。',
  name: '标题', nameHint: '供同事查找，客户看不到。', purpose: '用途', kind: '工单类型', channel: '渠道', language: '语言', text: '内容', preview: '客户看到的样子', shipped: '系统自带',
  placeholders: '占位符', placeholdersHint: '工作台会按工单自动填写。工单中没有的内容，须由同事补全后才能发送；放在 [?…] 里的文字则会一并省略，例如：“我正在核实[?，最迟在 {dueAt} 前答复您]。”',
  purposes: {
    'acknowledgement': '受理确认', 'emergency': '涉及人身安全的受理确认', 'progress': '进展', 'promise': '约定答复时间', 'proposal': '处理方案', 'refusal': '婉拒', 'closing': '答复与办结', 'return-visit': '回访',
  },
  means: { name: '客户姓名', reference: '受理编号', subject: '事项', order: '订单号', receivedAt: '接收时间', dueAt: '最迟答复时间', agent: '经办人', department: '责任部门' },
  example: { name: '林薇', reference: 'HD-7K3MQ-9XTRC', subject: '壶盖有裂纹', order: 'SW-2611-04718', receivedAt: '2026年3月2日 09:30', dueAt: '2026年3月4日 17:00', agent: '吴敏', department: '工坊' },
  languages: { 'en': 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' },
  about: (command, name) => `${command}：${name}`, used: (n) => (n === 0 ? '尚未使用' : `已使用 ${n} 次`), changedBy: (who, when) => `${who}于 ${when} 修改`,
  wrong: { title: '请填写标题。', text: '请填写内容。', unknown: (names) => `没有这个占位符：${names}` },
};
export default terms;
