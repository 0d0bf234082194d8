import { countedFields, enoughForPerson, retiredIn, type Count, type Field, type FieldCounts, type SurveyFilter, type SurveyResults, type SurveyTemplate, type Text, wallTime, type Withheld, withheldOf } from 'heed/domain';
import type { Site } from './context.ts';
import type { SiteSettings } from './settings.ts';
import type { Store } from './store/store.ts';
import type { GroupedCount } from './store/surveys.ts';
import { versionsOf } from './survey-intake.ts';

/** The filter with the instants at which its days begin and end where the site is. */
export const withInstants = <T extends Pick<SurveyFilter, 'from' | 'to'>>(filter: T, { answers }: Pick<SiteSettings, 'answers'>): T => {
  const at = (day: string, days: number) => new Date(wallTime(Date.parse(day) + days * 864e5, answers.calendar?.timeZone)).toISOString();
  return { ...filter, ...(filter.from && { from: at(filter.from, 0) }), ...(filter.to && { to: at(filter.to, 1) }) };
};

/** Of whom nothing is told among the answers that a filter lets through, whichever person, question or words it asks for. */
export async function withheldPersons({ surveys }: Pick<Store, 'surveys'>, site: string, { field: _, value: __, comment: ___, followUp: ____, unassigned, ...rest }: SurveyFilter): Promise<ReadonlyMap<string, Withheld>> {
  const filter = { ...rest, agent: undefined, ...(unassigned === 'department' && { unassigned }) };
  const [all, persons] = await Promise.all([surveys.countAnswers(site, filter), surveys.answersByAgent(site, filter)]);
  return withheldOf(persons.map(({ agent, n }) => [agent, n]), all - sumOf(persons));
}

/** Whether, with what is about nobody, the whole would tell of one person alone of whom nothing is told. */
export async function tellsOfOne({ surveys }: Pick<Store, 'surveys'>, site: string, { field: _, value: __, comment: ___, followUp: ____, unassigned: _____, ...filter }: SurveyFilter): Promise<boolean> {
  return oneAlone((await surveys.answersByAgent(site, { ...filter, agent: undefined })).map(({ n }) => n));
}

const oneAlone = (given: readonly number[]): boolean => given.filter((n) => n > 0 && !enoughForPerson(n)).length === 1;

