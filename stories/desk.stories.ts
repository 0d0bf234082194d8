import 'heed/define/desk';
import { press, shown, until, write } from './support/act.ts';
import { ROADS, deskIn, enter, openCase, openStep, renderDesk, with_ } from './support/desk-cases.ts';
import { lowScore } from './support/desk-calls.ts';
import type { DeskArgs } from './support/desk-cases.ts';
import type { HeedMeta, HeedStory } from './support/story.ts';

const meta: HeedMeta<DeskArgs> = { title: 'Desk', component: 'heed-desk', render: renderDesk, tags: ['!autodocs'] };
export default meta;

type Story = HeedStory<DeskArgs>;

// A few stories are looked at in every language and both colours; the others take turns.
const hans = { locale: 'zh-Hans' } as const;
const hant = { locale: 'zh-Hant' } as const;
const english = { locale: 'en' } as const;
const night = { locale: 'zh-Hans', theme: 'dark' } as const;

/** Nobody is signed in. */
export const SignIn: Story = { parameters: with_([]), play: async ({ canvasElement }) => void await shown(deskIn(canvasElement), 'form.gate') };

/** Unknown name or wrong password: nobody learns which. */
export const WrongPassword: Story = {
  globals: hans,
  parameters: with_([]),
  play: async ({ canvasElement }) => {
    const desk = deskIn(canvasElement);
    await write(desk, { name: 'agent', password: 'not this one' });
    await press(desk, '.gate [type=submit]');
    await shown(desk, '[role=alert]');
  },
};

/** The password was for once. */
export const OwnPassword: Story = {
  globals: hant,
  parameters: { heed: { width: 1280, desk: async (desk) => { await desk.store.staff.changeUser('default', 'u-agent', { mustChange: true }, new Date().toISOString()); } } },
  play: async (scene) => {
    const desk = deskIn(scene.canvasElement);
    await write(desk, { name: 'agent', password: 'three cups before noon' });
    await press(desk, '.gate [type=submit]');
    await shown(desk, '[name=next]');
  },
};

/** Queues, and the cases of one of them: emergencies first. */
export const Queue: Story = { parameters: with_([]), play: async (scene) => void await enter(scene) };

export const EmptyQueue: Story = { globals: hant, args: { role: 'handler' }, parameters: with_([]), play: Queue.play };

export const Filters: Story = {
  globals: hans,
  parameters: with_([]),
  play: async (scene) => {
    const desk = await enter(scene) as HTMLElement;
    await press(desk, '[aria-controls=filters]');
    await shown(desk, '.filters');
  },
};

export const CaseReceived: Story = { globals: hant, parameters: with_(ROADS.received, {}, 20), play: async (scene) => void await openCase(scene) };
export const CaseTalked: Story = { parameters: with_(ROADS.talked), play: CaseReceived.play };
/** The work rests, with its reason. */
export const CaseWaiting: Story = { globals: night, parameters: with_(ROADS.waiting), play: CaseReceived.play };
export const CaseToApprove: Story = { globals: hans, args: { role: 'manager' }, parameters: with_(ROADS.proposed), play: CaseReceived.play };
/** A second round. */
export const CaseReopened: Story = { parameters: with_(ROADS.second, {}, 9000), play: CaseReceived.play };
export const CaseClosed: Story = { globals: hant, parameters: with_(ROADS.closed, {}, 9000), play: CaseReceived.play };

/** The customer will read it. */
export const Accepting: Story = { parameters: with_(ROADS.received, {}, 20), play: async (scene) => void await openStep(scene, 'accept') };
/** Nobody outside will. */
export const Analysing: Story = { globals: hans, parameters: with_([ROADS.talked[0]!]), play: async (scene) => void await openStep(scene, 'analyse') };
export const Proposing: Story = { globals: night, args: { role: 'handler' }, parameters: with_(ROADS.assigned), play: async (scene) => void await openStep(scene, 'propose') };
export const MissingWords: Story = {
  globals: hant,
  parameters: with_(ROADS.received, {}, 20),
  play: async (scene) => {
    const desk = await openStep(scene, 'accept') as HTMLElement;
    await press(desk, '.todo .writing [type=submit]');
    await shown(desk, '.writing .error');
  },
};

