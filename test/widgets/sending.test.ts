import { expect } from '@open-wc/testing';
import { complaintForm, file, heard, world } from './support.ts';

describe('sending a case', () => {
  it('ends with a receipt that shows the reference and the code in groups', async () => {
    const it = await world();
    const element = await complaintForm({ world: it });
    const submitted = heard(element, 'heed-case-submitted');
    const { reference, trackingCode } = await file(element);
    expect(reference).to.match(/^HD-[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    expect(trackingCode).to.match(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    expect((await submitted).reference).to.equal(reference);
    expect((await it.store.caseByReference('default', reference))?.values.subject).to.equal('Lid is cracked');
  });
});
