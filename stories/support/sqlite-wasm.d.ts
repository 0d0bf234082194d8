/** SQLite compiled to WebAssembly, which comes without types. */
declare module '@sqlite.org/sqlite-wasm' {
  const start: () => Promise<import('../../server/store/dialects/sqlite-wasm.ts').SqliteWasm>;
  export default start;
}
