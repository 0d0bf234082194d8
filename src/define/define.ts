/** Registers a tag unless it is taken. Never throws inside a customer's page: whoever came first stays, and the console says so. */
export function define(tag: string, element: CustomElementConstructor): void {
  const known = customElements.get(tag);
  if (!known) customElements.define(tag, element);
  else if (known !== element && known.name !== element.name) console.warn(`<${tag}> was already defined by something else on this page; heed leaves it alone.`);
}
