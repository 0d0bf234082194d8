import type { CategoryTerms } from '../categories-terms.ts';

const terms: CategoryTerms = {
  title: '类别', hint: '工单所涉及的内容：客户从中选择，列表按此筛选。已有工单使用的类别不会被删除；停用后只是不再提供选择。',
  rename: '改名', retire: '停用', revive: '重新启用', retired: '已停用', up: '上移', down: '下移', save: '保存', cancel: '取消', back: '返回', add: '添加', loading: '正在加载…', none: '下面还没有类别。', names: '名称',
  saved: '已保存，客户页面将在两分钟内更新。', newer: '其间有人修改了类别。下方是最新内容，请再次保存您的修改。',
  about: (command, name) => `${command}：${name}`, below: (name) => `在“${name}”下添加`, cases: (n, more) => (more ? `超过 ${n} 个工单` : `${n} 个工单`),
  language: { 'en': 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' },
  wrong: { 'words-missing': '请填写三种语言的名称。', 'too-long': '名称最多 60 个字符。', 'too-many': '类别最多 300 个。', 'too-deep': '类别最多分三层。' },
};
export default terms;
