/** The form with FormKit, the way its guide shows it: plugin with the default configuration, one FormKit component for each field. */
import { FormKit, defaultConfig, plugin } from '@formkit/vue';
import { createApp, h, ref } from 'vue';
import { other, sections } from '../fields.mjs';

const rules = ({ type, required, max }) => [type === 'checkbox' && required ? 'accepted' : required && 'required', max && `length:0,${max}`, type === 'email' && 'email'].filter(Boolean).join('|');

const field = (given) => h(FormKit, {
  type: given.type, name: given.name, id: given.name, label: given.label, help: given.hint, validation: rules(given),
  options: given.options, accept: given.accept, autocomplete: given.autocomplete, multiple: given.type === 'file' ? true : undefined,
});

const Form = {
  setup() {
    const values = ref({});
    return () => h(FormKit, { type: 'form', modelValue: values.value, 'onUpdate:modelValue': (next) => { values.value = next; }, submitLabel: 'Check and send' }, () => sections.map(({ title, fields }) => h('section', [
      h('h2', title),
      ...fields.flatMap((given) => [field(given), given.name === 'wantedOutcome' && values.value.wantedOutcome === 'other' ? field(other) : undefined]),
    ])));
  },
};

createApp(Form).use(plugin, defaultConfig()).mount('#app');
