import type { CasesTerms } from '../terms.ts';

const terms: CasesTerms = {
  state: {
    'received': 'Received', 'accepted': 'Accepted', 'rejected': 'Not taken as a complaint', 'analysed': 'Cause found', 'assigned': 'Being worked on',
    'proposed': 'Solution under review', 'approved': 'Waiting for your agreement', 'executing': 'Being carried out', 'awaiting-feedback': 'Waiting for your feedback',
    'reopened': 'Taken up again', 'closed': 'Closed', 'withdrawn': 'Withdrawn', 'answered': 'Answered', 'promised': 'Answer promised', 'confirmed': 'Solved',
    'sorted': 'Sorted', 'forwarded': 'With the department', 'under-evaluation': 'Being weighed', 'adopted': 'Adopted', 'declined': 'Not adopted',
    'merged': 'Goes on elsewhere',
  },
  about: {
    'received': 'It has arrived and waits for a person to read it.', 'accepted': 'A person has taken it up and is looking for the cause.',
    'rejected': 'It was not taken as a complaint; the reason stands below.', 'analysed': 'The cause is known. The department responsible is next.',
    'assigned': 'The department responsible is preparing a solution.', 'proposed': 'A solution has been proposed and is being reviewed.',
    'approved': 'There is a solution. Nothing is done before you agree to it.', 'executing': 'What you agreed to is being done.',
    'awaiting-feedback': 'It has been done. Are you satisfied?', 'reopened': 'You were not satisfied. We start again from the cause.',
    'closed': 'It is finished and archived.', 'withdrawn': 'You have withdrawn it.', 'answered': 'You have an answer.',
    'promised': 'You have been told by when you will have an answer.', 'confirmed': 'You have confirmed that it is solved.',
    'sorted': 'It has been sorted and goes to the department concerned.', 'forwarded': 'The department concerned has it.',
    'under-evaluation': 'The department is weighing it.', 'adopted': 'We will do it.', 'declined': 'We will not do it; the reason stands below.',
    'merged': 'It goes on together with another case of yours.',
  },
  event: {
    'confirm': 'Confirmed by the manager', 'return': 'Sent back to the department', 'note': 'Note', 'categorize': 'Sorted anew', 'mark-emergency': 'Marked as urgent',
    'received': 'Received', 'message': 'Message', 'accept': 'Accepted', 'reject': 'Not taken as a complaint', 'analyse': 'Cause found', 'assign': 'Given to the department',
    'propose': 'Solution proposed', 'approve': 'Solution for you to agree to', 'agree': 'Agreed', 'decline': 'Declined', 'report-done': 'Done',
    'satisfied': 'Satisfied', 'not-satisfied': 'Not satisfied', 'reanalyse': 'Looked at again', 'close': 'Closed', 'close-anyway': 'Closed by the manager', 'withdraw': 'Withdrawn',
    'answer': 'Answer', 'promise': 'Answer promised', 'forward': 'Forwarded', 'acknowledge': 'Acknowledged', 'sort': 'Sorted', 'evaluate': 'Being weighed',
    'adopt': 'Adopted', 'turn-down': 'Not adopted', 'report-progress': 'Progress', 'thank': 'Thanks', 'reply': 'Message', 'escalate': 'Brought to those in charge', 'late': 'We are late, and sorry', 'emergency': 'Marked as urgent',
    'await-customer': 'Waiting for you', 'resume': 'Work goes on', 'merged': 'Joined with another case', 'merge': 'Goes on elsewhere',
  },
  action: { 'message': 'Add a message', 'agree': 'I agree', 'decline': 'I do not agree', 'satisfied': 'I am satisfied', 'not-satisfied': 'I am not satisfied', 'withdraw': 'Withdraw' },
  by: { customer: 'You', staff: 'Customer service', system: 'Automatic' },
  ui: {
    checkReceipt: 'Check a saved receipt',
    lookUpTitle: 'Follow your case', lookUpHint: 'Both stand on your receipt.', reference: 'Reference', trackingCode: 'Tracking code', lookUp: 'Open', looking: 'Looking …',
    badReference: 'Please check the reference: it looks like HD-7K3MQ-9XTRC.', badCode: 'Please check the tracking code: four groups of four.',
    notFound: 'There is no case with this reference and this code. Please check both.', other: 'Another case', timeline: 'What has happened', nextTitle: 'What comes next',
    answerDue: 'You hear from us by', answerSoon: 'You hear from us', atOnce: 'at once', answerLate: 'We should have answered by', answered: 'Answered on', sendMessage: 'Send message', sendingMessage: 'Sending …', messageSent: 'Your message has arrived.', withdrawAsk: 'Withdraw this case for good?', cancel: 'Cancel',
    refresh: 'Refresh', updated: 'Up to date', open: 'Open', yourCase: 'What you wrote',
    ended: 'Nothing more is to come.', loading: 'Loading …', confirm: 'Confirm', attach: 'Add files',
    noTracking: 'Cases cannot be looked at here. Customer service answers you directly. Please keep your reference.', noAppending: 'Nothing can be added here. Please ask customer service, with your reference.',
    proposal: 'What we propose', proposalBy: 'Done by', promised: 'You will have an answer by', waiting: 'We are waiting for you since', workDue: 'It should be done by', read: 'Read by customer service',
  },
  ask: { 'message': 'Your message', 'agree': 'Anything we should know?', 'decline': 'What would you like instead?', 'satisfied': 'Anything you would like to tell us?', 'not-satisfied': 'What is still not right?', 'withdraw': 'Why do you withdraw it?' },
  late: { answer: 'We should have answered by now and have not. We are sorry.', promise: 'You were promised an answer by now and do not have it. We are sorry.', handling: 'It should be done by now and is not. We are sorry.' },
  round: (number) => `Round ${number}`,
};
export default terms;
