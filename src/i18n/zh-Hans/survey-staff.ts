import type { SurveyStaffTerms } from '../survey-staff-terms.ts';
import survey from './survey.ts';

const terms: SurveyStaffTerms = {
  locale: 'zh-Hans', scale: survey.scale,
  r: {
    title: '客户满意度', template: '问卷', channel: '答卷来源', invited: '邀请', inline: '公开页面', from: '开始日期', to: '结束日期', department: '部门', agent: '人员', round: '轮次', all: '全部',
    show: '查看', answers: '答卷数', share: '占比（%）', mean: '均值', top2: '前两档占比（%）', nps: '净推荐值', noData: '无数据', distribution: '分布', trend: '按月', departments: '按部门',
    agents: '按人员', tooFew: '不足 5 份', beside: '不予显示', response: '答复率（%）', comments: '客户留言', search: '在留言中查找', noComments: '还没有人留言。', noneFound: '没有留言包含这些文字。', more: '显示更多',
    empty: '还没有答卷', emptyHint: '在此时段和筛选条件下没有收到回答。', signIn: '请先在工作台登录，再查看结果。', notYours: '此内容供处理客户事务的人员查看，您的角色不包含此权限。', failed: '结果加载失败。', retry: '重试',
    loading: '正在加载…', csv: 'CSV', excel: 'Excel', print: '打印', opened: '答卷', close: '关闭', received: '收到时间', answer: '答卷', of: '共', withheld: '不足五份答卷时，不显示个人的任何结果。',
    partial: '仅首次点选', notGiven: '未填写', yes: '是', no: '否', noBackend: '此页面尚未连接到服务。', question: '选项', calls: '低分跟进', due: '最晚', overdue: '已逾期', atDesk: '请在工作台认领并登记。', openCalls: '打开低分跟进列表',
    evaluate: '标记为已评审', evaluateHint: '此后客户不能再修改。', evaluated: '已评审于', versions: '之前的版本', changed: '修改于', refused: '您的角色没有这项权限。',
    notSaved: '未能登记。填写的内容仍在，请重试。', retired: '已停用的题目', until: (version) => `截至第 ${version} 版`,
    look: '无法联系客户：请查明原因', message: '请在工单中留言', noDepartment: '未归部门', noAgent: '未指明人员', noTask: '没有这样的答卷：相应的任务不存在，或其答卷已更改。', noneYet: '还没有答卷', scores: (n) => `${n} 份低分评价`,
    lateOf: (n) => `${n} 项已逾期`, calling: (name) => `${name}正在致电`, ofMost: (score, most) => `${score}/${most}`, nOf: (n) => `共 ${n} 份`, partOf: (part, n) => `${n} 份中 ${part} 份`, npsParts: (promoters, passives, detractors) => `推荐者 ${promoters}，中立者 ${passives}，贬损者 ${detractors}`,
  },
  e: {
    versions: '历史版本', versionsHint: '已保存的版本保持不变。重新启用会把该版本载入编辑器，保存后成为新的版本。', lookAt: '查看', takeUp: '重新启用', takenUp: '已载入编辑器，尚未保存。', inUse: '使用中', shipped: '随系统提供', close: '关闭', versionsFailed: '历史版本加载失败。', versionOf: (n) => `第 ${n} 版`,
    failed: '问卷加载失败。', notYours: '问卷由客服经理和管理员编辑，您的角色没有此权限。', loading: '正在加载…',
    title: '满意度问卷', survey: '问卷', version: '版本', preview: '预览', questions: '题目', add: '添加题目', remove: '删除', part: (n) => `第 ${n} 部分`, partTitle: '标题', beginPart: '从这里开始新的部分', joinPart: '并入上一部分', up: '上移', down: '下移', undo: '撤销', redo: '重做', save: '保存为新版本',
    saved: '已保存。此前的答卷仍属于原版本。', unsaved: '尚未保存', name: '标题', intro: '说明', question: '题目', kind: '题型', look: '显示方式', required: '必答',
    options: '选项', addOption: '添加选项', when: '显示条件', always: '始终显示', whenIs: '仅当前面的回答为', faces: '表情', stars: '星级', numbers: '数字', wrong: '请先修正以下问题',
    newer: '其他人已保存了更新的版本，您的修改仍保留在此。', reload: '载入新版本', first: '表情条中首先询问', isFirst: '首先询问', language: '预览语言',
    signIn: '您已退出登录，尚未保存。请在另一个标签页登录工作台，然后再次保存：您的修改仍在这里。',
    newQuestion: '新题目', newOption: '新选项', conditions: '回答',
    begin: '新建问卷', id: '链接中的名称', idHint: '小写字母、数字和连字符，以字母开头，之后不能更改。', taken: '已有同名问卷。', create: '开始', occasion: '发送时机', newSurvey: '新问卷',
    join: '条件之间的关系', allOf: '同时满足以下条件时', anyOf: '满足以下任一条件时', addCondition: '添加条件', otherCondition: '此条件无法在这里修改，将保持不变。',
    no: '否', followUp: '低分跟进', followUpWhen: '生成跟进任务', byScores: '总体满意度为 1 或 2 时，或推荐意愿低于 7 且希望联系时',
  },
  occasions: { 'after-case': '工单结案后', 'after-service': '有偿服务完成后', 'return-visit': '定期回访时' },
  types: { csat: '总体满意度，1–5', item: '服务项目，1–5', item10: '服务项目，0–10', nps: '推荐意愿，0–10', ces: '费力程度，1–7', choice: '单选', choices: '多选', longtext: '填写文字', solved: '问题是否解决', callback: '是否希望回电', contact: '联系电话' },
  wrong: {
    'bad-name': '的名称不能使用', 'words-missing': '缺少某种语言的文字', 'no-questions': '没有题目', 'name-twice': '重复出现', 'bad-range': '的分值范围不正确',
    'csat-range': '的分值应为 1 到 5', 'nps-range': '的分值应为 0 到 10', 'ces-range': '的分值应为 1 到 7', 'too-few-options': '至少需要两个选项', 'option-twice': '有重复的选项',
    'unknown-condition': '的显示条件指向不存在的题目', 'condition-later': '的显示条件指向后面的题目', 'condition-empty': '取决于某个答案，但没有选择任何答案', 'no-first': '需要一道始终显示的评分题，用于表情条',
    'kind-changed': '在旧版本中是另一种题型，请改为添加新题目',
  },
};
export default terms;