/** The counts of all questions, under the filter. Figures are made of them where they are shown; see the domain. */
export async function resultsOf(store: Pick<Store, 'surveys' | 'staff'>, { id: site, answers }: Pick<Site, 'id' | 'answers'>, template: SurveyTemplate, asked: SurveyFilter): Promise<SurveyResults> {
  const { surveys, staff } = store;
  const filter = withInstants(asked, { answers });
  const { agent: person } = filter;
  const everybody = { ...filter, agent: undefined };
  const wider = { ...everybody, department: undefined };
  const [n, byMonth, byDepartment, byAgent, response, persons, allDepartments, allPersons, known, users, inMonths, inDepartments, ofAgents, withheld, versions, rounds] = await Promise.all([
    surveys.countAnswers(site, filter), surveys.counts(site, filter, 'month'), surveys.counts(site, filter, 'department'), surveys.counts(site, filter, 'agent'),
    filter.channel === 'invited' ? surveys.response(site, filter) : undefined, surveys.answersByAgent(site, filter), surveys.counts(site, wider, 'department'), surveys.answersByAgent(site, wider), staff.departments(site), staff.users(site),
    surveys.answered(site, filter, 'month'), surveys.answered(site, filter, 'department'), surveys.answered(site, everybody, 'agent'), withheldPersons(store, site, filter), versionsOf(store, site, template.id), surveys.rounds(site, filter),
  ]);
  const { questions, options } = retiredIn(versions);
  const countsOf = ({ name }: Field): FieldCounts => {
    const inGroups = (rows: typeof ofAgents) => new Map(rows.filter(({ field }) => field === name).map(({ group, n: given }) => [group, given]));
    const given = inGroups(ofAgents);
    const givenBy = (agent: string) => given.get(agent) ?? 0;
    // Of one person with fewer than five answers there is no figure, whichever way one asks.
    const ofPersons = [...given].flatMap(([agent, count]) => (agent === null ? [] : [[agent, count] as const]));
    const untold = withheldOf(ofPersons, given.get(null));
    const hidden = person === undefined ? undefined : withheld.get(person) ?? untold.get(person);
    const own = (rows: readonly GroupedCount[]) => (hidden ? [] : rows.filter(({ field }) => field === name));
    const grouped = (rows: readonly GroupedCount[], answered: typeof ofAgents) => {
      const all = groups(own(rows));
      const ns = inGroups(answered);
      const those = all.map(([key, counts]) => ({ key, n: ns.get(key === NOBODY ? null : key) ?? 0, counts }));
      // Nor of parts of what one person was answered.
      const parts = person === undefined ? undefined : withheldOf(those.map(({ key, n: part }) => [key, part]));
      return those.filter(({ key }) => !parts?.has(key));
    };
    const departments = grouped(byDepartment, inDepartments);
    const nowhere = departments.find(({ key }) => key === NOBODY);
    // Beside one person of whom nothing is told, what is about nobody would give them away.
    const nobody = person === undefined ? given.get(null) : undefined;
    const unassigned = {
      ...(nowhere && { department: { n: nowhere.n, counts: nowhere.counts } }),
      ...(nobody && { agent: oneAlone(ofPersons.map(([, count]) => count)) ? { withheld: 'beside' as const } : { n: nobody, counts: summed(own(byAgent).filter(({ group }) => group === null)) } }),
    };
    const counts = summed(own(byMonth));
    const retiredOptions = options.get(name)?.filter((option) => counts.some(({ value }) => value === option.value)) ?? [];
    return {
      field: name, n: hidden ? 0 : person === undefined ? sumOf([...given.values()].map((count) => ({ n: count }))) : givenBy(person), counts,
      ...(hidden && { withheld: hidden }), ...(retiredOptions.length && { retiredOptions }),
      months: grouped(byMonth, inMonths).map(({ key, ...rest }) => ({ month: key, ...rest })),
      departments: departments.filter(({ key }) => key !== NOBODY).map(({ key, ...rest }) => ({ name: key, ...rest })),
      agents: persons.map(({ agent }) => {
        const why = hidden ?? untold.get(agent) ?? (given.has(agent) ? undefined : withheld.get(agent));
        return why ? { name: agent, withheld: why } : { name: agent, n: givenBy(agent), counts: summed(own(byAgent).filter(({ group }) => group === agent)) };
      }),
      ...(Object.keys(unassigned).length && { unassigned }),
    };
  };
  // Of what is asked no more only what was answered.
  const retired = questions.map((one) => ({ ...countsOf(one.question), retired: one })).filter(({ n: given, withheld: hidden }) => given > 0 || hidden === 'beside');
  const departments = [...new Set(allDepartments.flatMap(({ group }) => group ?? []))].sort();
  const agents = allPersons.map(({ agent }) => agent);
  const named = (ids: readonly string[], all: readonly (readonly [id: string, name: Text])[]) => all.filter(([id]) => ids.includes(id));
  return {
    template, filter: asked, n, ...(response && !(person !== undefined && withheld.has(person)) && { response }), fields: [...countedFields(template).map(countsOf), ...retired],
    departments, agents, rounds,
    names: Object.fromEntries([
      ...named(departments, known.map(({ id, name }) => [id, name])), ...named(agents, users.map(({ id, displayName }) => [id, displayName])),
    ]),
  };
}

function summed(rows: readonly GroupedCount[]): Count<string>[] {
  const sums = new Map<string, number>();
  for (const { value, count } of rows) sums.set(value, (sums.get(value) ?? 0) + count);
  return [...sums].map(([value, count]) => ({ value, count })).sort(byValue);
}

/** What belongs to no group stands under no name. */
const NOBODY = '';

/** The counts under each group, in the order of names. */
function groups(rows: readonly GroupedCount[]): [string, Count<string>[]][] {
  const names = [...new Set(rows.map(({ group }) => group ?? NOBODY))].sort();
  return names.map((name) => [name, summed(rows.filter(({ group }) => (group ?? NOBODY) === name))]);
}

const sumOf = (rows: readonly { readonly n: number }[]): number => rows.reduce((sum, { n }) => sum + n, 0);

const byValue = (a: Count<string>, b: Count<string>): number => Number(a.value) - Number(b.value) || (a.value < b.value ? -1 : 1);
