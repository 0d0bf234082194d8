import type { SendingTerms } from '../terms.ts';
import submission from './submission.ts';

const megabytes = (bytes: string | number | undefined) => `${Math.round(Number(bytes) / 1048576)} MB`;

const terms: SendingTerms = {
  ...submission,
  issue: {
    ...submission.issue,
    'too-short': (label, { min }) => `${label}：至少 ${min} 个字`,
    'too-small': (label, { min }) => `${label}：不能小于 ${min}`,
    'too-large': (label, { max }) => `${label}：不能大于 ${max}`,
    'not-a-number': (label) => `${label}：请输入数字`,
    'not-an-option': (label) => `${label}：请选择其中一项`,
    'forbidden-characters': (label) => `${label}中有无法保存的字符，请重新输入。`,
    'too-many-files': (_, { max }) => `最多 ${max} 个文件。`,
    'file-too-large': (_, { name, max }) => `“${name}”超过 ${megabytes(max)}。`,
    'file-type': (_, { name }) => `“${name}”的格式不支持，请使用 JPEG、PNG、WebP 或 PDF。`,
    'in-past': (label) => `${label}：时间必须晚于现在`,
    'unknown-field': (label) => `${label}不属于此表单。`,
    'unreadable-image': (_, { name }) => `“${name}”无法作为图片读取，请换一张。`,
    'empty-file': (_, { name }) => `“${name}”是空文件。`,
    'lost': (_, { name }) => `“${name}”已不存在，请重新添加。`,
    'refused': (_, { name }) => `“${name}”未能接收。`,
    'file-missing': () => '有文件已不存在，请移除后重新添加。',
  },
  failure: {
    ...submission.failure,
    'storage-full': '我们的服务目前无法保存内容。',
    'invalid': '有些内容需要您再看一下。',
    'bad-request': '此表单与服务不匹配，请刷新页面；您写的内容会保留。',
    'conflict': '此前已用不同内容提交过，可以作为新的内容再次提交。',
    'not-found': '没有找到。',
    'forbidden': '此页面无权使用我们的服务，可能是它的网址不在允许的名单中，请告知店家。',
    'not-allowed': '目前的状态下不能这样做。',
    'too-large': '有文件过大。',
    'unsupported-type': '有文件格式不支持。',
    'unsupported': '此页面不支持该操作。',
  },
  ui: {
    ...submission.ui,
    continueDraft: '继续填写', discardDraft: '放弃', draftTitle: '您有尚未提交的内容', remove: '移除', preparing: '正在处理…', close: '收起', stop: '停止', fileSent: '已上传', fileWaits: '尚未上传',
  },
  draftSaved: (when, until) => `最后修改于${when}，在本机保存至${until}。`,
  sevenDays: '若连续七天未访问本网站，此浏览器会自行清除这些内容。',
  sendingFile: (file, of) => `正在提交，第 ${file} 个文件，共 ${of} 个…`,
  removed: (name) => `已移除“${name}”`,
};
export default terms;
