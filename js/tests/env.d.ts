interface ImportMeta {
  /** Of vite: the files that match, read when the module is loaded. */
  glob(pattern: string, options: { eager: true; import: "default" }): Record<string, unknown>;
}
