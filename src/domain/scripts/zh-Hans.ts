import type { ShippedScript } from '../records/script.ts';
import type { en } from './en.ts';

const complaint = { kind: 'complaint' } as const;
const inquiry = { kind: 'inquiry' } as const;
const suggestion = { kind: 'suggestion' } as const;

/** Simplified Chinese. */
export const zhHans: Readonly<Record<keyof typeof en, ShippedScript>> = {
  'ack-complaint': { ...complaint, purpose: 'acknowledgement', title: '致歉并受理',
    text: `{name}，您好：

关于“{subject}”一事，给您添了麻烦，我们深表歉意。这本不该由您来提醒我们。

我是{agent}，由我全程负责您的投诉（编号 {reference}）。我正在核实原因[?，最迟在 {dueAt} 前给您答复]。任何处理方案，都会先征得您的同意再实施。

如果您还有照片或其他情况要补充，直接在投诉下留言即可。

{agent} 敬上` },
  'ack-complaint-phone': { ...complaint, purpose: 'acknowledgement', channel: 'phone', title: '电话：致歉并说明下一步',
    text: `{name}，您好，我是客服{agent}。谢谢您告诉我们，遇到这样的事，真的非常抱歉。

我把您说的情况复述一遍，看有没有遗漏：……您看对吗？

我已经登记好了，编号是 {reference}。我马上去核实，[?{dueAt} 之前]给您回电话。您看打哪个号码、什么时间方便？` },
  'ack-complaint-safety': { ...complaint, purpose: 'emergency', title: '涉及安全：先处置',
    text: `{name}，您好：

感谢您及时告知，让您受惊了，非常抱歉。请立即停止使用，让其他人也不要靠近，并且不要自行拆修。如有人受伤，请先就医，其余的事我们随后与您一一妥善处理。

您反映的情况（编号 {reference}）已第一时间报告负责人。我现在就给您打电话。

{agent} 敬上` },
  'ack-inquiry': { ...inquiry, purpose: 'acknowledgement', title: '您的问题已收到',
    text: `{name}，您好：

您关于“{subject}”的问题已经收到，由我（{agent}）为您跟进[?，{dueAt} 前答复您]。编号是 {reference}。

{agent} 敬上` },
  'ack-suggestion': { ...suggestion, purpose: 'acknowledgement', title: '感谢您的建议',
    text: `{name}，您好：

感谢您花时间为我们着想。您的建议“{subject}”我已仔细读过，并转给能够作出判断的同事。无论是否采纳，我们都会把结果和理由告诉您。

编号是 {reference}。

{agent} 敬上` },
  'progress': { purpose: 'progress', title: '告知进展',
    text: `{name}，您好：

向您报告 {reference} 的进展。目前由{department}处理，已了解到的情况是：

……

接下来我会……。不论有没有新的消息，我都会[?在 {dueAt} 前]再联系您。

{agent} 敬上` },
  'progress-late': { purpose: 'progress', title: '延误致歉',
    text: `{name}，您好：

原本答应您此时给您答复，我们没有做到，非常抱歉。

原因是……。我已经……，改为 {dueAt} 前给您结果，由我亲自盯着。

{agent} 敬上` },
  'progress-ask': { purpose: 'progress', title: '请您补充',
    text: `{name}，您好：

为了继续处理 {reference}，还需要您补充一样东西：

……

在投诉下回复即可。我们这边都已准备好，收到后马上继续。

{agent} 敬上` },
  'promise-inquiry': { ...inquiry, purpose: 'promise', title: '约定答复时间',
    text: `{name}，您好：

您的问题我不想凭猜测回答。我正在向{department}核实，{dueAt} 前给您一个准确的答复。

如果提前有结果，会提前告诉您。

{agent} 敬上` },
  'promise-call': { purpose: 'promise', channel: 'phone', title: '电话：稍后回电',
    text: `这个我现在不能确定，不想跟您说错。我去核实一下，{dueAt} 之前给您回电话。还是打这个号码，可以吗？` },
  'proposal': { ...complaint, purpose: 'proposal', title: '提出处理方案',
    text: `{name}，您好：

关于“{subject}”，原因已经查清：……

我们打算这样处理：

……

不需要您承担任何费用，{dueAt} 前完成。您看这样可以吗？您同意后我们立即着手；如果您希望换一种方式，也请告诉我们，我们再商量。

{agent} 敬上` },
  'proposal-instead': { ...complaint, purpose: 'proposal', title: '另一种方案',
    text: `{name}，您好：

您希望我们……。我认真核实过，坦率地说，这一点我们做不到，因为……

我们能做的是：……

我知道这和您期望的不完全一样，很想听听您的想法。

{agent} 敬上` },
  'refusal-complaint': { ...complaint, purpose: 'refusal', title: '不属受理范围：说明原因与去处',
    text: `{name}，您好：

感谢您来信，也理解您此刻的烦恼。您反映的情况（编号 {reference}）我已仔细看过，这件事我们无法处理，原因是……

您可以联系：……

如果是我理解有误，请再告诉我一次，我会重新核实。

{agent} 敬上` },
  'refusal-suggestion': { ...suggestion, purpose: 'refusal', title: '未采纳：致谢并说明理由',
    text: `{name}，您好：

您的建议“{subject}”我们认真讨论过，目前暂不采纳，理由应当让您知道：……

您所关心的……，我们记在心里了。谢谢您，有新的想法也请继续告诉我们。

{agent} 敬上` },
  'refusal-private': { ...inquiry, purpose: 'refusal', title: '涉及他人隐私，不便告知',
    text: `{name}，您好：

您问到的是他人的资料。正如我们不会把您的资料告诉别人，这一点也请您谅解，很抱歉无法提供。

我可以为您做的是：……

{agent} 敬上` },
  'closing-complaint': { ...complaint, purpose: 'closing', title: '结案致谢',
    text: `{name}，您好：

{reference} 能够处理得让您满意，我很高兴。谢谢您的耐心，更谢谢您告诉我们：我们由此改进了……，不让别人再遇到同样的事。

以后若还有问题，用同一个编号找我就好。

{agent} 敬上` },
  'closing-inquiry': { ...inquiry, purpose: 'closing', title: '还有疑问吗',
    text: `{name}，您好：

希望以上回答解决了您的问题。如果还有不清楚的地方，请回复 {reference}；没有的话，您什么都不用做。

{agent} 敬上` },
  'closing-suggestion': { ...suggestion, purpose: 'closing', title: '建议已采纳',
    text: `{name}，您好：

您的建议“{subject}”我们已经付诸行动：……，从……起您就能感受到。

谢谢您，是您的想法让我们做得更好。

{agent} 敬上` },
  'visit-phone': { purpose: 'return-visit', channel: 'phone', title: '电话回访',
    text: `{name}，您好，我是客服{agent}。前段时间为您处理了 {reference}，想了解一下后来是否一切都好，占用您两分钟可以吗？

一、问题有没有再出现？
二、对我们的处理，一到五分您打几分？
三、哪里还可以做得更好？

非常感谢。以后有事，找{agent}就可以。` },
  'visit-email': { purpose: 'return-visit', channel: 'email', title: '书面回访',
    text: `{name}，您好：

前段时间我们为您处理了 {reference}“{subject}”，后来一切都好吗？如果问题又出现了，回复一句话，我们马上重新处理。

也很想知道，我们哪里还可以做得更好。

{agent} 敬上` },
};
