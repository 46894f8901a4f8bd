// Rollup finds no packages by itself; what its own plugin does, for ours.
export const nodeResolve = {
  name: "resolve",
  resolveId: (id) => (id.startsWith("rulelens") ? new URL(import.meta.resolve(id)).pathname : null),
};
