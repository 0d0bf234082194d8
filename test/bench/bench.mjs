/** `npm run bench` compares the form with others; `npm run bench -- desk` asks how quick the desk stays with a million cases. */
const part = process.argv[2] === 'desk' ? process.argv.splice(2, 1)[0] : 'run';
await import(`./${part}.mjs`);
