/** The date so many days from today, as a date field has it: what is promised must lie ahead whenever this runs. */
export const inDays = (days: number): string => new Date(Date.now() + days * 864e5).toISOString().slice(0, 10);
