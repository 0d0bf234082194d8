import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SurveyFilter } from '../domain/records/survey.ts';

/** Which results the address of a page asks for, as `#results=after-service&channel=inline&followUp=…`, where the desk's tasks lead; nothing of anything else. */
function resultsIn(hash: string): SurveyFilter | undefined {
  const asked = new URLSearchParams(hash.replace(/^#/, ''));
  const template = asked.get('results');
  if (!template) return undefined;
  const [department, followUp] = [asked.get('department'), asked.get('followUp')];
  return { template, channel: asked.get('channel') === 'inline' ? 'inline' : 'invited', ...(department && { department }), ...(followUp && { followUp }) };
}

/** Tells its host when the address has come to ask for other results: a task's link was followed, or the visitor went back. */
export class AskedResults implements ReactiveController {
  readonly #changed: () => void;

  constructor(host: ReactiveControllerHost, asked: (filter: SurveyFilter) => void) {
    this.#changed = () => {
      if (this.filter) asked(this.filter);
    };
    host.addController(this);
  }

  /** What the address asks for. */
  get filter(): SurveyFilter | undefined {
    return resultsIn(location.hash);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#changed);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#changed);
  }
}
