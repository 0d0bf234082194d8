declare module '@sqlite.org/sqlite-wasm' {
  const init: () => Promise<unknown>;
  export default init;
}
