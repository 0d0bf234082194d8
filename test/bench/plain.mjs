/** The form as one would write it without any library: HTML and a little CSS. */
import { other, sections } from './fields.mjs';

const attributes = (given) => Object.entries(given).filter(([, value]) => value !== undefined && value !== false)
  .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${value}"`)).join('');

function control({ type, name, hint, required, max, accept, autocomplete, options = {} }, id) {
  const own = { id, name, required, maxlength: max, accept, autocomplete, 'multiple': type === 'file', 'aria-describedby': hint && `${id}-hint` };
  if (type === 'textarea') return `<textarea rows="5"${attributes(own)}></textarea>`;
  if (type === 'select') return `<select${attributes(own)}>${Object.entries(options).map(([value, label]) => `<option value="${value}">${label}</option>`).join('')}</select>`;
  return `<input type="${type}"${attributes(own)}>`;
}

function field(given, prefix) {
  const { type, name, label, hint, required, options } = given;
  const id = `${prefix}${name}`;
  const mark = required ? ' <span aria-hidden="true">*</span>' : '';
  const below = hint ? `<p class="hint" id="${id}-hint">${hint}</p>` : '';
  if (type === 'radio') {
    const answers = Object.entries(options).map(([value, text]) => `<label class="option"><input type="radio" name="${name}" value="${value}"> <span>${text}</span></label>`);
    return `<fieldset class="field"><legend>${label}${mark}</legend>${below}${answers.join('')}</fieldset>`;
  }
  if (type === 'checkbox') return `<div class="field"><label class="option">${control(given, id)} <span>${label}${mark}</span></label></div>`;
  return `<div class="field"${name === other.name ? ' hidden' : ''}><label for="${id}">${label}${mark}</label>${below}${control(given, id)}</div>`;
}

/** One form; `prefix` keeps ids apart where there are several. */
export const plainForm = (prefix = '') => `<form class="plain">${sections.map(({ title, fields }) => `<section><h2>${title}</h2>${
  fields.map((given) => field(given, prefix) + (given.name === 'wantedOutcome' ? field(other, prefix) : '')).join('')}</section>`).join('')}<button>Check and send</button></form>`;

export const plainStyles = `
  .plain { display: grid; gap: 1.25rem; color: CanvasText; font: inherit; }
  .plain section { display: grid; gap: 1rem; }
  .plain .field { margin: 0; padding: 0; border: 0; display: grid; gap: .25rem; }
  .plain .field[hidden] { display: none; }
  .plain label, .plain legend { font-weight: 600; }
  .plain .option { display: inline-flex; gap: .5rem; font-weight: 400; }
  .plain .hint { margin: 0; font-size: .875em; opacity: .75; }
  .plain input:not([type=radio], [type=checkbox]), .plain select, .plain textarea { font: inherit; padding: .5rem .75rem; border: 1px solid #8886; border-radius: .5rem; inline-size: 100%; box-sizing: border-box; }
  .plain :focus-visible { outline: 2px solid #0a66c2; outline-offset: 2px; }
  .plain button { font: inherit; font-weight: 600; padding: .6rem 1.5rem; border: 0; border-radius: .5rem; background: #0a66c2; color: #fff; justify-self: start; }
`;
