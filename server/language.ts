import { type Locale, nearestLocale, REFUSALS } from 'heed/domain';
import { Problem } from './problem.ts';

/** The language of ours that an `Accept-Language` likes best; English where it names none of them. */
export function localeAsked(header: string | undefined): Locale {
  const asked = (header ?? '').slice(0, 1000).split(',').map((part) => {
    const [tag = '', ...parameters] = part.split(';').map((word) => word.trim());
    const weight = parameters.find((word) => /^q=/i.test(word));
    return { tag, weight: weight ? Number(weight.slice(2)) || 0 : 1 };
  });
  const best = asked.filter(({ tag, weight }) => weight > 0 && /^(en|zh)\b/i.test(tag)).sort((a, b) => b.weight - a.weight)[0];
  return best ? nearestLocale(best.tag) : 'en';
}

/** The problem in the words of whoever asked, where its reason has any: why a step is refused. */
export function inWords(problem: Problem, accepted: string | undefined): Problem {
  const { code, detail } = problem;
  const locale = localeAsked(accepted);
  const { title, reasons } = REFUSALS[locale];
  const words: Readonly<Record<string, string>> = reasons;
  if (!detail.reason || !Object.hasOwn(words, detail.reason)) return problem;
  return new Problem(code, words[detail.reason]!, { ...detail, title, headers: { ...detail.headers, 'Content-Language': locale } });
}