/** Whom does it go to? */
export const ConfirmAddressee: Story = {
  globals: hans,
  parameters: with_(ROADS.talked),
  play: async (scene) => {
    const desk = await openCase(scene) as HTMLElement;
    const form = await until(desk, (root) => root.querySelector<HTMLFormElement>('.reply form'));
    form.querySelector('textarea')!.value = scene.loaded.words.reply;
    form.requestSubmit();
    await shown(desk, '.reply .ask');
  },
};

/** Texts for this step and this customer; one press inserts. */
export const Scripts: Story = {
  globals: hans,
  parameters: with_(ROADS.received, {}, 20),
  play: async (scene) => {
    const desk = await openStep(scene, 'accept') as HTMLElement;
    await press(desk, '.todo .under button');
    await shown(desk, '.scripts li button');
  },
};
export const ScriptsDark: Story = { ...Scripts, globals: night };

/** One was inserted; the time that the case does not know is left out. */
export const ScriptInserted: Story = {
  globals: english,
  parameters: with_(ROADS.received, {}, 20),
  play: async (scene) => {
    await Scripts.play!(scene);
    const desk = deskIn(scene.canvasElement);
    await press(desk, '.scripts li button');
    await until(desk, (root) => root.querySelector<HTMLTextAreaElement>('.todo textarea')?.value);
  },
};

/** A placeholder that nobody has filled in does not go out. */
export const ScriptOpen: Story = {
  globals: hant,
  parameters: with_(ROADS.received, {}, 20),
  play: async (scene) => {
    const desk = await openStep(scene, 'accept') as HTMLElement;
    await write(desk, { text: `${scene.loaded.words.accept} {dueAt}` });
    await press(desk, '.todo .writing [type=submit]');
    await shown(desk, '.todo .error');
  },
};

/** What is approved stands above its form. */
export const Approving: Story = { globals: hans, args: { role: 'manager' }, parameters: with_(ROADS.proposed), play: async (scene) => void await openStep(scene, 'approve') };
export const ApprovingDark: Story = { ...Approving, globals: night };

/** Two at once: both are shown. */
export const Conflict: Story = {
  globals: english,
  parameters: with_([ROADS.talked[0]!]),
  args: { deaf: true },
  play: async (scene) => {
    const desk = await openStep(scene, 'analyse') as HTMLElement;
    await write(desk, { cause: scene.loaded.words.question, responsibility: scene.loaded.words.product });
    await scene.loaded.desk!.step('manager', scene.loaded.receipt!.reference, 'mark-emergency', { text: scene.loaded.words.unsatisfied });
    await press(desk, '.todo .writing [type=submit]');
    await shown(desk, '.conflict');
  },
};

/** A case for somebody on the phone. */
export const Recording: Story = {
  globals: hans,
  parameters: with_([]),
  play: async (scene) => {
    const desk = await enter(scene) as HTMLElement;
    await press(desk, '.record');
    await shown(desk, '.recording form');
  },
};

/** A service that is finished: whom to ask how it was. */
export const FinishedService: Story = {
  globals: hans,
  parameters: with_([]),
  play: async (scene) => {
    const desk = await enter(scene) as HTMLElement;
    await press(desk, '.record');
    (await shown(desk, '.recording .kinds .option:last-child input')).click();
    await write(desk, { service: scene.loaded.words.product, department: 'workshop', name: scene.loaded.words.name, phone: '+86 138 0000 0000' });
  },
};
/** What came of it: a link to hand over. */
export const FinishedServiceAsked: Story = {
  ...FinishedService, globals: night,
  play: async (scene) => {
    await FinishedService.play!(scene);
    await press(deskIn(scene.canvasElement), '.recording [type=submit]');
    await shown(deskIn(scene.canvasElement), '.asked');
  },
};

