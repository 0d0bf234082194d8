/** What the staff's desk says. The other locales must have the same words. */
const terms = {
  state: {
    'received': 'Received', 'accepted': 'Accepted', 'rejected': 'Not a complaint', 'analysed': 'Cause found', 'assigned': 'With the department',
    'proposed': 'To be approved', 'approved': 'Waiting for the customer’s agreement', 'executing': 'Being carried out', 'awaiting-feedback': 'Waiting for feedback',
    'reopened': 'Reopened', 'closed': 'Closed', 'withdrawn': 'Withdrawn', 'answered': 'Answered', 'promised': 'Answer promised', 'confirmed': 'Customer satisfied',
    'sorted': 'Sorted', 'forwarded': 'Forwarded', 'under-evaluation': 'Being evaluated', 'merged': 'Merged', 'adopted': 'Adopted', 'declined': 'Not adopted',
  },
  /** A step as a command. */
  step: {
    'categorize': 'Change the category', 'accept': 'Accept', 'reject': 'Not a complaint', 'analyse': 'Record the cause', 'confirm': 'Confirm the handling form', 'assign': 'Assign a department', 'propose': 'Propose a solution',
    'approve': 'Approve', 'return': 'Send back', 'agree': 'Customer agrees', 'decline': 'Customer declines', 'report-done': 'Report it done', 'satisfied': 'Customer is satisfied',
    'not-satisfied': 'Customer is not satisfied', 'reanalyse': 'Analyse again', 'close': 'Close and archive', 'close-anyway': 'Close without satisfaction', 'withdraw': 'Customer withdraws',
    'mark-emergency': 'Mark as an emergency', 'message': 'Write to the customer', 'note': 'Internal note', 'answer': 'Answer', 'promise': 'Promise an answer', 'forward': 'Forward', 'acknowledge': 'Acknowledge',
    'sort': 'Sort', 'evaluate': 'Evaluate', 'adopt': 'Adopt', 'turn-down': 'Do not adopt', 'report-progress': 'Report progress', 'thank': 'Answer with thanks', 'await-customer': 'Wait for the customer', 'resume': 'Go on',
  },
  /** A step that was taken. */
  event: {
    'return-visit': 'Return visit', 'categorize': 'Category changed', 'received': 'Received', 'accept': 'Accepted', 'reject': 'Not taken as a complaint', 'analyse': 'Cause recorded', 'confirm': 'Handling form confirmed', 'assign': 'Department assigned', 'propose': 'Solution proposed',
    'approve': 'Approved', 'return': 'Sent back', 'agree': 'Customer agreed', 'decline': 'Customer declined', 'report-done': 'Reported done', 'satisfied': 'Customer satisfied', 'not-satisfied': 'Customer not satisfied',
    'reanalyse': 'Analysed again', 'close': 'Closed and archived', 'close-anyway': 'Closed without satisfaction', 'withdraw': 'Withdrawn', 'mark-emergency': 'Marked as an emergency', 'message': 'Message', 'note': 'Internal note',
    'answer': 'Answered', 'promise': 'Answer promised', 'forward': 'Forwarded', 'acknowledge': 'Acknowledged', 'sort': 'Sorted', 'evaluate': 'Being evaluated', 'adopt': 'Adopted', 'turn-down': 'Not adopted',
    'report-progress': 'Progress', 'thank': 'Answered with thanks', 'assigned-to': 'Person assigned', 'merged': 'Merged', 'merged-into': 'Merged', 'late': 'Deadline passed', 'escalate': 'Escalated', 'await-customer': 'Waiting for the customer', 'merge': 'Goes on elsewhere', 'resume': 'Went on', 
  },
  /** What the text of a step is. */
  text: {
    'categorize': 'Remark', 'accept': 'Acknowledgement with an apology', 'reject': 'Reason', 'confirm': 'Remark', 'assign': 'What the department should know', 'propose': 'Proposed solution', 'approve': 'Remark', 'return': 'What has to change',
    'agree': 'In the customer’s words', 'decline': 'What the customer wants instead', 'report-done': 'Result', 'satisfied': 'In the customer’s words', 'not-satisfied': 'What is still wrong',
    'close-anyway': 'Reason', 'withdraw': 'Reason', 'mark-emergency': 'Why it is urgent', 'message': 'Message', 'note': 'Note', 'answer': 'Answer', 'promise': 'What we say meanwhile', 'forward': 'What the department should know',
    'acknowledge': 'Acknowledgement', 'sort': 'Remark', 'evaluate': 'Remark', 'turn-down': 'Reason', 'report-progress': 'Progress', 'thank': 'Answer with thanks', 'close': 'Remark', 'await-customer': 'What we need from the customer', 'resume': 'Remark',
  },
  label: {
    'reached': 'Customer reached', 'satisfied': 'Customer satisfied', 'name': 'Name', 'preferredContact': 'Preferred way', 'bestTime': 'Best time', 'subject': 'Subject', 'occurredAt': 'Happened on', 'impact': 'Impact', 'wantedOutcome': 'Wanted outcome', 'wantedOutcomeOther': 'In their words', 'text': 'Text', 'files': 'Photos or files', 'cause': 'Cause', 'responsibility': 'Responsibility', 'departments': 'Departments responsible', 'cost': 'Cost', 'by': 'By when', 'answerBy': 'Answer by', 'measure': 'Improvement measure',
    'plan': 'Plan', 'summary': 'Summary', 'lesson': 'Lesson', 'category': 'Category', 'channel': 'Channel', 'receivedAt': 'Received at', 'consent': 'The customer agreed that their data is used to handle the case.',
    'question': 'What does the customer want to know?', 'idea': 'What could be better?', 'description': 'What happened?', 'kind': 'Kind', 'user': 'Person in charge', 'clock': 'What is late', 'dueAt': 'It was due', 'to': 'Called', 
  },
  option: {
    'web': 'Website', 'phone': 'Phone', 'on-site': 'On site', 'email': 'E-mail', 'live-chat': 'Live chat', 'social': 'Social media', 'post': 'Post',
    'complaint': 'Complaint', 'inquiry': 'Inquiry', 'suggestion': 'Suggestion', 'product': 'Product', 'service': 'Service', 'operation': 'Operation',
  },
  role: { agent: 'Agent', handler: 'Handler', manager: 'Manager', admin: 'Administrator', customer: 'Customer', system: 'System', staff: 'Staff' },
  queue: { 'mine': 'Mine', 'department': 'My department', 'to-approve': 'To approve', 'overdue': 'Overdue', 'unassigned': 'Unassigned', 'all': 'All cases' },
  sort: { due: 'Due first', newest: 'Newest first', oldest: 'Oldest first', updated: 'Last changed first' },
  clock: {
    promise: 'Promised date', answer: 'Answer', handling: 'Handling', paused: 'Paused', done: 'In time', doneLate: 'Late', notStarted: 'Not started', waiting: 'Waiting for the customer',
  },
  glance: {
    title: 'At a glance', cause: 'Cause', responsibility: 'Responsibility', departments: 'Departments', confirmation: 'Handling form', proposal: 'Proposal', approval: 'Approval', agreement: 'Agreement', result: 'Result', feedback: 'Feedback', summary: 'Summary and lesson',
    pending: 'Not yet', confirmed: 'Confirmed', approved: 'Approved', returned: 'Sent back', agreed: 'Agreed', declined: 'Declined', satisfied: 'Satisfied', unsatisfied: 'Not satisfied',
  },
  signIn: {
    title: 'Service desk', lead: 'Sign in to see the cases.', name: 'Name', password: 'Password', submit: 'Sign in', busy: 'Signing in …', wrong: 'The name or the password is not right.', throttled: 'Too many tries. Please wait a few minutes.',
    ended: 'Your session has ended. What you wrote is still here: sign in again.', out: 'Sign out', changeTitle: 'Choose a password of your own', changeLead: 'The one you signed in with was for once.', current: 'The password you have now', next: 'New password', again: 'New password again',
    nextHint: 'At least 12 characters. Several words are easier to remember.', short: 'At least 12 characters, please.', differs: 'The two are not the same.', change: 'Change the password', weak: 'This password is too short or too common, or contains your name. Choose another one.', changed: 'The password has been changed.', 
  },
  ui: {
    visits: 'Return visits', categories: 'Categories', scripts: 'Scripts', surveys: 'Surveys', desk: 'Service desk', queues: 'Queues', cases: 'Cases', search: 'Search', searchHint: 'Reference, name, phone, order, words', filters: 'Filters', clearFilters: 'Clear the filters', sortBy: 'Order', any: 'Any', kind: 'Kind', state: 'State', category: 'Category', department: 'Department',
    assignee: 'Person', channel: 'Channel', from: 'Received from', to: 'until', emergencyOnly: 'Emergencies only', emergency: 'Emergency', more: 'Show more', empty: 'Nothing here.', emptyHint: 'Every case of this queue is dealt with.', noMatch: 'No case matches.', noMatchHint: 'Try fewer words or other filters.',
    loading: 'Loading …', noLists: 'Your role does not handle cases.', noListsHint: 'Administrators look after categories, scripts and surveys. Managers and agents see the cases; accounts and roles are changed, and the records checked, with heed-server.',
    choose: 'Choose a case', chooseHint: 'Cases stand on the left, the most urgent first.', back: 'Back to the list', unassigned: 'Unassigned', assignMe: 'Take it', retry: 'Try again', offline: 'No connection. The desk goes on by itself when it is back.',
    live: 'Live', notLive: 'Not live: reload to see changes', next: 'What can be done now', nothing: 'Nothing for you to do at the moment.', refused: 'Not possible now', visible: 'The customer sees this', visibleLater: 'The customer sees this once it is approved', internal: 'Internal: the customer never sees this', recordsFor: 'You record this for the customer', 
    cancel: 'Cancel', sending: 'Sending …', submit: 'Record', saved: 'Recorded.', sent: 'Sent.', noted: 'Note added.', written: 'What the customer wrote', contact: 'Contact', conversation: 'Messages and steps', notes: 'Internal notes',
    noNotes: 'No notes yet.', toCustomer: 'Message to the customer', toCustomerSend: 'Send to the customer …', sendAsk: 'Send this to the customer?', noteAdd: 'Add note', script: 'Insert a script', noScripts: 'There is no script for this.', fillIn: 'Still to be filled in:', fillFirst: 'The customer would read this as it stands. Fill it in or take it out:', 
    conflict: 'The case has changed meanwhile', conflictHint: 'Yours was not recorded. Compare both, then decide.', theirs: 'What has happened', mine: 'What you wrote', sendAnyway: 'Record mine as well', discard: 'Discard mine', goneStep: 'This step is no longer possible.', changed: 'Changed meanwhile', new: 'New',
    finished: 'A finished service', record: 'Record a case', recordTitle: 'Record a case for a customer', recordHint: 'As the customer says it. The channel shows that you wrote it down.', recorded: 'The case has been recorded', tellCustomer: 'Give the customer both: they need them to follow the case.', reference: 'Reference', trackingCode: 'Tracking code', openCase: 'Open the case', another: 'Record another one',
    copy: 'Copy', copied: 'Copied', print: 'Handling form', printNow: 'Print', close: 'Close', merge: 'Merge', mergeHint: 'Both references go on working; this case ends and points to the other.', mergeInto: 'Reference of the case that stays', badReference: 'It looks like HD-7K3MQ-9XTRC.', mergedInto: 'Merged into', mergedFrom: 'Merged with it',
    toLibrary: 'Make an entry of it in the case library', library: 'Case library', shortcuts: 'Keyboard shortcuts', shortcutsOn: 'Use single keys', download: 'Download', onBehalf: 'recorded for the customer', 
    notFound: 'There is no such case, or it is not for you to see.', noBackend: '<heed-desk> is not connected to a service.', addressee: 'To', readAt: 'Read by the customer', unread: 'Not read by the customer yet', changePassword: 'Change the password', related: 'Perhaps the same matter',
  },
  office: { categories: 'What cases concern: what customers choose and lists are filtered by.', scripts: 'Texts that colleagues insert or read out.', surveys: 'Questions, answers and figures.' },
  calls: { title: 'To follow up' },
  /** What each key does. */
  keys: {
    next: 'Next case', previous: 'Previous case', back: 'Back to the list', search: 'Search', reply: 'Write to the customer', note: 'Internal note', assign: 'Person in charge', steps: 'What can be done now', print: 'Handling form', record: 'Record a case', refresh: 'Refresh', help: 'This list', queue: 'Queue 1 to 6',
  },
  paper: {
    earlier: 'Earlier rounds', title: 'Customer Complaint Handling Form', number: 'No.', printed: 'Printed', customer: 'Customer', phone: 'Phone', email: 'E-mail', order: 'Order', product: 'Product', channel: 'Channel', received: 'Received', answered: 'Answered', wanted: 'Wanted outcome', impact: 'Impact', category: 'Category',
    content: 'What happened', files: 'Evidence', cause: 'Cause', responsibility: 'Responsibility', departments: 'Department responsible', opinion: 'Manager’s confirmation', proposal: 'Proposed solution', approval: 'Approval', agreement: 'Customer’s agreement', result: 'Result', feedback: 'Customer’s feedback', summary: 'Summary, lesson and measure',
    agent: 'Customer service', handler: 'Department', manager: 'Manager', signCustomer: 'Customer', signature: 'Signature', date: 'Date', scan: 'Scan to open the case', cut: 'The rest stands in the case.', none: '—', emergency: 'Emergency',
  },
  count: (n: number, more: boolean) => (more ? `${n}+` : `${n}`),
  left: (time: string) => `${time} left`,
  over: (time: string) => `${time} over`,
  roundOf: (n: number) => `Round ${n}`,
  sendTo: (name: string) => `Send to ${name}`,
  isHere: (names: string) => `${names} also here`,
  changedBy: (name: string, what: string) => `${name}: ${what}`,
  activeFilters: (n: number) => (n === 1 ? '1 filter' : `${n} filters`),
  filesOf: (n: number) => (n === 1 ? '1 file' : `${n} files`),
};
export type EnglishDeskTerms = typeof terms;
export default terms;
