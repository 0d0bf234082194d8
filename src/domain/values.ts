import type { Field, FieldType, FileValue, FormDefinition, Values } from './form.ts';

/** The value of each type of field. */
type Typed<F extends Field> = {
  [T in FieldType]: T extends 'number' | 'money' | 'rating' | 'scale' ? number
    : T extends 'choice' ? OptionOf<F>
    : T extends 'choices' ? readonly OptionOf<F>[]
    : T extends 'consent' ? boolean
    : T extends 'files' ? readonly FileValue[]
    : T extends 'group' ? readonly (F extends { readonly fields: readonly Field[] } ? Row<F['fields'][number]> : Values)[]
    : string
}[F['type']];
type OptionOf<F> = F extends { readonly options: readonly { readonly value: infer V extends string }[] } ? V : string;

/** Always there: required without a condition, and always shown. */
type Sure<F extends Field> = F extends { readonly required: true } ? (F extends { readonly when: object } ? never : F) : never;
type Row<F extends Field> = { readonly [G in Sure<F> as G['name']]: Typed<G> }
  & { readonly [G in Exclude<F, Sure<F>> as G['name']]?: Typed<G> };

/** The type of a form's values, for a definition written `as const satisfies FormDefinition`; `Values` for any other. */
export type ValuesOf<D extends FormDefinition> = string extends D['steps'][number]['fields'][number]['name']
  ? Values
  : Row<D['steps'][number]['fields'][number]>;