/** Low scores that somebody has to call about; one of them too late. */
export const Calls: Story = {
  parameters: { heed: { width: 1280, desk: async (desk, words) => {
    const receipt = await desk.file('inquiry', { subject: words.question, description: words.ask, name: words.name, email: 'lin@example.com', consent: true }, 200);
    await lowScore(desk, { overall: 1, why: words.unsatisfied, callBack: 'yes', phone: '+86 139 0000 0000' }, { case: receipt.reference });
    desk.now();
    await lowScore(desk, { overall: 2, better: ['speed', 'information'], speed: 1 });
    return receipt;
  } } },
  play: async (scene) => {
    const desk = await enter(scene) as HTMLElement;
    await press(desk, '.queue.calls');
    await shown(desk, '.calls li');
  },
};
/** One of them is taken, and was tried before: what came of it is written down. */
export const CallTaken: Story = {
  ...Calls,
  play: async (scene) => {
    const desk = await enter(scene) as HTMLElement;
    await press(desk, '.queue.calls');
    await press(desk, '.calls .actions button');
    await press(desk, '.calls [value=not-reached]');
    await press(desk, '.calls [type=submit]');
    await shown(desk, '.calls .tries');
    await press(desk, '.calls .actions button');
    await shown(desk, '.calls form');
  },
};
/** Low scores of a page whose authors left nothing: one task for all of them, to look into; and a service that is known by its number only. */
export const NobodyToCall: Story = {
  parameters: { heed: { width: 1280, desk: async (desk, words) => {
    const receipt = await desk.file('inquiry', { subject: words.question, description: words.ask, name: words.name, email: 'lin@example.com', consent: true }, 50);
    for (const overall of [1, 2, 1, 2, 1, 1, 2]) {
      await lowScore(desk, { overall, ...(overall === 2 && { why: words.unsatisfied }) }, { page: 'https://stillwater.example/kiosk/entrance' });
      desk.shift += 4 * 60_000;
    }
    await lowScore(desk, { overall: 2 }, { subject: 'WO-204' });
    desk.now();
    return receipt;
  } } },
  play: async (scene) => {
    const desk = await enter(scene) as HTMLElement;
    await press(desk, '.queue.calls');
    await press(desk, '[data-way=look] .actions button');
    await shown(desk, '[data-way=look] form');
    await press(desk, '[data-way=look] summary');
  },
};
export const NobodyToCallPhone: Story = { ...NobodyToCall, globals: hans, parameters: { heed: { ...(NobodyToCall.parameters as { heed: object }).heed, width: 320 } } };
export const NobodyToCallDark: Story = { ...NobodyToCall, globals: { ...night, direction: 'rtl' } };

export const CallsDark: Story = { ...Calls, globals: night };
export const CallsPhone: Story = { ...Calls, globals: { ...hant, direction: 'rtl' }, parameters: { heed: { ...(Calls.parameters as { heed: object }).heed, width: 320 } } };

export const NoCalls: Story = {
  globals: hans,
  parameters: with_([]),
  play: async (scene) => {
    const desk = await enter(scene) as HTMLElement;
    await press(desk, '.queue.calls');
    await shown(desk, '.calls .empty');
  },
};

/** The handling form, as it comes out of the printer. */
export const Paper: Story = {
  globals: hans,
  parameters: with_(ROADS.closed, {}, 9000),
  play: async (scene) => {
    const desk = await openCase(scene) as HTMLElement;
    await press(desk, '.case-head .tight button');
    await shown(desk, '.paper');
  },
};

export const Keys: Story = {
  globals: hant,
  parameters: with_([]),
  play: async (scene) => {
    const desk = await enter(scene) as HTMLElement;
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }));
    await shown(desk, 'dialog.keys');
  },
};

export const NoSuchCase: Story = {
  globals: hans,
  parameters: with_([]),
  play: async (scene) => {
    const desk = await enter(scene) as HTMLElement;
    location.hash = '#case=HD-00000-00000';
    await shown(desk, '.pane [role=alert]');
  },
};

/** One pane at a time. */
export const Phone: Story = { globals: hans, parameters: with_(ROADS.talked, { width: 390 }), play: CaseReceived.play };
export const PhoneList: Story = { globals: hant, parameters: with_([], { width: 390 }), play: Queue.play };
export const Medium: Story = { globals: english, parameters: with_(ROADS.talked, { width: 900 }), play: CaseReceived.play };
export const Dark: Story = { globals: { theme: 'dark' }, parameters: with_(ROADS.second, {}, 9000), play: CaseReceived.play };
export const RightToLeft: Story = { globals: { direction: 'rtl' }, parameters: with_(ROADS.talked), play: CaseReceived.play };
