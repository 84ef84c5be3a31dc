interface ImportMeta {
  /** Of vite: the files that match, read when the module is loaded; with `?raw` as their text. */
  glob(pattern: string, options: { eager: true; import: "default"; query?: "?raw" }): Record<string, unknown>;
}
