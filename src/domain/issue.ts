/** A value that breaks a rule of its form. `path` is the field's name, in groups `name.0.inner`. */
export interface Issue { readonly path: string; readonly code: string; readonly params?: { readonly [k: string]: string | number } }
