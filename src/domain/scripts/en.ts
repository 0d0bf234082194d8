const complaint = { kind: 'complaint' } as const;
const inquiry = { kind: 'inquiry' } as const;
const suggestion = { kind: 'suggestion' } as const;

/** English. */
export const en = {
  'ack-complaint': { ...complaint, purpose: 'acknowledgement', title: 'We are sorry, and we have it',
    text: `Dear {name},

I am sorry about what happened with “{subject}”, and for the trouble it has given you. You should not have had to write to us about it.

I am {agent}, and I am looking after your complaint {reference} myself. I am now finding out how this could happen[?, and you will hear from me by {dueAt} at the latest]. Nothing will be done before you have agreed to it.

If there is anything you would like to add, a photo for instance, just reply to your case.

{agent}` },
  'ack-complaint-phone': { ...complaint, purpose: 'acknowledgement', channel: 'phone', title: 'Said on the phone: sorry, and what comes next',
    text: `Good day, {name}, this is {agent} from customer service. Thank you for telling us, and I am truly sorry that this has happened to you.

May I tell you in my own words what I have understood, so that nothing is missing? … Is that right?

I have written it down under {reference}. I am looking into it now and will call you back[? by {dueAt}]. Which number and what time suit you best?` },
  'ack-complaint-safety': { ...complaint, purpose: 'emergency', title: 'Somebody could get hurt: act first',
    text: `Dear {name},

Thank you for warning us, and I am sorry that you were put in this position. Please stop using it now, keep others away from it, and do not try to repair it yourself. If anybody has been hurt, please call a doctor first; we will settle everything else with you afterwards.

Your report {reference} has gone to the people in charge this minute. I am calling you right away.

{agent}` },
  'ack-inquiry': { ...inquiry, purpose: 'acknowledgement', title: 'Your question is with us',
    text: `Dear {name},

Thank you for your question about “{subject}”. I am {agent} and I have taken it on.[? You will have an answer by {dueAt}.]

Its number is {reference}.

{agent}` },
  'ack-suggestion': { ...suggestion, purpose: 'acknowledgement', title: 'Thank you for the idea',
    text: `Dear {name},

Thank you for taking the time to think about how we could do better. I have read your suggestion “{subject}” and I am giving it to the colleagues who can judge it. We will tell you what becomes of it, also if we should not follow it, and why.

Its number is {reference}.

{agent}` },
  'progress': { purpose: 'progress', title: 'Where we are',
    text: `Dear {name},

I want you to know where we are with {reference}. It is now with {department}, and this is what we know so far:

…

Next I will … You will hear from me again[? by {dueAt}], even if there should be nothing new.

{agent}` },
  'progress-late': { purpose: 'progress', title: 'It takes longer: sorry',
    text: `Dear {name},

I told you that you would hear from us by now, and we have not kept that. I am sorry.

The reason is: … I have made sure that … You will now have it by {dueAt}, and I am watching over it myself.

{agent}` },
  'progress-ask': { purpose: 'progress', title: 'We need something from you',
    text: `Dear {name},

so that we can go on with {reference}, we need one more thing from you:

…

You can send it with a reply to your case. Until then we keep everything ready, and we go on the moment it is here.

{agent}` },
  'promise-inquiry': { ...inquiry, purpose: 'promise', title: 'An answer by a certain time',
    text: `Dear {name},

I do not want to answer your question on a guess. I am asking {department}, and you will have a reliable answer by {dueAt}.

Should it be ready earlier, you will have it earlier.

{agent}` },
  'promise-call': { purpose: 'promise', channel: 'phone', title: 'I will call you back',
    text: `I cannot tell you that for certain at this moment, and I do not want to tell you anything wrong. I will find out and call you back by {dueAt}. Is this number the right one?` },
  'proposal': { ...complaint, purpose: 'proposal', title: 'What we propose',
    text: `Dear {name},

we now know what went wrong with “{subject}”: …

This is what we would like to do about it:

…

It costs you nothing and will be done by {dueAt}. Is that all right with you? We begin as soon as you agree. If you would like something else, please tell us what, and we will look at it.

{agent}` },
  'proposal-instead': { ...complaint, purpose: 'proposal', title: 'Not what you asked for, but this',
    text: `Dear {name},

you asked us for … I have looked at it seriously, and I have to tell you honestly that we cannot do it, because …

What we can do is this: …

I know that it is not everything you wished for. Please tell me what you think of it.

{agent}` },
  'refusal-complaint': { ...complaint, purpose: 'refusal', title: 'Not a matter for us: why, and who can help',
    text: `Dear {name},

thank you for writing to us, and I am sorry that you have this trouble. I have read your message {reference} carefully. We cannot settle it, because …

Whom you can turn to: …

If I have misunderstood something, please write to me again and I will look at it once more.

{agent}` },
  'refusal-suggestion': { ...suggestion, purpose: 'refusal', title: 'Not adopted: thanks and reason',
    text: `Dear {name},

we have thought about your suggestion “{subject}” carefully. For now we will not follow it, and you deserve to know why: …

The thought behind it, that …, stays with us. Thank you for it, and please tell us about the next one too.

{agent}` },
  'refusal-private': { ...inquiry, purpose: 'refusal', title: 'We may not say that',
    text: `Dear {name},

your question concerns data of another person, and we may not give them to anybody, just as we would not give out yours. I am sorry that I cannot help you with it.

What I can do for you: …

{agent}` },
  'closing-complaint': { ...complaint, purpose: 'closing', title: 'Done, thanked, learnt',
    text: `Dear {name},

I am glad that {reference} has been settled to your satisfaction. Thank you for your patience, and above all for telling us: what we have learnt from it is …, so that it does not happen to anybody else.

Should anything come up after all, just write to the same number and I will be there.

{agent}` },
  'closing-inquiry': { ...inquiry, purpose: 'closing', title: 'Is anything still open?',
    text: `Dear {name},

we hope that this answers your question. If anything is still open, please reply to {reference}; otherwise there is nothing more for you to do.

{agent}` },
  'closing-suggestion': { ...suggestion, purpose: 'closing', title: 'We are doing it',
    text: `Dear {name},

your suggestion “{subject}” is being put into practice: … You will notice it from …

Thank you. Ideas like yours make us better.

{agent}` },
  'visit-phone': { purpose: 'return-visit', channel: 'phone', title: 'Said on the phone: how is it now?',
    text: `Good day, {name}, this is {agent} from customer service. We settled {reference} for you a while ago, and I would like to know whether all has gone well since. Do you have two minutes for me?

– Has it stayed solved?
– How content were you with the way we handled it, from one to five?
– What should we have done differently?

Thank you very much. If anything comes up, you have my name: {agent}.` },
  'visit-email': { purpose: 'return-visit', channel: 'email', title: 'In writing: how is it now?',
    text: `Dear {name},

some time ago we settled {reference}, “{subject}”, for you. Has it stayed that way? If not, a short reply is enough and we take it up again at once.

We would also like to know what we could have done better.

{agent}` },
} as const;
