import { countedFields, enoughForPerson, retiredIn, type Count, type Field, type FieldCounts, type SurveyFilter, type SurveyResults, type SurveyTemplate, type Text, wallTime } from 'heed/domain';
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

/** The counts of all questions, under the filter. Figures are made of them where they are shown; see the domain. */
export async function resultsOf(store: Pick<Store, 'surveys' | 'staff'>, { id: site, answers }: Pick<Site, 'id' | 'answers'>, template: SurveyTemplate, asked: SurveyFilter): Promise<SurveyResults> {
  const { surveys, staff } = store;
  const filter = withInstants(asked, { answers });
  const wider = { ...filter, department: undefined, agent: undefined };
  const [n, byMonth, byDepartment, byAgent, response, persons, allDepartments, allPersons, known, users, answered, versions, rounds] = await Promise.all([
    surveys.countAnswers(site, filter), surveys.counts(site, filter, 'month'), surveys.counts(site, filter, 'department'), surveys.counts(site, filter, 'agent'),
    filter.channel === 'invited' ? surveys.response(site, filter) : undefined, surveys.answersByAgent(site, filter), surveys.counts(site, wider, 'department'), surveys.answersByAgent(site, wider), staff.departments(site), staff.users(site), surveys.answered(site, filter), versionsOf(store, site, template.id), surveys.rounds(site, filter),
  ]);
  // Of one person with fewer than five answers there is no figure, whichever way one asks.
  const withheld = !!filter.agent && !enoughForPerson(n);
  const { questions, options } = retiredIn(versions);
  const countsOf = ({ name }: Field): FieldCounts => {
    const answers = (agent?: string) => answered.filter((row) => row.field === name && (agent === undefined || row.agent === agent)).reduce((sum, row) => sum + row.n, 0);
    const shown = !withheld && (!filter.agent || enoughForPerson(answers()));
    const own = (rows: readonly GroupedCount[]) => (shown ? rows.filter(({ field }) => field === name) : []);
    // Of one person nothing is told of fewer, in whatever way they are put together.
    const enough = (all: ReturnType<typeof groups>) => all.filter(([, counts]) => !filter.agent || enoughForPerson(counts.reduce((sum, { count }) => sum + count, 0)));
    const months = enough(groups(own(byMonth)));
    const departments = enough(groups(own(byDepartment)));
    const counts = summed(own(byMonth));
    const retiredOptions = options.get(name)?.filter((option) => counts.some(({ value }) => value === option.value)) ?? [];
    return {
      field: name, n: shown ? answers() : 0, counts, ...(retiredOptions.length && { retiredOptions }), months: months.map(([month, counts]) => ({ month, counts })),
      departments: departments.map(([key, counts]) => ({ name: key, counts })),
      agents: persons.map(({ agent, n: all }) => {
        const counts = summed(own(byAgent).filter(({ group }) => group === agent));
        return { name: agent, n: all, ...(enoughForPerson(answers(agent)) && { counts }) };
      }),
    };
  };
  // Of what is asked no more only what was answered.
  const retired = questions.map((one) => ({ ...countsOf(one.question), retired: one })).filter(({ n: given }) => given > 0);
  const departments = [...new Set(allDepartments.flatMap(({ group }) => group ?? []))].sort();
  const agents = allPersons.map(({ agent }) => agent);
  const named = (ids: readonly string[], all: readonly (readonly [id: string, name: Text])[]) => all.filter(([id]) => ids.includes(id));
  return {
    template, filter: asked, n, ...(response && !withheld && { response }), fields: [...countedFields(template).map(countsOf), ...retired],
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

/** The counts under each group that has a name, in the order of names. */
function groups(rows: readonly GroupedCount[]): [string, Count<string>[]][] {
  const names = [...new Set(rows.flatMap(({ group }) => group ?? []))].sort();
  return names.map((name) => [name, summed(rows.filter(({ group }) => group === name))]);
}

const byValue = (a: Count<string>, b: Count<string>): number => Number(a.value) - Number(b.value) || (a.value < b.value ? -1 : 1);
